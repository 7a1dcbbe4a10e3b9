//! What is known of a review, sealed beside its invitation. The server cannot look.

use super::invitations::{check_sealed, id_of};
use crate::body::FromJson;
use crate::edges::day_text;
use crate::failure::Failure;
use crate::house::House;
use crate::principal::{Allowed, to};
use crate::store::review_notes::Noted;
use api::desk::invitations::{NewNoteOfReview, ReviewOf, SealedReview, Written};
use axum::Json;
use axum::extract::{Path, State};
use domain::ids::InvitationId;

/// Writes it in the place of the version that was read.
///
/// # Errors
/// As `docs/API.md` lists them.
pub async fn put(
    State(house): State<House>,
    principal: Allowed<to::Invite>,
    Path(id): Path<String>,
    FromJson(new): FromJson<NewNoteOfReview>,
) -> Result<Json<Written>, Failure> {
    let id = id_of(id)?;
    write(&house, id.as_str(), &new, &principal.member).await
}

/// What is known of the review that a submission came before.
///
/// # Errors
/// [`Failure::NotFound`].
pub async fn get_of_submission(
    State(house): State<House>,
    principal: Allowed<to::NoteReview>,
    path: Path<String>,
) -> Result<Json<ReviewOf>, Failure> {
    let invitation = invitation_of(&house, &principal, path).await?;
    let Some(invitation) = invitation else {
        return Ok(Json(ReviewOf {
            invitation: None,
            review: None,
        }));
    };
    let known = house.store.review_note(&invitation).await?;
    Ok(Json(ReviewOf {
        invitation: InvitationId::try_from(invitation).ok(),
        review: known.map(|note| SealedReview {
            epoch: u32::try_from(note.epoch).unwrap_or_default(),
            note: note.sealed,
            version: u32::try_from(note.version).unwrap_or(u32::MAX),
            goes_on: day_text(note.goes_at),
        }),
    }))
}

/// Writes it in the place of the version that was read.
///
/// # Errors
/// As [`put`]; [`Failure::Invalid`] for one that came by no invitation.
pub async fn put_of_submission(
    State(house): State<House>,
    principal: Allowed<to::NoteReview>,
    path: Path<String>,
    FromJson(new): FromJson<NewNoteOfReview>,
) -> Result<Json<Written>, Failure> {
    let invitation = invitation_of(&house, &principal, path).await?;
    let Some(invitation) = invitation else {
        return Err(Failure::invalid(
            "id",
            "it came by no invitation, so there is no review to write about",
        ));
    };
    write(&house, &invitation, &new, &principal.member).await
}

/// The invitation that a submission came by, if the submission is for who asks.
async fn invitation_of(
    house: &House,
    principal: &Allowed<to::NoteReview>,
    path: Path<String>,
) -> Result<Option<String>, Failure> {
    let id = crate::body::id_of(path)?;
    let found = house.store.came_by(principal.scope(), id.as_str()).await?;
    found.ok_or(Failure::NotFound)
}

async fn write(
    house: &House,
    id: &str,
    new: &NewNoteOfReview,
    member: &str,
) -> Result<Json<Written>, Failure> {
    check_sealed("note", &new.note)?;
    let newest = house
        .store
        .open_key()
        .await?
        .ok_or(crate::house::NOT_SET_UP)?;
    if i64::from(new.epoch) != newest.epoch {
        return Err(Failure::invalid("epoch", "not the team's newest key"));
    }
    let now = house.clock.seconds();
    let noted = house.store.write_review(id, new, member, now).await?;
    match noted {
        Noted::Version { version, goes_at } => Ok(Json(Written {
            version: u32::try_from(version).unwrap_or(u32::MAX),
            goes_on: day_text(goes_at),
        })),
        Noted::Overtaken => Err(Failure::Conflict(
            "somebody else has written about this review since",
        )),
        Noted::NotThere => Err(Failure::NotFound),
    }
}
