//! Days and how to count them, so that everybody computes the same.
//!
//! An age is reached on the anniversary; somebody born on 29 February reaches it on
//! 1 March in other years. "N months later" is the same day of the month, or the
//! month's last day. A week is seven days. "N working days" is the Nth working day
//! after the event: not a Saturday, a Sunday or a bank holiday in England and Wales.
//!
//! Nothing here knows what day it is.

pub mod file;
pub mod london;

use chrono::{DateTime, Datelike, Days, Months, NaiveDate, TimeDelta, Weekday};
use serde::{Deserialize, Serialize};

/// The months as staff read them, January first. What young people read is content.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The day in London at this instant, in seconds since 1970. Summer time is from 01:00 UTC
/// on the last Sunday of March to 01:00 UTC on the last Sunday of October (the Summer Time
/// Order 2002). An instant that no calendar has is the epoch.
#[must_use]
pub fn day_in_london(seconds: i64) -> NaiveDate {
    let utc = DateTime::from_timestamp(seconds, 0)
        .unwrap_or_default()
        .naive_utc();
    let change = |month| {
        let last = NaiveDate::from_ymd_opt(utc.year(), month, 31)?;
        let back = u64::from(last.weekday().num_days_from_sunday());
        last.checked_sub_days(Days::new(back))?.and_hms_opt(1, 0, 0)
    };
    let summer = change(3).zip(change(10));
    let summer = summer.is_some_and(|(from, until)| (from..until).contains(&utc));
    let here = utc.checked_add_signed(TimeDelta::hours(i64::from(summer)));
    here.unwrap_or(utc).date()
}

/// The day on which somebody born on `born_on` reaches `age` (in years).
#[must_use]
pub fn birthday(born_on: NaiveDate, age: i32) -> NaiveDate {
    let year = born_on.year() + age;
    NaiveDate::from_ymd_opt(year, born_on.month(), born_on.day())
        .or_else(|| NaiveDate::from_ymd_opt(year, 3, 1))
        .unwrap_or(NaiveDate::MAX)
}

/// Full years lived on the day `on`; negative before birth.
#[must_use]
pub fn age_on(born_on: NaiveDate, on: NaiveDate) -> i32 {
    let years = on.year() - born_on.year();
    if on >= birthday(born_on, years) {
        years
    } else {
        years - 1
    }
}

/// The same day of the month `months` later, or that month's last day.
#[must_use]
pub fn months_after(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months))
        .unwrap_or(NaiveDate::MAX)
}

/// `days` days later.
#[must_use]
pub fn days_after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days))
        .unwrap_or(NaiveDate::MAX)
}

/// `days` days earlier.
#[must_use]
pub fn days_before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days))
        .unwrap_or(NaiveDate::MIN)
}

/// `weeks` weeks of seven days later.
#[must_use]
pub fn weeks_after(day: NaiveDate, weeks: u64) -> NaiveDate {
    days_after(day, weeks * 7)
}

/// A day that is due: exact, or only roughly known because the list of bank
/// holidays does not reach that far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// This very day.
    On(NaiveDate),
    /// About then: show the month, never the day.
    About(NaiveDate),
}

impl Due {
    /// The day to sort and compare by.
    #[must_use]
    pub const fn roughly(self) -> NaiveDate {
        match self {
            Self::On(day) | Self::About(day) => day,
        }
    }

    /// The exact day, where it is known.
    #[must_use]
    pub const fn exactly(self) -> Option<NaiveDate> {
        match self {
            Self::On(day) => Some(day),
            Self::About(_) => None,
        }
    }
}

/// The bank holidays of England and Wales, for the years that are published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BankHolidays {
    /// The first year that the list covers.
    pub first_year: i32,
    /// The last year that the list covers.
    pub last_year: i32,
    /// The days, earliest first.
    pub days: Vec<NaiveDate>,
}

impl BankHolidays {
    /// Whether people work on this day.
    #[must_use]
    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
            && self.days.binary_search(&day).is_err()
    }

    /// The `count`th working day after `event`; only "about" when any part of the
    /// stretch lies outside the years that the list covers.
    #[must_use]
    pub fn working_days_after(&self, event: NaiveDate, count: u32) -> Due {
        let mut day = event;
        let mut left = count;
        while left > 0 {
            day = days_after(day, 1);
            if day == NaiveDate::MAX {
                break;
            }
            if self.is_working_day(day) {
                left -= 1;
            }
        }
        if event.year() >= self.first_year && day.year() <= self.last_year {
            Due::On(day)
        } else {
            Due::About(day)
        }
    }
}

#[cfg(test)]
mod tests;
