//! A phone asks, with a return code, what has been said back.

use crate::body::FromJson;
use crate::failure::Failure;
use crate::house::House;
use crate::secrets::sha256_hex;
use api::receipt::{LookUp, Said};
use axum::Json;
use axum::extract::State;

/// What has been said; an empty list when nothing has, or when there is no such
/// receipt. Nothing to guess at, so nothing to count: what is found is sealed to a
/// key that only the return code gives.
///
/// # Errors
/// What the store says.
pub async fn look_up(
    State(house): State<House>,
    FromJson(asked): FromJson<LookUp>,
) -> Result<Json<Said>, Failure> {
    let lookup_sha256 = sha256_hex(asked.lookup_id.as_str());
    let updates = house
        .store
        .said_to_phone(&lookup_sha256, house.clock.seconds())
        .await?;
    Ok(Json(Said { updates }))
}
