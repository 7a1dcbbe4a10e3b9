//! Everything somebody is owed on a day, why, by when, and what changes next: the
//! one function that the phone, the server's `explain` and the tests all call.
//!
//! What is coming is read off the same sets of days as the standings, so the two can
//! never disagree. How it is written down is [`crate::explain`]'s.

use crate::calendar::BankHolidays;
use crate::care_status::{Status, status_on};
use crate::circumstances::{Circumstances, Field};
use crate::due::{Ask, Duty, duties_on};
use crate::entitlement::life::Life;
use crate::entitlement::question::Question;
use crate::entitlement::standing::{Laid, Stand, Standing};
use crate::entitlement::{Rule, RuleBook};
use chrono::NaiveDate;

mod coming;
pub use coming::{Coming, Event};

/// What is known of one person on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision<'b> {
    /// The day.
    pub on: NaiveDate,
    /// The care status and why.
    pub status: Status,
    /// Every rule of the book, in its order, and how the person stands with it.
    pub entitlements: Vec<Entitled<'b>>,
    /// Dated duties, soonest first.
    pub due: Vec<Duty>,
    /// What changes, soonest first.
    pub coming: Vec<Coming<'b>>,
    /// Facts to ask for, and what each would settle; the most useful first.
    pub asks: Vec<Ask>,
}

/// One rule and how the person stands with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entitled<'b> {
    /// The rule.
    pub rule: &'b Rule,
    /// How the person stands with it.
    pub stand: Stand,
}

/// Decides everything for this person on the day `on`.
#[must_use]
pub fn decide<'b>(
    book: &'b RuleBook,
    holidays: &BankHolidays,
    person: &Circumstances,
    on: NaiveDate,
) -> Decision<'b> {
    let life = Life::of(person);
    let laid: Vec<(&Rule, Laid<'_>)> = book
        .rules
        .iter()
        .map(|rule| (rule, Laid::out(rule, &life)))
        .collect();
    let status = status_on(person, on);
    let duties = duties_on(person, holidays, on);
    let entitlements: Vec<Entitled<'_>> = laid
        .iter()
        .map(|(rule, laid)| Entitled {
            rule,
            stand: laid.on(on),
        })
        .collect();
    let asks = asks(status.ask, &entitlements, duties.asks);
    Decision {
        on,
        status,
        entitlements,
        due: duties.due,
        coming: coming::coming(&laid, &life, on),
        asks,
    }
}

/// The facts to ask for: first what would settle the status, then what most rules
/// wait for.
fn asks(status: Option<Field>, entitlements: &[Entitled<'_>], duties: Vec<Ask>) -> Vec<Ask> {
    let mut asks = duties;
    if let Some(field) = status
        && !asks.iter().any(|ask| ask.field == field)
    {
        asks.push(Ask {
            field,
            facts: Vec::new(),
        });
    }
    for one in entitlements {
        if let Standing::Ask(Question::Fact(field)) = one.stand.standing {
            let fact = one.rule.fact().clone();
            match asks.iter_mut().find(|ask| ask.field == field) {
                Some(ask) if ask.facts.contains(&fact) => {}
                Some(ask) => ask.facts.push(fact),
                None => asks.push(Ask {
                    field,
                    facts: vec![fact],
                }),
            }
        }
    }
    asks.sort_by_key(|ask| {
        (
            Some(ask.field) != status,
            std::cmp::Reverse(ask.facts.len()),
            ask.field,
        )
    });
    asks
}
