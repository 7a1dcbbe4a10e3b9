//! Everything somebody is owed on a day, why, by when, and what changes next: the
//! one function that the phone, the server's `explain` and the tests all call.
//!
//! What is coming is read off the same sets of days as the standings, so the two can
//! never disagree. How it is written down is [`crate::explain`]'s.

use crate::calendar::{BankHolidays, birthday};
use crate::care_status::{Status, six_months_home_on, status_on, thirteen_weeks_on};
use crate::circumstances::{Circumstances, Field};
use crate::due::{Ask, Duty, duties_on};
use crate::entitlement::life::Life;
use crate::entitlement::question::Question;
use crate::entitlement::standing::{Laid, Stand, Standing};
use crate::entitlement::{Rule, RuleBook};
use chrono::NaiveDate;

/// The birthdays that are always shown ahead, in years.
const BIRTHDAYS: [i32; 4] = [16, 18, 21, 25];

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

/// A day ahead on which something changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coming<'b> {
    /// The day.
    pub on: NaiveDate,
    /// What happens.
    pub event: Event,
    /// The rules that begin to hold.
    pub starts: Vec<&'b Rule>,
    /// The rules that cease to.
    pub ends: Vec<&'b Rule>,
}

/// What happens on a day ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Event {
    /// This birthday, in years.
    Birthday(i32),
    /// 13 weeks in care since 14 are reached.
    ThirteenWeeks,
    /// Six months at home are over.
    SixMonthsHome,
    /// Another day on which a rule begins or ends.
    Change,
}

impl Event {
    /// In words.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Birthday(age) => {
                let ending = match (age % 10, age % 100) {
                    (1, last) if last != 11 => "st",
                    (2, last) if last != 12 => "nd",
                    (3, last) if last != 13 => "rd",
                    _ => "th",
                };
                format!("{age}{ending} birthday")
            }
            Self::ThirteenWeeks => "13 weeks in care since you turned 14".to_owned(),
            Self::SixMonthsHome => "six months back at home".to_owned(),
            Self::Change => "a change in what you can get".to_owned(),
        }
    }
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
        coming: coming(&laid, person, on),
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

fn coming<'b>(
    laid: &[(&'b Rule, Laid<'_>)],
    person: &Circumstances,
    on: NaiveDate,
) -> Vec<Coming<'b>> {
    let mut found: Vec<Coming<'b>> = Vec::new();
    for age in BIRTHDAYS {
        let day = birthday(person.born_on, age);
        if day > on {
            found.push(Coming {
                on: day,
                event: Event::Birthday(age),
                starts: Vec::new(),
                ends: Vec::new(),
            });
        }
    }
    for (rule, laid) in laid {
        for run in laid.dated_runs() {
            for (edge, starts) in [(run.from(), true), (run.until(), false)] {
                let Some(day) = edge.filter(|day| *day > on) else {
                    continue;
                };
                let at = found
                    .iter()
                    .position(|coming| coming.on == day)
                    .unwrap_or_else(|| {
                        let event = event_on(person, on, day);
                        found.push(Coming {
                            on: day,
                            event,
                            starts: Vec::new(),
                            ends: Vec::new(),
                        });
                        found.len() - 1
                    });
                if let Some(coming) = found.get_mut(at) {
                    if starts {
                        coming.starts.push(rule)
                    } else {
                        coming.ends.push(rule)
                    }
                }
            }
        }
    }
    found.sort_by_key(|coming| coming.on);
    found
}

fn event_on(person: &Circumstances, on: NaiveDate, day: NaiveDate) -> Event {
    let age = person.age_on(day);
    if birthday(person.born_on, age) == day {
        Event::Birthday(age)
    } else if thirteen_weeks_on(person) == Some(day) {
        Event::ThirteenWeeks
    } else if six_months_home_on(person, on) == Some(day) {
        Event::SixMonthsHome
    } else {
        Event::Change
    }
}
