//! Ratings of promises arrive here, and phones see how they were rated.

use crate::body::{Exact, unreadable};
use crate::failure::Failure;
use crate::house::House;
use crate::pledge_figures::published;
use crate::store::pledge::Marked;
use api::pledge::Published;
use axum::Json;
use axum::extract::State;
use domain::consultation::pledge_check::{Counted, MOST_RATED, Rated};
use domain::consultation::quarter::Quarter;

/// Counts a rating; the last of its mark counts no more.
///
/// # Errors
/// As `docs/API.md` lists them.
pub async fn put(
    State(house): State<House>,
    Exact(body): Exact<MOST_RATED>,
) -> Result<Json<Counted>, Failure> {
    let rated: Rated = serde_json::from_slice(&body).map_err(|fault| unreadable(&fault))?;
    let priorities = house.edition.pledge().priorities.iter();
    let mut promises = priorities.flat_map(|priority| &priority.promises);
    if !promises.any(|promise| promise.id == rated.promise) {
        return Err(Failure::invalid("promise", "no such promise in the pledge"));
    }
    if !rated.quarter.is_taken_on(house.today()) {
        return Err(Failure::invalid(
            "quarter",
            "nothing more is counted in this quarter: rate it again",
        ));
    }
    let mark = house.factor_key.mark(rated.mark.as_str());
    house
        .store
        .rate(Marked {
            mark,
            rated: rated.clone(),
        })
        .await?;
    Ok(Json(Counted {
        rated,
        durable: true,
    }))
}

/// How promises were rated in the newest quarter that is closed.
///
/// # Errors
/// What the store says.
pub async fn get(State(house): State<House>) -> Result<Json<Published>, Failure> {
    let quarter = Quarter::closed_last(house.today());
    Ok(Json(published(&*house.figures_of(quarter).await?)))
}
