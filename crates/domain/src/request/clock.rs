//! The legal clock of a request: by when the law wants each step, counted from the day
//! the council receives it.
//!
//! Days are worked out from the day that is given; a step after another counts from the
//! day on which the one before is due.

use crate::calendar::{BankHolidays, Due, months_after};
use crate::sourced::Source;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One step and its time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ByLaw {
    /// What happens: a sentence.
    pub what: String,
    /// Who has to do it.
    pub who: Turn,
    /// In how long.
    pub within: Within,
    /// The longest it may take, where the law lets it take longer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Within>,
    /// When it may take that long: a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longer_if: Option<String>,
    /// What the time counts from.
    pub from: CountedFrom,
    /// Where this comes from.
    pub source: Source,
}

/// Whose turn a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// The council's: it must.
    Council,
    /// The young person's: they can.
    You,
}

/// What a time counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountedFrom {
    /// The day on which the council receives the request.
    Received,
    /// The day on which the step before is due.
    Before,
}

/// A length of time as the law writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Within {
    /// Not Saturdays, Sundays or bank holidays.
    WorkingDays(u32),
    /// Calendar months.
    Months(u32),
}

/// A step with its days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step<'a> {
    /// The step.
    pub by_law: &'a ByLaw,
    /// By when it should be.
    pub by: Due,
    /// By when at the very latest, where the law lets it take longer.
    pub latest: Option<Due>,
}

impl Within {
    /// The day on which this time is over, counted from `from`.
    #[must_use]
    pub fn after(self, from: NaiveDate, holidays: &BankHolidays) -> Due {
        match self {
            Self::WorkingDays(days) => holidays.working_days_after(from, days),
            Self::Months(months) => Due::On(months_after(from, months)),
        }
    }
}

/// Each step with its days, if the council receives the request on `received_on`. Once
/// a day is only roughly known, so is every day counted from it.
#[must_use]
pub fn steps<'a>(
    by_law: &'a [ByLaw],
    received_on: NaiveDate,
    holidays: &BankHolidays,
) -> Vec<Step<'a>> {
    let mut before = Due::On(received_on);
    by_law
        .iter()
        .map(|step| {
            let from = match step.from {
                CountedFrom::Received => Due::On(received_on),
                CountedFrom::Before => before,
            };
            let due = |within: Within| {
                let due = within.after(from.roughly(), holidays);
                from.exactly().map_or(Due::About(due.roughly()), |_| due)
            };
            let by = due(step.within);
            before = by;
            Step {
                by_law: step,
                by,
                latest: step.at_most.map(due),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests;
