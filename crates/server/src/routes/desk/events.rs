//! When groups meet, as staff write it.

use crate::body::{Exact, unreadable};
use crate::failure::Failure;
use crate::house::House;
use crate::principal::{Allowed, to};
use crate::store::StoreFault;
use crate::store::consultations::Kept;
use crate::store::events::KeptEvent;
use api::desk::events::{List, MOST_CAME, MOST_PLACE, MOST_WRITTEN, Whole, Written};
use api::desk::roles::{Act, Role};
use api::events::Asked;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::consultation::asked::Consultation;
use domain::groups::Wrong;
use domain::groups::event::{Event, Notes, Standing};
use domain::ids::SubmissionId;

/// Said of what is written over something that somebody else has changed.
pub const SINCE: Failure = Failure::Conflict("somebody else changed it since: load it again");
/// Said of what nobody looked at twice.
const NOT_LOOKED: &str = "everybody can read it: look for names and places first, then say so";

/// Every meeting, the last day first.
///
/// # Errors
/// What the store says.
pub async fn get(
    State(house): State<House>,
    member: Allowed<to::SeeResults>,
) -> Result<Json<List>, Failure> {
    let asked = house.store.consultations().await?;
    let kept = house.store.events().await?.into_iter();
    let events: Result<Vec<_>, Failure> =
        kept.map(|kept| whole(kept, &asked, member.role)).collect();
    Ok(Json(List { events: events? }))
}

/// What is kept, as this reader may see it.
fn whole(kept: KeptEvent, consultations: &[Kept], role: Role) -> Result<Whole, Failure> {
    let seen = |one: &&Kept| one.number.is_some() || role.may(Act::Consult);
    let asked = kept.consultation.as_ref().and_then(|id| {
        let one = consultations
            .iter()
            .filter(seen)
            .find(|one| one.id == *id)?;
        let asked: Consultation = serde_json::from_str(&one.asked).ok()?;
        Some(Asked {
            id: id.clone(),
            title: asked.title,
        })
    });
    let revision = as_u32(kept.revision);
    let written = Written {
        event: event_of(&kept)?,
        place: if role.may(Act::HoldGroups) {
            kept.place.clone()
        } else {
            String::new()
        },
        came: kept.came.map(as_u32),
        notes: notes_of(&kept)?,
        notes_published: kept.notes_published == 1,
        consultation: asked.as_ref().map(|asked| asked.id.clone()),
        looked: false,
        revision,
    };
    Ok(Whole {
        id: kept.id,
        written,
        revision,
        asked,
    })
}

/// What everybody sees of one.
///
/// # Errors
/// [`StoreFault::Broken`] for one that this build cannot read.
pub fn event_of(kept: &KeptEvent) -> Result<Event, Failure> {
    serde_json::from_str(&kept.event).map_err(|_| broken())
}

/// What was said there.
///
/// # Errors
/// As [`event_of`]'s.
pub fn notes_of(kept: &KeptEvent) -> Result<Notes, Failure> {
    serde_json::from_str(&kept.notes).map_err(|_| broken())
}

/// A count as it travels.
#[must_use]
pub fn as_u32(number: i64) -> u32 {
    u32::try_from(number).unwrap_or_default()
}

fn broken() -> Failure {
    Failure::Store(StoreFault::Broken("events".to_owned()))
}

/// What is written, once nothing is wrong with it.
async fn read(house: &House, body: &[u8]) -> Result<Written, Failure> {
    let written: Written = serde_json::from_slice(body).map_err(|fault| unreadable(&fault))?;
    let event = &written.event;
    first_wrong(event.wrong())?;
    first_wrong(written.notes.wrong(written.notes_published))?;
    if !house.edition.groups().any(|group| group.id == event.group) {
        return Err(Failure::invalid(
            "group",
            "there is no such group: choose one",
        ));
    }
    if written.place.chars().count() > MOST_PLACE {
        let what = format!("{MOST_PLACE} characters at most: make it shorter");
        return Err(Failure::invalid("place", what));
    }
    if written.came.is_some_and(|came| came > MOST_CAME) {
        let what = format!("a number from 0 to {MOST_CAME}");
        return Err(Failure::invalid("came", what));
    }
    let over = event.on <= house.today();
    if event.standing == Standing::Held && !over {
        let what = "its day has not come yet: choose planned or moved";
        return Err(Failure::invalid("standing", what));
    }
    if written.notes_published && (!over || event.standing == Standing::CalledOff) {
        let what = "there is nothing to tell of it: its day has not come, or it was called off";
        return Err(Failure::invalid("notes_published", what));
    }
    if let Some(id) = &written.consultation
        && house.store.consultation(id).await?.is_none()
    {
        let what = "there is no such consultation: choose another";
        return Err(Failure::invalid("consultation", what));
    }
    looked(written.looked)?;
    Ok(written)
}

/// The first thing that is wrong, as a refusal.
///
/// # Errors
/// When there is one.
pub fn first_wrong(wrong: Vec<Wrong>) -> Result<(), Failure> {
    match wrong.into_iter().next() {
        Some(Wrong { field, what }) => Err(Failure::invalid(field, what)),
        None => Ok(()),
    }
}

/// Refuses what nobody looked at twice.
///
/// # Errors
/// When nobody did.
pub fn looked(looked: bool) -> Result<(), Failure> {
    looked
        .then_some(())
        .ok_or_else(|| Failure::invalid("looked", NOT_LOOKED))
}

async fn one(house: &House, id: &str, role: Role) -> Result<Json<Whole>, Failure> {
    let kept = house.store.event(id).await?.ok_or(Failure::NotFound)?;
    let asked: Vec<Kept> = match &kept.consultation {
        Some(id) => house.store.consultation(id).await?.into_iter().collect(),
        None => Vec::new(),
    };
    Ok(Json(whole(kept, &asked, role)?))
}

/// Tells of a new one.
///
/// # Errors
/// [`Failure::Invalid`] with the field.
pub async fn post(
    State(house): State<House>,
    member: Allowed<to::HoldGroups>,
    Exact(body): Exact<MOST_WRITTEN>,
) -> Result<(StatusCode, Json<Whole>), Failure> {
    let written = read(&house, &body).await?;
    let id = SubmissionId::from_random(house.random.bytes()?);
    let now = house.clock.seconds();
    let told = house
        .store
        .tell_event(id.as_str(), &written, &member.member, now);
    told.await?;
    let whole = one(&house, id.as_str(), member.role).await?;
    Ok((StatusCode::CREATED, whole))
}

/// Writes one anew.
///
/// # Errors
/// [`Failure::Invalid`] with the field; [`Failure::Conflict`] when somebody else changed it
/// since.
pub async fn put(
    State(house): State<House>,
    member: Allowed<to::HoldGroups>,
    Path(id): Path<String>,
    Exact(body): Exact<MOST_WRITTEN>,
) -> Result<Json<Whole>, Failure> {
    let written = read(&house, &body).await?;
    let now = house.clock.seconds();
    let rewritten = house
        .store
        .rewrite_event(&id, &written, &member.member, now);
    if !rewritten.await? {
        house.store.event(&id).await?.ok_or(Failure::NotFound)?;
        return Err(SINCE);
    }
    one(&house, &id, member.role).await
}

/// Deletes one, also when it is gone.
///
/// # Errors
/// What the store says.
pub async fn delete(
    State(house): State<House>,
    member: Allowed<to::HoldGroups>,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    let now = house.clock.seconds();
    house.store.delete_event(&id, &member.member, now).await?;
    Ok(StatusCode::NO_CONTENT)
}
