//! By when the law wants the council's first answer to a request, counted from the day
//! it was received. What the young person may ask for later starts a clock of its own,
//! which the request's own page shows.

use super::clock::Clock;
use crate::day_words;
use chrono::NaiveDate;
use domain::calendar::BankHolidays;
use domain::request::Request;
use domain::request::clock::{CountedFrom, Turn, steps};

/// Where the council's first answer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstAnswer {
    /// The usual time.
    clock: Clock,
    /// The day on which the usual time is over.
    pub by: NaiveDate,
    /// The day after which no reason helps, where there is one.
    latest: Option<NaiveDate>,
}

/// Where it stands today for something received in `hour` (as the server writes it);
/// nothing where the law sets no time, or for an hour that makes no sense.
#[must_use]
pub fn first_answer(
    request: &Request,
    hour: &str,
    holidays: &BankHolidays,
    today: NaiveDate,
) -> Option<FirstAnswer> {
    let received_on = day_words::day_of(hour)?;
    let first = steps(&request.by_law, received_on, holidays)
        .into_iter()
        .find(|step| {
            step.by_law.who == Turn::Council && step.by_law.from == CountedFrom::Received
        })?;
    let by = first.by.roughly();
    Some(FirstAnswer {
        clock: Clock::of(by, today),
        by,
        latest: first.latest.map(domain::calendar::Due::roughly),
    })
}

impl FirstAnswer {
    /// In words.
    #[must_use]
    pub fn words(self, today: NaiveDate) -> String {
        let day = |day| day_words::day(day, today);
        match (self.clock, self.latest) {
            (Clock::InTime(by), _) => format!("by law: answer by {}", day(by)),
            (Clock::Today, _) => "by law: answer today".to_owned(),
            (Clock::Late(by), Some(latest)) if today <= latest => format!(
                "by law: was due {}; only with a reason until {}",
                day(by),
                day(latest)
            ),
            (Clock::Late(by), _) => format!("by law: was due {}", day(by)),
        }
    }

    /// Its class in the style sheet.
    #[must_use]
    pub const fn class(self) -> &'static str {
        self.clock.class()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::request::Purpose;

    fn on(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    #[test]
    fn a_complaint_is_due_after_ten_working_days_and_with_a_reason_after_twenty() {
        let edition = content::edition().unwrap();
        let complaint = edition.request(Purpose::Complaint).unwrap();
        let words = |today| {
            first_answer(
                complaint,
                "2026-11-22T10:00Z",
                &edition.bank_holidays,
                today,
            )
            .unwrap()
            .words(today)
        };
        for (today, expected) in [
            (on(11, 22), "by law: answer by Friday 4 December"),
            (on(12, 3), "by law: answer by Friday 4 December"),
            (on(12, 4), "by law: answer today"),
            (on(12, 5), "only with a reason until Friday 18 December"),
            (on(12, 18), "only with a reason until Friday 18 December"),
            (on(12, 19), "by law: was due Friday 4 December"),
        ] {
            let said = words(today);
            assert!(said.contains(expected), "{today}: {said}");
        }
    }

    #[test]
    fn records_are_due_in_a_month_and_where_the_law_sets_no_time_there_is_none() {
        let edition = content::edition().unwrap();
        let by = |purpose| {
            let request = edition.request(purpose).unwrap();
            first_answer(
                request,
                "2026-11-30T10:00Z",
                &edition.bank_holidays,
                on(12, 1),
            )
            .map(|first| first.by)
        };
        assert_eq!(by(Purpose::MyRecords), Some(on(12, 30)));
        assert_eq!(by(Purpose::ContactMe), None);
        assert_eq!(by(Purpose::ThankYou), None);
    }
}
