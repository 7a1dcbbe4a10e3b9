//! One submission, sealed, for the browser that can open it.

use super::inbox::{item, opened};
use crate::body::{FromJson, id_of};
use crate::failure::Failure;
use crate::house::House;
use crate::principal::{Allowed, to};
use crate::store::assigning::Assigning;
use api::desk::inbox::{Held, Opened};
use api::desk::people::Assigned;
use axum::Json;
use axum::extract::{Path, State};
use domain::submission::{ENVELOPE_VERSION, Envelope, Outer};

/// The envelope. That it was fetched is written down first.
///
/// # Errors
/// [`Failure::NotFound`].
pub async fn get(
    State(house): State<House>,
    principal: Allowed<to::Read>,
    path: Path<String>,
) -> Result<Json<Held>, Failure> {
    let id = id_of(path)?;
    let now = house.clock.seconds();
    let line = house
        .store
        .line(principal.scope(), id.as_str())
        .await?
        .ok_or(Failure::NotFound)?;
    let sealed = house
        .store
        .sealed(principal.scope(), id.as_str(), &principal.member, now)
        .await?
        .ok_or(Failure::NotFound)?;
    let item = item(line, now)?;
    let outer = Outer {
        v: ENVELOPE_VERSION,
        suite: sealed.suite,
        team: sealed.team,
        epoch: u32::try_from(sealed.epoch).unwrap_or_default(),
        id,
        form: item.form.clone(),
        form_version: item.form_version,
        invitation: None,
        contact: item.contact,
        supersedes: item.supersedes.clone(),
    };
    Ok(Json(Held {
        item,
        envelope: Envelope {
            outer,
            sealed: sealed.sealed,
        },
    }))
}

/// Marks it opened. The first opening stays.
///
/// # Errors
/// [`Failure::NotFound`].
pub async fn post_opened(
    State(house): State<House>,
    principal: Allowed<to::Read>,
    path: Path<String>,
) -> Result<Json<Opened>, Failure> {
    let id = id_of(path)?;
    let now = house.clock.seconds();
    house
        .store
        .mark_opened(principal.scope(), id.as_str(), &principal.member, now)
        .await?;
    let line = house
        .store
        .line(principal.scope(), id.as_str())
        .await?
        .ok_or(Failure::NotFound)?;
    opened(line.opened_by, line.opened_at)
        .map(Json)
        .ok_or(Failure::NotFound)
}

/// Says who answers it.
///
/// # Errors
/// [`Failure::NotFound`]; [`Failure::Invalid`] for a member who reads nothing.
pub async fn put_assigned(
    State(house): State<House>,
    principal: Allowed<to::Assign>,
    path: Path<String>,
    FromJson(asked): FromJson<Assigned>,
) -> Result<Json<Assigned>, Failure> {
    let id = id_of(path)?;
    let by = (principal.member.as_str(), house.clock.seconds());
    let assigning = house
        .store
        .assign(principal.scope(), id.as_str(), asked.to.as_deref(), by)
        .await?;
    match assigning {
        Assigning::Done => Ok(Json(asked)),
        Assigning::Nowhere => Err(Failure::NotFound),
        Assigning::NoReader => Err(Failure::invalid(
            "to",
            "not a member of the team who reads what young people send",
        )),
    }
}
