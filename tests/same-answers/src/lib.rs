//! The phone and the server must answer alike. Here is one function that decides,
//! to be built for both, and random people to ask it about. The comparison itself
//! is in `tests/browser`.

pub mod people;

#[cfg(target_arch = "wasm32")]
pub mod in_browser;

use std::sync::OnceLock;

use chrono::NaiveDate;
use domain::{
    circumstances::Circumstances, decide::decide, edition::Edition, explain::explanation,
};

/// What this person is owed on this day, as the JSON of `explain`; or why they
/// cannot be.
#[must_use]
pub fn answer(person: &str, on: &str) -> String {
    try_answer(person, on).unwrap_or_else(|refused| format!("refused: {refused}"))
}

fn try_answer(person: &str, on: &str) -> Result<String, String> {
    let on: NaiveDate = on.parse().map_err(|error| format!("{error}"))?;
    let person: Circumstances = serde_json::from_str(person).map_err(|error| error.to_string())?;
    person.check(on).map_err(|fault| format!("{fault:?}"))?;
    let edition = edition()?;
    let decision = decide(&edition.rules, &edition.bank_holidays, &person, on);
    serde_json::to_string(&explanation(&decision)).map_err(|error| error.to_string())
}

/// Decides about these people in turn, `times` in all; gives how many entitlements
/// that were. For timing from outside: this crate knows no clock.
///
/// # Errors
/// When a person or the day cannot be read.
pub fn decide_often(people: &[String], on: &str, times: u32) -> Result<usize, String> {
    let on: NaiveDate = on.parse().map_err(|error| format!("{error}"))?;
    let people = people
        .iter()
        .map(|person| serde_json::from_str(person).map_err(|error| error.to_string()))
        .collect::<Result<Vec<Circumstances>, String>>()?;
    let edition = edition()?;
    let mut found = 0;
    for person in people.iter().cycle().take(times as usize) {
        found += decide(&edition.rules, &edition.bank_holidays, person, on)
            .entitlements
            .len();
    }
    Ok(found)
}

fn edition() -> Result<&'static Edition, String> {
    static EDITION: OnceLock<Result<Edition, String>> = OnceLock::new();
    EDITION
        .get_or_init(|| content::edition().map_err(|error| error.to_string()))
        .as_ref()
        .map_err(Clone::clone)
}
