//! Looked-after reviews: TD-01 to TD-03 (CPPCR reg 33).

use super::{Found, Look, Sort};
use crate::calendar::{Due, months_after};
use crate::circumstances::Field;
use chrono::NaiveDate;

pub(super) fn next(look: &Look<'_>, began_on: NaiveDate) -> Option<Found> {
    let Some(held) = look.reviews_held() else {
        return Some(Found::Ask(Field::ReviewsHeld, "TD-01"));
    };
    if held == 0 {
        let due = look.holidays.working_days_after(began_on, 20);
        return Some(Found::Day("first-review", "TD-01", due, Sort::Should));
    }
    let (id, fact, months) = if held == 1 {
        ("second-review", "TD-02", 3)
    } else {
        ("next-review", "TD-03", 6)
    };
    Some(match look.sure(look.last.review_on, Field::ReviewOn) {
        Some(held_on) => Found::Day(
            id,
            fact,
            Due::On(months_after(held_on, months)),
            Sort::Should,
        ),
        None => Found::Ask(Field::ReviewOn, fact),
    })
}
