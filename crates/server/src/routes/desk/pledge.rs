//! How promises are rated, for the desk.

use crate::failure::Failure;
use crate::house::House;
use crate::principal::{Allowed, to};
use api::pledge::Results;
use axum::Json;
use axum::extract::State;
use domain::consultation::quarter::Quarter;

/// This quarter and the one before.
///
/// # Errors
/// What the store says.
pub async fn get(
    State(house): State<House>,
    _: Allowed<to::SeeResults>,
) -> Result<Json<Results>, Failure> {
    let now = Quarter::of(house.today());
    let mut quarters = Vec::new();
    for quarter in [now, now.before()] {
        quarters.push((*house.figures_of(quarter).await?).clone());
    }
    Ok(Json(Results { quarters }))
}
