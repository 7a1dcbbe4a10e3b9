//! How a case writes what it expects, and how it says that something else came out.
//!
//! A rule: `now`, `now until 2027-03-14`, `from 2027-03-14`, `ended 2026-01-01`,
//! `not met`, `ask`, `ask studying`; and after a comma an amount: `exactly £200`,
//! `at least £3000`, `up to £1200`, `no amount`. A duty: a day, a day and `overdue`,
//! `about 2029-01`, `none`. What comes: `2027-03-14 starts setting-up-home`.

use chrono::{Datelike as _, NaiveDate};
use domain::calendar::MONTHS;
use domain::care_status::CareStatus;
use domain::decide::Coming;
use domain::due::Duty;
use domain::entitlement::amount::{Amount, AmountKind};
use domain::entitlement::question::Question;
use domain::entitlement::standing::{Stand, Standing};
use serde::Deserialize;

/// What is expected of a rule.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct RuleExpected {
    standing: String,
    amount: Option<Option<Amount>>,
}

impl TryFrom<String> for RuleExpected {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        let (standing, amount) = match written.split_once(", ") {
            Some((standing, amount)) => (standing, Some(amount_of(amount)?)),
            None => (written.as_str(), None),
        };
        let first = standing.split(' ').next().unwrap_or_default();
        if !["now", "from", "ended", "not", "ask"].contains(&first) {
            return Err(format!(
                "“{written}” is not something to expect: write now, from a day, ended a day, not met or ask"
            ));
        }
        Ok(Self {
            standing: standing.to_owned(),
            amount,
        })
    }
}

fn amount_of(written: &str) -> Result<Option<Amount>, String> {
    if written == "no amount" {
        return Ok(None);
    }
    [
        ("exactly £", AmountKind::Exactly),
        ("at least £", AmountKind::AtLeast),
        ("up to £", AmountKind::UpTo),
    ]
    .into_iter()
    .find_map(|(words, kind)| {
        let pounds = written.strip_prefix(words)?.parse().ok()?;
        Some(Some(Amount { pounds, kind }))
    })
    .ok_or_else(|| {
        format!("“{written}” is not an amount: write exactly £200, at least £3000, up to £1200 or no amount")
    })
}

fn amount_in_words(amount: Option<Amount>) -> String {
    amount.map_or_else(
        || "no amount".to_owned(),
        |Amount { pounds, kind }| {
            let kind = match kind {
                AmountKind::AtLeast => "at least",
                AmountKind::UpTo => "up to",
                AmountKind::Exactly => "exactly",
            };
            format!("{kind} £{pounds}")
        },
    )
}

impl RuleExpected {
    /// What came out otherwise, if anything did.
    pub(super) fn differs(&self, found: &Stand) -> Option<String> {
        let came_out = in_words(found);
        // "now" also covers "now until…", and "ask" every question.
        let more = |came_out: &str| {
            came_out
                .strip_prefix(self.standing.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        if !more(&came_out) {
            return Some(format!(
                "should be “{}” and comes out as “{came_out}”",
                self.standing
            ));
        }
        let amount = self.amount?;
        (amount != found.amount).then(|| {
            format!(
                "should come with {} and comes with {}",
                amount_in_words(amount),
                amount_in_words(found.amount)
            )
        })
    }
}

fn in_words(found: &Stand) -> String {
    match found.standing {
        Standing::Now => found
            .until_on
            .map_or_else(|| "now".to_owned(), |day| format!("now until {day}")),
        Standing::From(day) => format!("from {day}"),
        Standing::Ended(day) => format!("ended {day}"),
        Standing::NotMet(_) => "not met".to_owned(),
        Standing::Ask(Question::Fact(field)) => format!("ask {field}"),
        Standing::Ask(Question::Person) => "ask a person".to_owned(),
        Standing::Ask(Question::NotLawYet) => "ask whether it is law yet".to_owned(),
    }
}

/// What is expected of a duty.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub(super) struct DueExpected(String);

impl DueExpected {
    /// What came out otherwise, if anything did.
    pub(super) fn differs(&self, found: Option<&Duty>) -> Option<String> {
        let came_out = found.map_or_else(
            || "none".to_owned(),
            |duty| {
                let day = duty.due.exactly().map_or_else(
                    || {
                        let day = duty.due.roughly();
                        format!("about {:04}-{:02}", day.year(), day.month())
                    },
                    |day| day.to_string(),
                );
                if duty.overdue {
                    format!("{day} overdue")
                } else {
                    day
                }
            },
        );
        (came_out != self.0)
            .then(|| format!("should be “{}” and comes out as “{came_out}”", self.0))
    }
}

/// What is expected to change on a day ahead.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct ComingExpected {
    on: NaiveDate,
    starts: bool,
    rule: String,
}

impl TryFrom<String> for ComingExpected {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        let mut words = written.split(' ');
        let on = words.next().and_then(|day| day.parse().ok());
        let starts = match words.next() {
            Some("starts") => Some(true),
            Some("ends") => Some(false),
            _ => None,
        };
        match (on, starts, words.next()) {
            (Some(on), Some(starts), Some(rule)) => Ok(Self {
                on,
                starts,
                rule: rule.to_owned(),
            }),
            _ => Err(format!(
                "“{written}” is not a change: write 2027-03-14 starts setting-up-home"
            )),
        }
    }
}

impl ComingExpected {
    /// What came out otherwise, if anything did.
    pub(super) fn differs(&self, coming: &[Coming<'_>]) -> Option<String> {
        let listed = coming
            .iter()
            .filter(|coming| coming.on == self.on)
            .flat_map(|coming| {
                if self.starts {
                    &coming.starts
                } else {
                    &coming.ends
                }
            })
            .any(|rule| rule.id.as_str() == self.rule);
        let verb = if self.starts { "start" } else { "end" };
        (!listed).then(|| {
            format!(
                "{} should {verb} on {} and is not listed there",
                self.rule,
                day_in_words(self.on)
            )
        })
    }
}

/// A care status as it is said.
pub(super) const fn status_in_words(status: CareStatus) -> &'static str {
    match status {
        CareStatus::LookedAfter => "looked after",
        CareStatus::Eligible => "eligible",
        CareStatus::Relevant => "relevant",
        CareStatus::FormerRelevant => "former relevant",
        CareStatus::Qualifying => "qualifying",
        CareStatus::CareExperienced => "care-experienced",
        CareStatus::NotSure => "not sure",
    }
}

/// A day as people write it: 14 March 2027.
pub(super) fn day_in_words(day: NaiveDate) -> String {
    let month = MONTHS
        .get(day.month0() as usize)
        .copied()
        .unwrap_or_default();
    format!("{} {month} {}", day.day(), day.year())
}
