//! Periods: whole months, and what they are called. Pure.

use api::desk::review_figures::Period;
use chrono::{Datelike, Days, Months, NaiveDate};
use domain::calendar::MONTHS;
use domain::participation::ReturnYear;

/// How many months back can be chosen.
const BACK: u32 = 24;

/// The first days of the months that are over, the newest first.
#[must_use]
pub fn over(today: NaiveDate) -> Vec<NaiveDate> {
    let this = today.with_day(1).unwrap_or(today);
    (1..=BACK)
        .filter_map(|back| this.checked_sub_months(Months::new(back)))
        .collect()
}

/// From the first of one month to the last of another.
#[must_use]
pub fn period(first: NaiveDate, last: NaiveDate) -> Period {
    let after = last.checked_add_months(Months::new(1));
    let to = after.and_then(|after| after.checked_sub_days(Days::new(1)));
    Period {
        from: first,
        to: to.unwrap_or(last),
    }
}

/// The quarter that ended last.
#[must_use]
pub fn last_quarter(today: NaiveDate) -> Period {
    let this = today.with_day(1).unwrap_or(today);
    let into = this.month0() % 3;
    let first = this.checked_sub_months(Months::new(into + 3));
    let last = this.checked_sub_months(Months::new(into + 1));
    period(first.unwrap_or(this), last.unwrap_or(this))
}

/// The year of the return that ended last, 1 April to 31 March.
#[must_use]
pub fn last_year(today: NaiveDate) -> Period {
    let begins = ReturnYear::of(today).before().begins;
    let april = NaiveDate::from_ymd_opt(begins, 4, 1).unwrap_or(today);
    let march = NaiveDate::from_ymd_opt(begins + 1, 3, 1).unwrap_or(today);
    period(april, march)
}

/// `June 2026`.
#[must_use]
pub fn month(day: NaiveDate) -> String {
    format!("{} {}", MONTHS[day.month0() as usize % 12], day.year())
}

/// `June 2026`, `April to June 2026`, `April 2026 to March 2027`.
#[must_use]
pub fn words(period: Period) -> String {
    let name = |day: NaiveDate| MONTHS[day.month0() as usize % 12];
    let (from, to) = (period.from, period.to);
    if from.year() != to.year() {
        format!("{} to {}", month(from), month(to))
    } else if from.month() == to.month() {
        month(from)
    } else {
        format!("{} to {}", name(from), month(to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_quarter_and_year_are_over_whatever_day_it_is() {
        for (today, quarter, year) in [
            (
                "2026-11-23",
                "July to September 2026",
                "April 2025 to March 2026",
            ),
            (
                "2026-10-01",
                "July to September 2026",
                "April 2025 to March 2026",
            ),
            (
                "2026-09-30",
                "April to June 2026",
                "April 2025 to March 2026",
            ),
            (
                "2026-03-31",
                "October to December 2025",
                "April 2024 to March 2025",
            ),
            (
                "2026-04-01",
                "January to March 2026",
                "April 2025 to March 2026",
            ),
        ] {
            let today = today.parse().unwrap();
            assert_eq!(words(last_quarter(today)), quarter, "{today}");
            assert_eq!(words(last_year(today)), year, "{today}");
            assert_eq!(last_quarter(today).check(today), Ok(()));
            assert_eq!(last_year(today).check(today), Ok(()));
        }
    }

    #[test]
    fn only_months_that_are_over_can_be_chosen() {
        let today = "2026-03-31".parse().unwrap();
        let months = over(today);
        assert_eq!(month(months[0]), "February 2026");
        assert_eq!(months.len(), 24);
        let february = period(months[0], months[0]);
        assert_eq!(words(february), "February 2026");
        assert_eq!(february.to.to_string(), "2026-02-28");
    }
}
