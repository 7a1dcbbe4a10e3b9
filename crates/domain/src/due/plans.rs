//! Plans made once when care or a placement begins: TD-18, TD-19, and the pathway
//! assessment, TD-29.

use super::{Found, Look, Sort};
use crate::calendar::{Due, months_after};
use crate::care_status::{CareStatus, first_eligible_on};
use crate::circumstances::{Basis, Field, Told};
use chrono::NaiveDate;

pub(super) fn next(look: &Look<'_>, began_on: NaiveDate) -> Vec<Found> {
    let mut found = Vec::new();
    match look.basis() {
        Some(Basis::Section20) => {
            let due = look.holidays.working_days_after(began_on, 10);
            found.push(Found::Day("care-plan", "TD-18", due, Sort::Plan));
        }
        Some(_) => {}
        None => found.push(Found::Ask(Field::CarePeriods, "TD-18")),
    }
    found.push(match look.home_since() {
        Some(since) => {
            let due = look.holidays.working_days_after(since, 5);
            Found::Day("placement-plan", "TD-19", due, Sort::Plan)
        }
        None if look.home.is_none() => Found::Ask(Field::Placement, "TD-19"),
        None => Found::Ask(Field::PlacementSince, "TD-19"),
    });
    if look.status == CareStatus::Eligible {
        match look.told(look.last.pathway_review_on, Field::PathwayReviewOn) {
            Told::NotTold => found.push(Found::Ask(Field::PathwayReviewOn, "TD-29")),
            Told::NotYet => found.extend(first_eligible_on(look.person).map(|day| {
                Found::Day(
                    "pathway-assessment",
                    "TD-29",
                    Due::On(months_after(day, 3)),
                    Sort::Should,
                )
            })),
            Told::On(_) => {}
        }
    }
    found
}
