//! Answering a submission: what was said back, the stage, and "added to the record".

use super::invitations::check_sealed;
use crate::body::{FromJson, id_of};
use crate::edges::{day_text, hour_text};
use crate::failure::Failure;
use crate::house::House;
use crate::principal::{Allowed, to};
use crate::store::answers::Said;
use crate::store::scope::Scope;
use api::desk::answers::{AddedToRecord, Answer, Answers, NewAnswer};
use axum::Json;
use axum::extract::{Path, State};
use domain::ids::SubmissionId;
use domain::receipt::Stage;

/// What was said back so far.
///
/// # Errors
/// [`Failure::NotFound`].
pub async fn get(
    State(house): State<House>,
    principal: Allowed<to::Answer>,
    path: Path<String>,
) -> Result<Json<Answers>, Failure> {
    answers(&house, principal.scope(), &id_of(path)?).await
}

/// Says something back.
///
/// # Errors
/// As `docs/API.md` lists them.
pub async fn post(
    State(house): State<House>,
    principal: Allowed<to::Answer>,
    path: Path<String>,
    FromJson(answer): FromJson<NewAnswer>,
) -> Result<Json<Answers>, Failure> {
    let id = id_of(path)?;
    check_sealed("for_team", &answer.for_team)?;
    if let Some(copy) = &answer.for_phone {
        check_sealed("for_phone", &copy.sealed)?;
    }
    if house.team_of_key(answer.epoch).await?.is_none() {
        return Err(Failure::invalid("epoch", "the team has no such key"));
    }
    let now = house.clock.seconds();
    match house
        .store
        .say(principal.scope(), &id, &answer, (&principal.member, now))
        .await?
    {
        Said::Done => answers(&house, principal.scope(), &id).await,
        Said::Nowhere => Err(Failure::NotFound),
        Said::NotNext => Err(Failure::Conflict(
            "a colleague has moved it on, or it has ended",
        )),
        Said::TooMany => Err(Failure::Conflict("enough has been said back to this")),
    }
}

/// Says that it has been added to the child's record.
///
/// # Errors
/// [`Failure::NotFound`].
pub async fn put_record(
    State(house): State<House>,
    principal: Allowed<to::Answer>,
    path: Path<String>,
    FromJson(AddedToRecord {}): FromJson<AddedToRecord>,
) -> Result<Json<Answers>, Failure> {
    let id = id_of(path)?;
    let now = house.clock.seconds();
    if !house
        .store
        .add_to_record(principal.scope(), &id, &principal.member, now)
        .await?
    {
        return Err(Failure::NotFound);
    }
    answers(&house, principal.scope(), &id).await
}

async fn answers(
    house: &House,
    scope: Scope<'_>,
    id: &SubmissionId,
) -> Result<Json<Answers>, Failure> {
    let progress = house.store.progress(scope, id).await?;
    let progress = progress.ok_or(Failure::NotFound)?;
    let said = house.store.said_to_team(scope, id).await?;
    Ok(Json(Answers {
        stage: progress.stage.as_deref().and_then(Stage::of_word),
        goes_on: day_text(progress.goes_at()),
        in_record: progress.in_record_at.is_some(),
        items: said
            .into_iter()
            .map(|said| Answer {
                epoch: u32::try_from(said.epoch).unwrap_or_default(),
                for_team: said.for_team,
                by: said.said_by,
                at: hour_text(said.said_at),
            })
            .collect(),
    }))
}
