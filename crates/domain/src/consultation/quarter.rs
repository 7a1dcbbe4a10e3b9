//! Quarters of a year, by which ratings of promises are counted.

use chrono::{Datelike as _, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// For so many days after a quarter its ratings are still taken: phones hold them while
/// there is no signal.
pub const LATE_DAYS: u64 = 14;

/// A quarter of a year: `2026-Q4`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Quarter {
    /// The first day.
    from_on: NaiveDate,
}

/// Not a quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a quarter is written like 2026-Q4")]
pub struct NotAQuarter;

impl Quarter {
    /// The quarter that holds this day.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        let first = day.with_day(1).unwrap_or(day);
        Self {
            from_on: first - Months::new(first.month0() % 3),
        }
    }

    /// The one before.
    #[must_use]
    pub fn before(self) -> Self {
        Self {
            from_on: self.from_on - Months::new(3),
        }
    }

    /// Its first day.
    #[must_use]
    pub const fn from_on(self) -> NaiveDate {
        self.from_on
    }

    /// The first day after it.
    fn over_on(self) -> NaiveDate {
        self.from_on + Months::new(3)
    }

    /// Whether a rating of it is still taken on this day. A phone's day may be the
    /// server's next.
    #[must_use]
    pub fn is_taken_on(self, day: NaiveDate) -> bool {
        day + Days::new(1) >= self.from_on && !self.is_closed_on(day)
    }

    /// Whether nothing more is counted: its figures stay as they are.
    #[must_use]
    pub fn is_closed_on(self, day: NaiveDate) -> bool {
        day >= self.over_on() + Days::new(LATE_DAYS)
    }

    /// The newest that is closed on this day.
    #[must_use]
    pub fn closed_last(day: NaiveDate) -> Self {
        let last = Self::of(day).before();
        if last.is_closed_on(day) {
            last
        } else {
            last.before()
        }
    }
}

impl std::fmt::Display for Quarter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let number = self.from_on.month0() / 3 + 1;
        write!(f, "{:04}-Q{number}", self.from_on.year())
    }
}

impl From<Quarter> for String {
    fn from(quarter: Quarter) -> Self {
        quarter.to_string()
    }
}

impl TryFrom<String> for Quarter {
    type Error = NotAQuarter;

    fn try_from(text: String) -> Result<Self, NotAQuarter> {
        let (year, number) = text.split_once("-Q").ok_or(NotAQuarter)?;
        let number: u32 = number.parse().map_err(|_| NotAQuarter)?;
        let year: i32 = year.parse().map_err(|_| NotAQuarter)?;
        let month = number.checked_sub(1).ok_or(NotAQuarter)? * 3 + 1;
        let found = Self {
            from_on: NaiveDate::from_ymd_opt(year, month, 1).ok_or(NotAQuarter)?,
        };
        // Written in one way only: it is part of keys.
        let same = found.to_string() == text && (2000..=9000).contains(&year);
        same.then_some(found).ok_or(NotAQuarter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn each_day_is_in_the_quarter_that_its_month_says() {
        for (on, quarter) in [
            ("2026-01-01", "2026-Q1"),
            ("2026-03-31", "2026-Q1"),
            ("2026-04-01", "2026-Q2"),
            ("2028-02-29", "2028-Q1"),
            ("2026-12-31", "2026-Q4"),
        ] {
            assert_eq!(Quarter::of(day(on)).to_string(), quarter);
        }
        assert_eq!(
            Quarter::of(day("2026-01-15")).before().to_string(),
            "2025-Q4"
        );
    }

    #[test]
    fn it_is_taken_from_the_day_before_until_two_weeks_after() {
        let quarter = Quarter::of(day("2026-05-05"));
        for (on, taken) in [
            ("2026-03-30", false),
            ("2026-03-31", true),
            ("2026-04-01", true),
            ("2026-06-30", true),
            ("2026-07-14", true),
            ("2026-07-15", false),
        ] {
            assert_eq!(quarter.is_taken_on(day(on)), taken, "{on}");
        }
        assert_eq!(
            Quarter::closed_last(day("2026-07-14")).to_string(),
            "2026-Q1"
        );
        assert_eq!(Quarter::closed_last(day("2026-07-15")), quarter);
    }

    #[test]
    fn a_quarter_is_written_in_one_way_only() {
        let read = |text: &str| Quarter::try_from(text.to_owned());
        assert_eq!(read("2026-Q4"), Ok(Quarter::of(day("2026-11-22"))));
        for wrong in [
            "2026-Q0", "2026-Q5", "2026-4", "2026-Q04", "+2026-Q1", "26-Q1", "",
        ] {
            assert_eq!(read(wrong), Err(NotAQuarter), "{wrong}");
        }
    }
}
