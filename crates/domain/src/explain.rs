//! What `decide` found, in the shape that files and tests read: design's `explain`.
//!
//! Keys that have nothing to say are `null`, so that a reader can rely on them. A day
//! that is only known roughly has `due_on` null and `about` a month. What is decided,
//! and how, is in [`crate::decide`].

use crate::care_status::CareStatus;
use crate::circumstances::Field;
use crate::decide::Decision;
use crate::due::{Ask, Duty};
use crate::entitlement::amount::Amount;
use crate::entitlement::question::Question;
use crate::entitlement::standing::Standing;
use crate::ids::{FactId, RuleId};
use crate::sourced::Footing;
use chrono::{Datelike as _, NaiveDate};
use serde::Serialize;

/// Everything that is known of one person on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The day.
    pub on: NaiveDate,
    /// The care status.
    pub status: StatusSaid,
    /// Every entitlement of the book.
    pub entitlements: Vec<EntitlementSaid>,
    /// Dated duties, soonest first.
    pub due: Vec<DutySaid>,
    /// What changes, soonest first.
    pub coming: Vec<ComingSaid>,
    /// What to ask to know more.
    pub asks: Vec<AskSaid>,
}

/// The care status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatusSaid {
    /// What the law calls this person.
    pub is: CareStatus,
    /// False: probably.
    pub certain: bool,
    /// The facts that decided.
    pub because: Vec<FactId>,
}

/// How the person stands with one entitlement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntitlementSaid {
    /// The rule.
    pub id: RuleId,
    /// The fact it rests on.
    pub fact: FactId,
    /// `now`, `from`, `ended`, `not_met` or `ask`.
    pub standing: &'static str,
    /// The first day of it.
    pub from_on: Option<NaiveDate>,
    /// The first day without it.
    pub until_on: Option<NaiveDate>,
    /// How much.
    pub amount: Option<Amount>,
    /// Law, local or announced.
    pub law_or_local: Footing,
    /// The fact to ask for; `a_person` where only somebody who knows the case can
    /// say, `not_law_yet` where it is only announced.
    pub ask: Option<&'static str>,
    /// The deciding rule in plain words.
    pub because: String,
}

/// One dated duty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DutySaid {
    /// Its id.
    pub id: &'static str,
    /// The fact it rests on.
    pub fact: FactId,
    /// By when; `null` where the bank holidays are not published yet.
    pub due_on: Option<NaiveDate>,
    /// The day has passed.
    pub overdue: bool,
    /// The month, `YYYY-MM`, where the day is not exactly known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
}

/// One day on which something changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComingSaid {
    /// The day.
    pub on: NaiveDate,
    /// What happens, in words.
    pub event: String,
    /// Entitlements that start.
    pub starts: Vec<RuleId>,
    /// Entitlements that end.
    pub ends: Vec<RuleId>,
}

/// A fact to ask for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AskSaid {
    /// The fact's name in the file.
    pub field: Field,
    /// What it would settle.
    pub facts: Vec<FactId>,
}

/// Puts a decision in the shape that files and tests read.
#[must_use]
pub fn explanation(decision: &Decision<'_>) -> Explanation {
    Explanation {
        on: decision.on,
        status: StatusSaid {
            is: decision.status.is,
            certain: decision.status.certain,
            because: decision.status.because.clone(),
        },
        entitlements: decision
            .entitlements
            .iter()
            .map(|one| {
                let (standing, ask) = said(one.stand.standing);
                EntitlementSaid {
                    id: one.rule.id.clone(),
                    fact: one.rule.fact().clone(),
                    standing,
                    from_on: one.stand.from_on,
                    until_on: one.stand.until_on,
                    amount: one.stand.amount,
                    law_or_local: one.rule.footing,
                    ask,
                    because: one.rule.who.clone(),
                }
            })
            .collect(),
        due: decision.due.iter().map(duty_said).collect(),
        coming: decision
            .coming
            .iter()
            .map(|day| ComingSaid {
                on: day.on,
                event: day.event.words(),
                starts: day.starts.iter().map(|rule| rule.id.clone()).collect(),
                ends: day.ends.iter().map(|rule| rule.id.clone()).collect(),
            })
            .collect(),
        asks: decision
            .asks
            .iter()
            .map(|Ask { field, facts }| AskSaid {
                field: *field,
                facts: facts.clone(),
            })
            .collect(),
    }
}

fn said(standing: Standing) -> (&'static str, Option<&'static str>) {
    match standing {
        Standing::Now => ("now", None),
        Standing::From(_) => ("from", None),
        Standing::Ended(_) => ("ended", None),
        Standing::NotMet(_) => ("not_met", None),
        Standing::Ask(Question::Fact(field)) => ("ask", Some(field.as_str())),
        Standing::Ask(Question::Person) => ("ask", Some("a_person")),
        Standing::Ask(Question::NotLawYet) => ("ask", Some("not_law_yet")),
    }
}

fn duty_said(duty: &Duty) -> DutySaid {
    let due_on = duty.due.exactly();
    let about = due_on.is_none().then(|| month(duty.due.roughly()));
    DutySaid {
        id: duty.id,
        fact: duty.fact.clone(),
        due_on,
        overdue: duty.overdue,
        about,
    }
}

fn month(day: NaiveDate) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}
