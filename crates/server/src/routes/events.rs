//! When groups meet, and the wall, as phones see them.

use super::for_phones::unless_held;
use crate::failure::Failure;
use crate::house::House;
use crate::routes::consultations::shown_since;
use crate::routes::desk::events::{as_u32, event_of, notes_of};
use crate::routes::desk::wall::praise_of;
use crate::store::events::KeptEvent;
use api::events::{Asked, ForPhones, Told};
use api::wall;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use chrono::{Days, NaiveDate};
use domain::consultation::asked::Consultation;
use domain::groups::event::NOTES_SHOWN_DAYS;
use std::collections::BTreeMap;

/// Meetings to come, and those with notes, unless the phone has them.
///
/// # Errors
/// What the store says.
pub async fn get(State(house): State<House>, headers: HeaderMap) -> Result<Response, Failure> {
    let today = house.today();
    let since = today
        .checked_sub_days(Days::new(NOTES_SHOWN_DAYS))
        .unwrap_or(NaiveDate::MIN);
    let on_home = on_home(&house).await?;
    let mut events = Vec::new();
    for kept in house.store.events_to_come(today).await? {
        events.push(told(&kept, &on_home)?);
    }
    for kept in house.store.events_with_notes(since, today).await? {
        events.push(told(&kept, &on_home)?);
    }
    unless_held(&ForPhones { events }, &headers)
}

/// The titles of the consultations that Home shows, by id.
async fn on_home(house: &House) -> Result<BTreeMap<String, String>, Failure> {
    let kept = house.store.consultations_on_home(shown_since(house));
    let named = kept.await?.into_iter().filter_map(|kept| {
        let asked: Consultation = serde_json::from_str(&kept.asked).ok()?;
        Some((kept.id, asked.title))
    });
    Ok(named.collect())
}

/// What everybody sees of one: neither its place nor how many came.
fn told(kept: &KeptEvent, on_home: &BTreeMap<String, String>) -> Result<Told, Failure> {
    let asked = kept.consultation.as_ref().and_then(|id| {
        Some(Asked {
            id: id.clone(),
            title: on_home.get(id)?.clone(),
        })
    });
    let published = kept.notes_published == 1;
    Ok(Told {
        id: kept.id.clone(),
        revision: as_u32(kept.revision),
        event: event_of(kept)?,
        notes: published.then(|| notes_of(kept)).transpose()?,
        asked,
    })
}

/// What is on the wall, unless the phone has it.
///
/// # Errors
/// What the store says.
pub async fn get_wall(State(house): State<House>, headers: HeaderMap) -> Result<Response, Failure> {
    let kept = house.store.wall(house.clock.seconds()).await?;
    let wall: Result<Vec<_>, Failure> = kept.iter().map(praise_of).collect();
    unless_held(&wall::ForPhones { wall: wall? }, &headers)
}
