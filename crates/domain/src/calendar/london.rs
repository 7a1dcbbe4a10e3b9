//! The clock in London: summer time begins at 01:00 UTC on the last Sunday of March and
//! ends at 01:00 UTC on the last Sunday of October (Summer Time Act 1972, as amended).

use super::days_after;
use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime};

/// This moment of the clock in London, in UTC. An hour that the clock leaves out in March
/// is the one after it; an hour that it has twice in October is the first of the two.
#[must_use]
pub fn utc_of_london(on: NaiveDate, at: NaiveTime) -> NaiveDateTime {
    let told = on.and_time(at);
    if is_summer(told) {
        told.checked_sub_signed(Duration::hours(1)).unwrap_or(told)
    } else {
        told
    }
}

/// Whether the clock that tells this is an hour ahead.
fn is_summer(told: NaiveDateTime) -> bool {
    let change =
        |month, hour| last_sunday(told.year(), month).and_then(|day| day.and_hms_opt(hour, 0, 0));
    // In March the hour from 01:00 is left out: what it would tell is winter's, and so
    // becomes the hour after it. In October 01:00 to 02:00 comes twice, first in summer.
    match (change(3, 2), change(10, 2)) {
        (Some(begins), Some(ends)) => begins <= told && told < ends,
        _ => false,
    }
}

fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    let back = u64::from(last.weekday().num_days_from_sunday());
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    Some(days_after(first, 30 - back))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(on: &str, at: &str) -> String {
        let at = NaiveTime::parse_from_str(at, "%H:%M").unwrap();
        let utc = utc_of_london(on.parse().unwrap(), at);
        let told = format!("{utc:?}").replace('T', " ");
        told.get(..16).unwrap().to_owned()
    }

    #[test]
    fn the_clock_changes_on_the_last_sundays_of_march_and_october() {
        for (on, at, expected) in [
            ("2027-03-27", "17:00", "2027-03-27 17:00"),
            ("2027-03-28", "00:59", "2027-03-28 00:59"),
            ("2027-03-28", "01:30", "2027-03-28 01:30"),
            ("2027-03-28", "02:00", "2027-03-28 01:00"),
            ("2027-03-28", "17:00", "2027-03-28 16:00"),
            ("2027-10-30", "17:00", "2027-10-30 16:00"),
            ("2027-10-31", "00:30", "2027-10-30 23:30"),
            ("2027-10-31", "01:30", "2027-10-31 00:30"),
            ("2027-10-31", "02:00", "2027-10-31 02:00"),
            ("2027-10-31", "17:00", "2027-10-31 17:00"),
            ("2028-02-29", "17:00", "2028-02-29 17:00"),
        ] {
            assert_eq!(utc(on, at), expected, "{on} {at}");
        }
    }

    #[test]
    fn a_month_that_ends_on_a_sunday_ends_with_the_change() {
        // 31 March 2030 and 31 October 2027 are Sundays, 25 is the earliest it can be.
        for (year, month, day) in [(2030, 3, 31), (2027, 10, 31), (2029, 3, 25), (2026, 10, 25)] {
            assert_eq!(
                last_sunday(year, month),
                NaiveDate::from_ymd_opt(year, month, day)
            );
        }
    }
}
