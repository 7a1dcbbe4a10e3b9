//! One submission, sealed, for the browser that can open it.

use super::inbox::{item, opened};
use crate::body::id_of;
use crate::failure::Failure;
use crate::house::House;
use crate::principal::Principal;
use api::desk::inbox::{Held, Opened};
use axum::Json;
use axum::extract::{Path, State};
use domain::submission::{ENVELOPE_VERSION, Envelope, Outer};

/// The envelope. That it was fetched is written down first.
///
/// # Errors
/// [`Failure::NotFound`].
pub async fn get(
    State(house): State<House>,
    principal: Principal,
    path: Path<String>,
) -> Result<Json<Held>, Failure> {
    let id = id_of(path)?;
    let now = house.clock.seconds();
    let line = house
        .store
        .line(id.as_str())
        .await?
        .ok_or(Failure::NotFound)?;
    let sealed = house
        .store
        .sealed(id.as_str(), &principal.member, now)
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
    principal: Principal,
    path: Path<String>,
) -> Result<Json<Opened>, Failure> {
    let id = id_of(path)?;
    let now = house.clock.seconds();
    house
        .store
        .mark_opened(id.as_str(), &principal.member, now)
        .await?;
    let line = house
        .store
        .line(id.as_str())
        .await?
        .ok_or(Failure::NotFound)?;
    opened(line.opened_by, line.opened_at)
        .map(Json)
        .ok_or(Failure::NotFound)
}
