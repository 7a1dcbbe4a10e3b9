//! What is known of a review, sealed beside its invitation. The server cannot look.

use super::invitations::{check_sealed, id_of};
use crate::body::FromJson;
use crate::edges::day_text;
use crate::failure::Failure;
use crate::house::House;
use crate::principal::{Allowed, to};
use crate::store::review_notes::Noted;
use api::desk::invitations::{NewNoteOfReview, Written};
use axum::Json;
use axum::extract::{Path, State};

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
    let noted = house
        .store
        .write_review(id.as_str(), &new, &principal.member, now)
        .await?;
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
