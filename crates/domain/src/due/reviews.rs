//! Looked-after reviews: TD-01 to TD-03 (CPPCR reg 33).

use super::{Found, Look, Sort};
use crate::calendar::{BankHolidays, Due, months_after};
use crate::circumstances::Field;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Working days within which the first review is held (TD-01).
const FIRST_WITHIN_WORKING_DAYS: u32 = 20;
/// Months after the first within which the second is held (TD-02).
const SECOND_WITHIN_MONTHS: u32 = 3;
/// Months between two later reviews at most (TD-03).
const LATER_WITHIN_MONTHS: u32 = 6;

/// How many reviews there have been, with the day that the law counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "held", rename_all = "snake_case")]
pub enum ReviewsHeld {
    /// None yet.
    None {
        /// The day they came into care.
        in_care_since: NaiveDate,
    },
    /// The first.
    One {
        /// The day it was held.
        last_on: NaiveDate,
    },
    /// Two or more.
    More {
        /// The day the last one was held.
        last_on: NaiveDate,
    },
}

/// By when the next review must be held, and which rule says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ByLaw {
    /// The id of the duty, the key of its words in the content.
    pub id: &'static str,
    /// The fact it rests on.
    pub fact: &'static str,
    /// By when.
    pub due: Due,
}

impl ReviewsHeld {
    /// By when the next review must be held.
    #[must_use]
    pub fn next_by_law(self, holidays: &BankHolidays) -> ByLaw {
        match self {
            Self::None { in_care_since } => ByLaw {
                id: "first-review",
                fact: "TD-01",
                due: holidays.working_days_after(in_care_since, FIRST_WITHIN_WORKING_DAYS),
            },
            Self::One { last_on } => ByLaw {
                id: "second-review",
                fact: "TD-02",
                due: Due::On(months_after(last_on, SECOND_WITHIN_MONTHS)),
            },
            Self::More { last_on } => ByLaw {
                id: "next-review",
                fact: "TD-03",
                due: Due::On(months_after(last_on, LATER_WITHIN_MONTHS)),
            },
        }
    }

    /// The same after one more review, held on this day.
    #[must_use]
    pub const fn and_one_on(self, last_on: NaiveDate) -> Self {
        match self {
            Self::None { .. } => Self::One { last_on },
            Self::One { .. } | Self::More { .. } => Self::More { last_on },
        }
    }
}

pub(super) fn next(look: &Look<'_>, began_on: NaiveDate) -> Option<Found> {
    let Some(held) = look.reviews_held() else {
        return Some(Found::Ask(Field::ReviewsHeld, "TD-01"));
    };
    let last_on = look.sure(look.last.review_on, Field::ReviewOn);
    let so_far = match (held, last_on) {
        (0, _) => ReviewsHeld::None {
            in_care_since: began_on,
        },
        (1, None) => return Some(Found::Ask(Field::ReviewOn, "TD-02")),
        (_, None) => return Some(Found::Ask(Field::ReviewOn, "TD-03")),
        (1, Some(last_on)) => ReviewsHeld::One { last_on },
        (_, Some(last_on)) => ReviewsHeld::More { last_on },
    };
    let ByLaw { id, fact, due } = so_far.next_by_law(look.holidays);
    Some(Found::Day(id, fact, due, Sort::Should))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn the_law_counts_working_days_to_the_first_and_months_to_the_others() {
        let holidays = BankHolidays {
            first_year: 2026,
            last_year: 2027,
            days: vec![on(2026, 12, 25), on(2026, 12, 28), on(2027, 1, 1)],
        };
        for (so_far, fact, due) in [
            // Over Christmas: three days more than four weeks.
            (
                ReviewsHeld::None {
                    in_care_since: on(2026, 12, 7),
                },
                "TD-01",
                on(2027, 1, 7),
            ),
            (
                ReviewsHeld::One {
                    last_on: on(2026, 11, 30),
                },
                "TD-02",
                on(2027, 2, 28),
            ),
            (
                ReviewsHeld::More {
                    last_on: on(2026, 8, 31),
                },
                "TD-03",
                on(2027, 2, 28),
            ),
        ] {
            let found = so_far.next_by_law(&holidays);
            assert_eq!((found.fact, found.due), (fact, Due::On(due)), "{so_far:?}");
        }
    }

    #[test]
    fn one_more_review_moves_the_clock_on() {
        let first_on = on(2026, 12, 18);
        let none = ReviewsHeld::None {
            in_care_since: on(2026, 11, 20),
        };
        let one = none.and_one_on(first_on);
        assert_eq!(one, ReviewsHeld::One { last_on: first_on });
        let last_on = on(2027, 3, 18);
        assert_eq!(one.and_one_on(last_on), ReviewsHeld::More { last_on });
    }
}
