//! Submissions, sealed, for the browser that can open them.

use super::inbox::{item, opened};
use crate::body::{FromJson, id_of};
use crate::failure::Failure;
use crate::house::House;
use crate::principal::{Allowed, to};
use crate::store::assigning::Assigning;
use crate::store::inbox::{Line, Sealed};
use api::desk::inbox::{Held, Opened, PAGE, Several, SeveralHeld, SeveralOpened};
use api::desk::people::Assigned;
use axum::Json;
use axum::extract::{Path, State};
use domain::ids::SubmissionId;
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
    let held = fetched(&house, &principal, &[id_of(path)?]).await?;
    held.into_iter().next().map(Json).ok_or(Failure::NotFound)
}

/// Several envelopes. That they were fetched is written down first.
///
/// # Errors
/// [`Failure::Invalid`] for none, or for more than a page.
pub async fn post_several(
    State(house): State<House>,
    principal: Allowed<to::Read>,
    FromJson(asked): FromJson<Several>,
) -> Result<Json<SeveralHeld>, Failure> {
    let held = fetched(&house, &principal, some(&asked)?).await?;
    Ok(Json(SeveralHeld { held }))
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
    let marked = marked(&house, &principal, &[id_of(path)?]).await?;
    let first = marked.into_iter().next();
    first
        .map(|(_, opened)| Json(opened))
        .ok_or(Failure::NotFound)
}

/// Marks several opened. The first opening of each stays.
///
/// # Errors
/// [`Failure::Invalid`] for none, or for more than a page.
pub async fn post_several_opened(
    State(house): State<House>,
    principal: Allowed<to::Read>,
    FromJson(asked): FromJson<Several>,
) -> Result<Json<SeveralOpened>, Failure> {
    let opened = marked(&house, &principal, some(&asked)?).await?;
    Ok(Json(SeveralOpened { opened }))
}

/// As many as may be asked for at once.
fn some(asked: &Several) -> Result<&[SubmissionId], Failure> {
    if (1..=PAGE).contains(&asked.ids.len()) {
        Ok(&asked.ids)
    } else {
        Err(Failure::invalid("ids", "one to fifty submissions at once"))
    }
}

async fn fetched(
    house: &House,
    principal: &Allowed<to::Read>,
    ids: &[SubmissionId],
) -> Result<Vec<Held>, Failure> {
    let now = house.clock.seconds();
    let found = house
        .store
        .sealed(principal.scope(), ids, &principal.member, now)
        .await?;
    found
        .into_iter()
        .map(|(line, sealed)| held(line, sealed, now))
        .collect()
}

fn held(line: Line, sealed: Sealed, now: i64) -> Result<Held, Failure> {
    let item = item(line, now)?;
    let outer = Outer {
        v: ENVELOPE_VERSION,
        suite: sealed.suite,
        team: sealed.team,
        epoch: u32::try_from(sealed.epoch).unwrap_or_default(),
        id: item.id.clone(),
        form: item.form.clone(),
        form_version: item.form_version,
        invitation: None,
        contact: item.contact,
        supersedes: item.supersedes.clone(),
    };
    Ok(Held {
        item,
        envelope: Envelope {
            outer,
            sealed: sealed.sealed,
        },
    })
}

async fn marked(
    house: &House,
    principal: &Allowed<to::Read>,
    ids: &[SubmissionId],
) -> Result<Vec<(SubmissionId, Opened)>, Failure> {
    let now = house.clock.seconds();
    let lines = house
        .store
        .mark_opened(principal.scope(), ids, &principal.member, now)
        .await?;
    let first = |line: Line| {
        let id = SubmissionId::try_from(line.id).ok()?;
        Some((id, opened(line.opened_by, line.opened_at)?))
    };
    Ok(lines.into_iter().filter_map(first).collect())
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
