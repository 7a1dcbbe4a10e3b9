//! A file that is about to be made in a browser: the record learns its kind and size.

use crate::body::FromJson;
use crate::failure::Failure;
use crate::house::House;
use crate::principal::{Allowed, Fresh, to};
use api::desk::exports::{Exported, MOST_ROWS};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;

/// Writes it down.
///
/// # Errors
/// As `docs/API.md` lists them.
pub async fn post(
    State(house): State<House>,
    Fresh(principal): Fresh<Allowed<to::Export>>,
    FromJson(exported): FromJson<Exported>,
) -> Result<(StatusCode, Json<Exported>), Failure> {
    if !(1..=MOST_ROWS).contains(&exported.rows) {
        return Err(Failure::invalid("rows", format!("1 to {MOST_ROWS}")));
    }
    let now = house.clock.seconds();
    house
        .store
        .exported(&exported.subject(), &principal.member, now)
        .await?;
    Ok((StatusCode::CREATED, Json(exported)))
}
