//! A member's own sessions.

use crate::edges::hour_text;
use crate::failure::Failure;
use crate::house::House;
use crate::principal::Principal;
use api::desk::sessions::{OneSession, Sessions};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;

/// The live ones, the newest first.
///
/// # Errors
/// What the store says.
pub async fn get(
    State(house): State<House>,
    principal: Principal,
) -> Result<Json<Sessions>, Failure> {
    let own = house
        .store
        .sessions_of(&principal.member, house.clock.seconds())
        .await?;
    let sessions = own
        .into_iter()
        .map(|one| OneSession {
            id: one.id,
            began: hour_text(one.made_at),
            last_seen: hour_text(one.seen_at),
            this_one: one.token_sha256 == principal.token_sha256,
        })
        .collect();
    Ok(Json(Sessions { sessions }))
}

/// Ends all but the one that asks.
///
/// # Errors
/// What the store says.
pub async fn delete(
    State(house): State<House>,
    principal: Principal,
) -> Result<StatusCode, Failure> {
    house
        .store
        .end_other_sessions(
            &principal.member,
            &principal.token_sha256,
            house.clock.seconds(),
        )
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends one.
///
/// # Errors
/// What the store says.
pub async fn delete_one(
    State(house): State<House>,
    principal: Principal,
    Path(id): Path<String>,
) -> Result<StatusCode, Failure> {
    house
        .store
        .end_own_session(&principal.member, &id, house.clock.seconds())
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
