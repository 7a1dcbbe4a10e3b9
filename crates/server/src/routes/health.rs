//! Whether the server is well.

use crate::house::House;
use api::health::{Health, StorePromise};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;

/// Asks the store whether it still keeps its promises.
pub async fn get(State(house): State<House>) -> (StatusCode, Json<Health>) {
    let promises = house.store.promises().await;
    let well = promises
        .as_ref()
        .is_ok_and(|promises| promises.iter().all(StorePromise::kept));
    let health = Health {
        well,
        store: house.store.kind().name().to_owned(),
        promises: promises.unwrap_or_default(),
        edition: house.edition.hash().to_owned(),
    };
    let status = if well {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    (status, Json(health))
}
