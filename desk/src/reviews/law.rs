//! By when the next review must be held, in words: TD-01 to TD-03. The clock is the
//! council's, never the young person's.

use crate::day_words;
use chrono::{Datelike, NaiveDate};
use domain::calendar::{BankHolidays, Due, MONTHS};
use domain::due::reviews::ByLaw;
use domain::invitation::NoteForTeam;

/// How the day that is booked stands to the last day by law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// In time, or nothing is booked and there is time.
    InTime,
    /// Booked after the last day, or that day has passed with nothing booked.
    Late,
}

/// What the law says of one young person's next review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Law {
    /// `by Friday 18 December`.
    pub by: String,
    /// Which review, and what is odd about the day that is booked.
    pub why: String,
    /// Whether it is late.
    pub stands: Stands,
}

/// What the law says; nothing when nobody said how many reviews there have been.
#[must_use]
pub fn law(note: &NoteForTeam, holidays: &BankHolidays, today: NaiveDate) -> Option<Law> {
    let reviews = note.reviews?;
    let booked = note.told.review_on;
    // The day has passed: whether it was held is not known here.
    if let Some(booked) = booked.filter(|booked| *booked < today) {
        let next = reviews.and_one_on(booked).next_by_law(holidays);
        return Some(Law {
            by: by(next.due, today),
            why: format!("{} If the last was held as booked.", which(&next)),
            stands: Stands::InTime,
        });
    }
    let next = reviews.next_by_law(holidays);
    let last_day = next.due.roughly();
    let late = match booked {
        Some(booked) if booked > last_day => Some("It is booked too late."),
        None if last_day < today => Some("That has passed, and none is booked."),
        _ => None,
    };
    Some(Law {
        by: by(next.due, today),
        why: [Some(which(&next)), late]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" "),
        stands: if late.is_some() {
            Stands::Late
        } else {
            Stands::InTime
        },
    })
}

fn which(next: &ByLaw) -> &'static str {
    match next.fact {
        "TD-01" => "First review: 20 working days.",
        "TD-02" => "Second review: 3 months.",
        _ => "6 months after the last.",
    }
}

fn by(due: Due, today: NaiveDate) -> String {
    match due {
        Due::On(day) => format!("by {}", day_words::day(day, today)),
        Due::About(day) => format!(
            "by about {} {}",
            MONTHS[day.month0() as usize % 12],
            day.year()
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reviews::listing::tests::line;
    use domain::due::reviews::ReviewsHeld;

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn said(reviews: Option<ReviewsHeld>, booked: Option<&str>, today: NaiveDate) -> Option<Law> {
        let mut note = line(1, "CR-1", booked).note.unwrap();
        note.reviews = reviews;
        let holidays = BankHolidays {
            first_year: 2026,
            last_year: 2026,
            days: vec![on(2026, 12, 25), on(2026, 12, 28)],
        };
        law(&note, &holidays, today)
    }

    const SECOND: fn() -> Option<ReviewsHeld> = || {
        Some(ReviewsHeld::One {
            last_on: on(2026, 9, 11),
        })
    };

    #[test]
    fn a_review_on_the_last_day_is_in_time_and_a_day_later_is_not() {
        let today = on(2026, 11, 22);
        let last_day = said(SECOND(), Some("2026-12-11"), today).unwrap();
        assert_eq!(last_day.by, "by Friday 11 December");
        assert_eq!(last_day.stands, Stands::InTime);
        let after = said(SECOND(), Some("2026-12-12"), today).unwrap();
        assert_eq!(after.stands, Stands::Late);
        assert!(after.why.contains("booked too late"), "{after:?}");
    }

    #[test]
    fn with_nothing_booked_it_is_late_the_day_after_the_last() {
        let stands = |today| said(SECOND(), None, today).unwrap().stands;
        assert_eq!(stands(on(2026, 12, 10)), Stands::InTime);
        assert_eq!(stands(on(2026, 12, 11)), Stands::InTime);
        assert_eq!(stands(on(2026, 12, 12)), Stands::Late);
    }

    #[test]
    fn after_the_day_that_was_booked_the_clock_counts_from_it() {
        let passed = said(SECOND(), Some("2026-12-11"), on(2026, 12, 12)).unwrap();
        assert_eq!(passed.by, "by Friday 11 June 2027");
        assert!(passed.why.starts_with("6 months"), "{passed:?}");
    }

    #[test]
    fn with_nothing_known_nothing_is_said_and_beyond_the_holidays_only_the_month() {
        let today = on(2026, 12, 14);
        assert_eq!(said(None, Some("2026-12-18"), today), None);
        let since = Some(ReviewsHeld::None {
            in_care_since: on(2026, 12, 14),
        });
        let about = said(since, None, today).unwrap();
        assert_eq!(about.by, "by about January 2027");
    }
}
