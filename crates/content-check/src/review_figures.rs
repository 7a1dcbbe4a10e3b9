//! Checks of what the council has published of its reviews.

use crate::draft::Draft;
use crate::fault::{Fault, Placed};
use domain::review_figures::published::Published;
use std::collections::BTreeSet;

/// Before this year nobody counted how children took part as it is counted now.
const FIRST_YEAR: u16 = 2000;

/// Reports years that stand twice or cannot be, and figures that nobody published.
pub(crate) fn check(draft: &Draft, faults: &mut Vec<Fault>) {
    let mut years = BTreeSet::new();
    for Placed { place, item } in &draft.published {
        if !years.insert(item.year) {
            faults.push(place.fault(
                format!("the year {} stands there twice", item.year),
                "keep one of them",
            ));
        }
        let checked_on = draft.checked_on.as_ref().map(|placed| placed.item);
        let last = checked_on.map_or(u16::MAX, year_of);
        if !(FIRST_YEAR..=last).contains(&item.year) {
            faults.push(place.fault(
                format!("{} is not a year that was published", item.year),
                "write the year that the figures are of: year = 2019",
            ));
        }
        if item.by.trim().is_empty() {
            faults.push(place.fault(
                "`by` is empty",
                "say who published it: by = \"the council\"",
            ));
        }
    }
}

fn year_of(day: chrono::NaiveDate) -> u16 {
    use chrono::Datelike as _;
    u16::try_from(day.year()).unwrap_or(u16::MAX)
}

/// What was published, the newest year first.
pub(crate) fn published(draft: &Draft) -> Vec<Published> {
    let items = draft.published.iter().map(|placed| placed.item.clone());
    let mut published: Vec<Published> = items.collect();
    published.sort_by_key(|item| std::cmp::Reverse(item.year));
    published
}
