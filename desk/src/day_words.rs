//! Days and lengths of time in words.

use chrono::{Datelike, NaiveDate};
use domain::calendar::MONTHS;
use domain::consultation::quarter::Quarter;

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// `Friday 14 March`, with the year where it is not this year's.
#[must_use]
pub fn day(day: NaiveDate, today: NaiveDate) -> String {
    if day.year() == today.year() {
        short(day)
    } else {
        full(day)
    }
}

/// `Friday 14 March 2026`.
#[must_use]
pub fn full(day: NaiveDate) -> String {
    format!("{} {}", short(day), day.year())
}

/// “October to December 2026”.
#[must_use]
pub fn quarter(quarter: Quarter) -> String {
    let first = quarter.from_on();
    let month = |after: usize| MONTHS[(first.month0() as usize + after) % 12];
    format!("{} to {} {}", month(0), month(2), first.year())
}

fn short(day: NaiveDate) -> String {
    let weekday = WEEKDAYS[day.weekday().num_days_from_monday() as usize % 7];
    format!(
        "{weekday} {} {}",
        day.day(),
        MONTHS[day.month0() as usize % 12]
    )
}

/// The day of an hour as the server writes it, `YYYY-MM-DDTHH:00Z`.
#[must_use]
pub fn day_of(hour: &str) -> Option<NaiveDate> {
    hour.get(..10)?.parse().ok()
}

/// How long something has waited: `less than an hour`, `5 hours`, `3 days`, `2 weeks`.
/// Rounded down, so that it never says more than is true.
#[must_use]
pub fn waited(hours: u32) -> String {
    match hours {
        0 => "less than an hour".to_owned(),
        1..24 => counted(hours, "hour"),
        24..336 => counted(hours / 24, "day"),
        _ => counted(hours / 168, "week"),
    }
}

/// `1 day`, `2 days`.
#[must_use]
pub fn counted(number: u32, one: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {one}s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn the_year_is_said_only_when_it_is_another() {
        let today = on(2026, 11, 22);
        assert_eq!(day(on(2026, 3, 14), today), "Saturday 14 March");
        assert_eq!(day(on(2027, 2, 28), today), "Sunday 28 February 2027");
    }

    #[test]
    fn a_wait_is_rounded_down_at_every_step() {
        for (hours, words) in [
            (0, "less than an hour"),
            (1, "1 hour"),
            (23, "23 hours"),
            (24, "1 day"),
            (47, "1 day"),
            (48, "2 days"),
            (335, "13 days"),
            (336, "2 weeks"),
            (503, "2 weeks"),
            (504, "3 weeks"),
        ] {
            assert_eq!(waited(hours), words, "{hours}");
        }
    }

    #[test]
    fn an_hour_of_the_server_gives_its_day_and_nonsense_gives_none() {
        assert_eq!(day_of("2026-11-22T09:00Z"), Some(on(2026, 11, 22)));
        assert_eq!(day_of("yesterday"), None);
        assert_eq!(day_of("2026-13-40T00:00Z"), None);
    }
}
