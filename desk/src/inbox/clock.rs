//! How long something has waited, against what young people were promised.

use crate::day_words;
use chrono::NaiveDate;
use domain::calendar::BankHolidays;

/// The promise, as it stands for one unopened submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// There is time.
    InTime(NaiveDate),
    /// Today is the last day.
    Today,
    /// The last day is past.
    Late(NaiveDate),
}

/// Where the promise stands today for something received in `hour` (as the server
/// writes it); nothing for an hour that makes no sense.
#[must_use]
pub fn clock(
    hour: &str,
    working_days: u16,
    holidays: &BankHolidays,
    today: NaiveDate,
) -> Option<Clock> {
    let received_on = day_words::day_of(hour)?;
    let last_day = holidays
        .working_days_after(received_on, working_days.into())
        .roughly();
    Some(Clock::of(last_day, today))
}

impl Clock {
    /// Where it stands today when this is the last day.
    #[must_use]
    pub fn of(last_day: NaiveDate, today: NaiveDate) -> Self {
        match last_day.cmp(&today) {
            std::cmp::Ordering::Greater => Self::InTime(last_day),
            std::cmp::Ordering::Equal => Self::Today,
            std::cmp::Ordering::Less => Self::Late(last_day),
        }
    }

    /// In words.
    #[must_use]
    pub fn words(self, today: NaiveDate) -> String {
        match self {
            Self::InTime(by) => format!("open by {}", day_words::day(by, today)),
            Self::Today => "open today to keep your promise".to_owned(),
            Self::Late(by) => format!("was promised by {}", day_words::day(by, today)),
        }
    }

    /// Its class in the style sheet.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::InTime(_) => "in-time",
            Self::Today => "today",
            Self::Late(_) => "late",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 12, day).unwrap()
    }

    fn holidays() -> BankHolidays {
        BankHolidays {
            first_year: 2026,
            last_year: 2026,
            days: vec![on(25), on(28)],
        }
    }

    #[test]
    fn two_working_days_after_the_day_before_christmas_step_over_the_holidays() {
        let at = |today| clock("2026-12-24T22:00Z", 2, &holidays(), today).unwrap();
        assert_eq!(at(on(24)), Clock::InTime(on(30)));
        assert_eq!(at(on(29)), Clock::InTime(on(30)));
        assert_eq!(at(on(30)), Clock::Today);
        assert_eq!(at(on(31)), Clock::Late(on(30)));
    }

    #[test]
    fn an_hour_that_makes_no_sense_starts_no_clock() {
        assert_eq!(clock("soon", 2, &holidays(), on(1)), None);
    }
}
