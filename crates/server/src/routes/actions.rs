//! *You said, we did*, as phones see it, and whether it happened, as young people say.

use crate::action_held::Held;
use crate::body::{Exact, unreadable};
use crate::failure::Failure;
use crate::house::House;
use crate::routes::for_phones::unless_held;
use crate::store::action_says::Marked;
use api::actions::{Counted, MOST_SAYS, Published, Says};
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

/// Those that are published, unless the phone has them.
///
/// # Errors
/// What the store says.
pub async fn get(State(house): State<House>, headers: HeaderMap) -> Result<Response, Failure> {
    let mut actions = Vec::new();
    for kept in house
        .store
        .actions_for_phones(house.actions_since())
        .await?
    {
        actions.push(Held::of(kept)?.told(house.config.threshold));
    }
    unless_held(&Published { actions }, &headers)
}

/// Counts whether one happened; what its mark said last counts no more.
///
/// # Errors
/// As `docs/API.md` lists them.
pub async fn put_happened(
    State(house): State<House>,
    Exact(body): Exact<MOST_SAYS>,
) -> Result<Json<Counted>, Failure> {
    let says: Says = serde_json::from_slice(&body).map_err(|fault| unreadable(&fault))?;
    let kept = house.store.action(&says.action).await?;
    let held = Held::of(kept.ok_or(Failure::NotFound)?)?;
    if !held.is_asked_of(house.actions_since()) {
        return Err(Failure::NotFound);
    }
    let mark = house
        .factor_key
        .action_mark(&says.action, says.mark.as_str());
    let marked = Marked::new(&says.action, mark, says.did);
    if !house.store.say_happened(marked).await? {
        return Err(Failure::NotFound);
    }
    Ok(Json(Counted {
        says,
        durable: true,
    }))
}
