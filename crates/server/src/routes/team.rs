//! The team's key, once its door is open.

use crate::failure::Failure;
use crate::house::{House, NOT_SET_UP};
use crate::store::keys::KeptKey;
use api::team::{EarlierKeys, TeamKey};
use axum::Json;
use axum::extract::State;

/// The key to seal to.
///
/// # Errors
/// [`Failure::Unavailable`] until a key's recovery sheet is confirmed.
pub async fn get(State(house): State<House>) -> Result<Json<TeamKey>, Failure> {
    match house.store.open_key().await? {
        Some(key) => Ok(Json(public_half(&key))),
        None => Err(NOT_SET_UP),
    }
}

/// The keys before it that were ever safe.
///
/// # Errors
/// What the store says.
pub async fn get_earlier(State(house): State<House>) -> Result<Json<EarlierKeys>, Failure> {
    let kept = house.store.keys_held_by("").await?;
    let opened = kept.iter().filter(|key| key.opened == 1);
    Ok(Json(EarlierKeys {
        keys: opened.skip(1).map(public_half).collect(),
    }))
}

/// A key as phones get it.
#[must_use]
pub fn public_half(key: &KeptKey) -> TeamKey {
    TeamKey {
        team: key.team.clone(),
        // Both were written from numbers of these sizes.
        epoch: u32::try_from(key.epoch).unwrap_or_default(),
        suite: key.suite.clone(),
        public_key: key.public_key.clone(),
        readers: key.readers.clone(),
        opened_within_working_days: u16::try_from(key.opened_within_working_days)
            .unwrap_or_default(),
    }
}
