//! Health assessments, education plans and savings while in care: TD-21, TD-22,
//! TD-26, TD-27 and MO-08.

use super::{Found, Look, Sort};
use crate::calendar::{Due, age_on, birthday, months_after};
use crate::circumstances::{Field, Told};
use chrono::NaiveDate;

/// From this birthday health assessments are yearly (CPPCR reg 7(3)).
const YEARLY_FROM: i32 = 5;

pub(super) fn next(look: &Look<'_>, began_on: NaiveDate) -> Vec<Found> {
    let mut found = vec![health(look, began_on)];
    if (3..18).contains(&look.age) {
        let due = look.holidays.working_days_after(began_on, 10);
        found.push(Found::Day("first-education-plan", "TD-26", due, Sort::Plan));
        found.push(Found::Ask(Field::SchoolTerms, "TD-27"));
    }
    // Nobody is given one after turning 18.
    let year_on = months_after(began_on, 12);
    if without_trust_fund(look.person.born_on) && year_on < birthday(look.person.born_on, 18) {
        found.push(Found::Day(
            "junior-isa",
            "MO-08",
            Due::On(year_on),
            Sort::Can,
        ));
    }
    found
}

fn health(look: &Look<'_>, began_on: NaiveDate) -> Found {
    match look.told(look.last.health_assessment_on, Field::HealthAssessmentOn) {
        Told::NotTold => Found::Ask(Field::HealthAssessmentOn, "TD-21"),
        Told::On(day) if day >= began_on => {
            let months = if age_on(look.person.born_on, day) < YEARLY_FROM {
                6
            } else {
                12
            };
            Found::Day(
                "next-health-assessment",
                "TD-22",
                Due::On(months_after(day, months)),
                Sort::Should,
            )
        }
        Told::On(_) | Told::NotYet => {
            let due = look.holidays.working_days_after(began_on, 20);
            Found::Day("first-health-assessment", "TD-21", due, Sort::Should)
        }
    }
}

/// Born outside the years in which every child was given a Child Trust Fund
/// (1 September 2002 to 2 January 2011, MO-09).
#[must_use]
pub(super) fn without_trust_fund(born_on: NaiveDate) -> bool {
    let first = NaiveDate::from_ymd_opt(2002, 9, 1);
    let last = NaiveDate::from_ymd_opt(2011, 1, 2);
    first.is_none_or(|first| born_on < first) || last.is_none_or(|last| born_on > last)
}
