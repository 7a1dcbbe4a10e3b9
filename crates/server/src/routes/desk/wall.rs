//! The wall as staff keep it.

use super::events::{SINCE, as_u32, first_wrong, looked};
use crate::body::FromJson;
use crate::failure::Failure;
use crate::house::House;
use crate::principal::{Allowed, to};
use crate::store::StoreFault;
use crate::store::wall::KeptPraise;
use api::desk::roles::{Act, Role};
use api::desk::wall::{List, Whole, Written};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::groups::praise::{Kind, Praise};
use domain::ids::SubmissionId;
use domain::request::Purpose;

/// What is on the wall, the newest first.
///
/// # Errors
/// What the store says.
pub async fn get(
    State(house): State<House>,
    member: Allowed<to::SeeResults>,
) -> Result<Json<List>, Failure> {
    let kept = house.store.wall(house.clock.seconds()).await?.into_iter();
    let wall: Result<Vec<_>, Failure> = kept.map(|kept| whole(kept, member.role)).collect();
    Ok(Json(List { wall: wall? }))
}

fn whole(kept: KeptPraise, role: Role) -> Result<Whole, Failure> {
    let put_up = chrono::DateTime::from_timestamp(kept.put_up_at, 0).unwrap_or_default();
    let submission = kept
        .submission
        .clone()
        .filter(|_| role.may(Act::HoldGroups));
    Ok(Whole {
        praise: praise_of(&kept)?,
        submission: submission.and_then(|id| SubmissionId::try_from(id).ok()),
        revision: as_u32(kept.revision),
        put_up_on: put_up.date_naive(),
        id: kept.id,
    })
}

/// What everybody sees of a piece.
///
/// # Errors
/// [`StoreFault::Broken`] for one that this build cannot read.
pub fn praise_of(kept: &KeptPraise) -> Result<Praise, Failure> {
    serde_json::from_str(&kept.praise)
        .map_err(|_| Failure::Store(StoreFault::Broken("wall".to_owned())))
}

fn sound(house: &House, written: &Written) -> Result<(), Failure> {
    let praise = &written.praise;
    first_wrong(praise.wrong())?;
    if let Some(id) = &praise.group
        && !house.edition.groups().any(|group| group.id == *id)
    {
        return Err(Failure::invalid(
            "group",
            "there is no such group: choose one",
        ));
    }
    if praise.on.is_some_and(|on| on > house.today()) {
        return Err(Failure::invalid("on", "this day has not come yet"));
    }
    looked(written.looked)
}

async fn one(house: &House, id: &str, role: Role) -> Result<Json<Whole>, Failure> {
    let kept = house.store.praise(id).await?.ok_or(Failure::NotFound)?;
    Ok(Json(whole(kept, role)?))
}

/// Puts a piece up.
///
/// # Errors
/// [`Failure::Invalid`] with the field; [`Failure::Conflict`] when this good news is up.
pub async fn post(
    State(house): State<House>,
    member: Allowed<to::HoldGroups>,
    FromJson(written): FromJson<Written>,
) -> Result<(StatusCode, Json<Whole>), Failure> {
    sound(&house, &written)?;
    came_from(&house, &written).await?;
    let id = SubmissionId::from_random(house.random.bytes()?);
    let now = house.clock.seconds();
    let put_up = house
        .store
        .put_up(id.as_str(), &written, &member.member, now);
    match put_up.await {
        Ok(()) => {}
        Err(StoreFault::Taken) => {
            return Err(Failure::Conflict("this good news is on the wall already"));
        }
        Err(fault) => return Err(fault.into()),
    }
    let whole = one(&house, id.as_str(), member.role).await?;
    Ok((StatusCode::CREATED, whole))
}

/// Good news comes from good news that was sent, and an award from nobody.
async fn came_from(house: &House, written: &Written) -> Result<(), Failure> {
    let form = match &written.submission {
        Some(id) => house.store.form_of(id.as_str()).await?,
        None => None,
    };
    let is_good_news = form.is_some_and(|form| {
        let asking = house.edition.request_asking(&form.as_str().into());
        asking.is_some_and(|request| request.purpose == Purpose::GoodNews)
    });
    match written.praise.kind {
        Kind::Award if written.submission.is_some() => {
            let what = "an award comes from nothing that was sent: leave it out";
            Err(Failure::invalid("submission", what))
        }
        Kind::GoodNews if !is_good_news => {
            let what = "this is no good news that was sent, or it is gone by now";
            Err(Failure::invalid("submission", what))
        }
        Kind::Award | Kind::GoodNews => Ok(()),
    }
}

/// Writes a piece anew: its words, not what it is or where it came from.
///
/// # Errors
/// [`Failure::Invalid`] with the field; [`Failure::Conflict`] when somebody else changed it
/// since.
pub async fn put(
    State(house): State<House>,
    member: Allowed<to::HoldGroups>,
    Path(id): Path<String>,
    FromJson(written): FromJson<Written>,
) -> Result<Json<Whole>, Failure> {
    let before = house.store.praise(&id).await?.ok_or(Failure::NotFound)?;
    if praise_of(&before)?.kind != written.praise.kind {
        let what = "good news stays good news, and an award an award";
        return Err(Failure::invalid("kind", what));
    }
    sound(&house, &written)?;
    let now = house.clock.seconds();
    let rewritten = house
        .store
        .rewrite_praise(&id, &written, &member.member, now);
    if !rewritten.await? {
        return Err(SINCE);
    }
    one(&house, &id, member.role).await
}

/// Takes a piece down, also when it is gone.
///
/// # Errors
/// What the store says.
pub async fn delete(
    State(house): State<House>,
    member: Allowed<to::HoldGroups>,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    let now = house.clock.seconds();
    house.store.take_down(&id, &member.member, now).await?;
    Ok(StatusCode::NO_CONTENT)
}
