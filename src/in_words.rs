//! Dates, spans of time and telephone numbers as a young person reads them.
//! Whole numbers only: formatting fractions would cost the phone 10 KB.

use crate::phrases::{checked, dates};
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};

/// *Friday 14 March*, with the year when it is not this year.
#[must_use]
pub fn day(day: NaiveDate, today: NaiveDate) -> String {
    let weekday = match day.weekday() {
        Weekday::Mon => dates::monday(),
        Weekday::Tue => dates::tuesday(),
        Weekday::Wed => dates::wednesday(),
        Weekday::Thu => dates::thursday(),
        Weekday::Fri => dates::friday(),
        Weekday::Sat => dates::saturday(),
        Weekday::Sun => dates::sunday(),
    };
    let mut words = format!("{weekday} {} {}", day.day(), month(day));
    if day.year() != today.year() {
        words.push_str(&format!(" {}", day.year()));
    }
    words
}

/// *14 March 2027*: for small places, and days that are years away.
#[must_use]
pub fn short_day(day: NaiveDate) -> String {
    format!("{} {}", day.day(), month_and_year(day))
}

/// *March 2027*.
#[must_use]
pub fn month_and_year(day: NaiveDate) -> String {
    format!("{} {}", month(day), day.year())
}

fn month(day: NaiveDate) -> &'static str {
    match day.month() {
        1 => dates::january(),
        2 => dates::february(),
        3 => dates::march(),
        4 => dates::april(),
        5 => dates::may(),
        6 => dates::june(),
        7 => dates::july(),
        8 => dates::august(),
        9 => dates::september(),
        10 => dates::october(),
        11 => dates::november(),
        _ => dates::december(),
    }
}

/// *5 pm*, *6:30 pm*.
#[must_use]
pub fn hour(at: NaiveTime) -> String {
    let (is_pm, hour) = at.hour12();
    let half = if is_pm { dates::pm() } else { dates::am() };
    match at.minute() {
        0 => format!("{hour} {half}"),
        minute => format!("{hour}:{minute:02} {half}"),
    }
}

/// *£3,000*.
#[must_use]
pub fn pounds(pounds: u32) -> String {
    let digits = pounds.to_string();
    let mut words = String::from("£");
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

/// *Checked 3 weeks ago*. A day still to come, as a wrong clock shows, counts as today.
#[must_use]
pub fn checked_ago(checked_on: NaiveDate, today: NaiveDate) -> String {
    let days = (today - checked_on).num_days().max(0);
    let count = |days: i64, each: i64| u32::try_from(days / each).unwrap_or(u32::MAX);
    match days {
        0 => checked::today().to_owned(),
        1 => checked::yesterday().to_owned(),
        2..=13 => checked::days(count(days, 1)),
        14..=60 => checked::weeks(count(days, 7)),
        61..=365 => checked::months(count(days, 30)),
        _ => checked::long_ago().to_owned(),
    }
}

/// A number as a link dials it: `0800 1111` is `08001111`.
#[must_use]
pub fn dialled(number: &str) -> String {
    number
        .chars()
        .filter(|sign| sign.is_ascii_digit() || *sign == '+')
        .collect()
}

/// Text as part of an address.
#[must_use]
pub fn in_address(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            written.push(char::from(byte));
        } else {
            written.push('%');
            for nibble in [byte >> 4, byte & 0xf] {
                written.push(char::from(b"0123456789ABCDEF"[usize::from(nibble)]));
            }
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_day_has_its_year_only_when_it_is_another_year() {
        let today = on(2026, 11, 22);
        assert_eq!(day(on(2026, 12, 11), today), "Friday 11 December");
        assert_eq!(day(on(2027, 3, 14), today), "Sunday 14 March 2027");
    }

    #[test]
    fn money_has_its_commas() {
        for (amount, words) in [
            (0, "£0"),
            (200, "£200"),
            (3_000, "£3,000"),
            (1_234_567, "£1,234,567"),
        ] {
            assert_eq!(pounds(amount), words);
        }
    }

    #[test]
    fn how_long_ago_it_was_checked_is_said_in_the_unit_that_fits() {
        let today = on(2026, 11, 22);
        for (days, words) in [
            (-5, "Checked today"),
            (0, "Checked today"),
            (1, "Checked yesterday"),
            (2, "Checked 2 days ago"),
            (13, "Checked 13 days ago"),
            (14, "Checked 2 weeks ago"),
            (21, "Checked 3 weeks ago"),
            (60, "Checked 8 weeks ago"),
            (61, "Checked 2 months ago"),
            (365, "Checked 12 months ago"),
        ] {
            let checked_on = today - chrono::TimeDelta::days(days);
            assert_eq!(checked_ago(checked_on, today), words, "{days}");
        }
        assert!(checked_ago(on(2024, 1, 1), today).contains("over a year"));
    }

    #[test]
    fn a_number_is_dialled_without_its_gaps() {
        assert_eq!(dialled("0800 1111"), "08001111");
        assert_eq!(dialled("+44 (0)1753"), "+4401753");
    }

    #[test]
    fn an_address_holds_no_gap_and_no_other_sign() {
        assert_eq!(
            in_address("25 High St, SL1 1AA & é"),
            "25%20High%20St%2C%20SL1%201AA%20%26%20%C3%A9"
        );
        assert_eq!(in_address("\u{11}"), "%11");
    }
}
