//! The closed list of conditions that a rule may join, and the days on which each
//! holds for somebody. A condition that no content file should write is added
//! here as a named one ([`Named`]), in Rust, with its test.

use super::days::Days;
use super::life::Life;
use super::named::Named;
use super::question::Question;
use crate::calendar::{birthday, days_after, days_before, months_after};
use crate::care_status::CareStatus;
use crate::circumstances::{Field, Studying};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// One condition. A rule holds on the days on which all of its conditions do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Condition {
    /// The care status is one of `is`. Those in `ask` may have it too: a person has
    /// to say.
    Status {
        /// Have it.
        is: Vec<CareStatus>,
        /// May have it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        ask: Vec<CareStatus>,
    },
    /// The age is in range.
    Age {
        /// From this birthday on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<i32>,
        /// Until the day before this birthday.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<i32>,
        /// From `until` to the day before this birthday it may go on: a person has
        /// to say.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ask_until: Option<i32>,
    },
    /// Not earlier than so many days before a birthday.
    DaysBeforeAge {
        /// How many days.
        days: u64,
        /// Which birthday.
        age: i32,
    },
    /// The age on the 31 August before the course year, which begins on 1 September.
    #[serde(rename = "age_on_31_august")]
    AgeOn31August {
        /// The youngest.
        from: i32,
        /// The oldest.
        to: i32,
    },
    /// Born on this day or later.
    BornFrom(NaiveDate),
    /// Born before this day.
    BornBefore(NaiveDate),
    /// On this day or later.
    InForceFrom(NaiveDate),
    /// In care; short breaks do not count.
    LookedAfter,
    /// In care for so many months without a gap.
    LookedAfterForMonths(u32),
    /// Studies one of `is`. For those in `ask` a person has to say.
    Studying {
        /// Have it.
        is: Vec<Studying>,
        /// May have it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        ask: Vec<Studying>,
    },
    /// This council's; every other council's young people should ask theirs.
    CouncilElseAsk(String),
    /// Came to the country without a parent or carer.
    Unaccompanied,
    /// It depends on what only a person can find out.
    AskAPerson,
    /// One of the conditions that are written in Rust.
    Named(Named),
}

/// When a condition holds, and when it cannot be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holds {
    /// The days on which it holds.
    pub met: Days,
    /// The days on which it may hold.
    pub may: Days,
    /// What would settle `may`.
    pub ask: Question,
}

impl Holds {
    /// It holds on these days and on no others.
    #[must_use]
    pub const fn on(met: Days) -> Self {
        Self {
            met,
            may: Days::none(),
            ask: Question::Person,
        }
    }

    /// It cannot be told on any day without this fact.
    #[must_use]
    pub fn unknown(fact: Field) -> Self {
        Self {
            met: Days::none(),
            may: Days::all(),
            ask: Question::Fact(fact),
        }
    }

    /// It holds always when `yes`, never when not, and cannot be told without the fact.
    #[must_use]
    pub fn told(yes: Option<bool>, fact: Field) -> Self {
        yes.map_or_else(|| Self::unknown(fact), |yes| Self::on(Days::all_if(yes)))
    }
}

impl Condition {
    /// When it holds in this life.
    #[must_use]
    pub fn holds(&self, life: &Life<'_>) -> Holds {
        let person = life.person;
        let born_on = person.born_on;
        let sure = |fact: Field| !person.is_unsure_of(fact);
        match self {
            Self::Status { is, ask } => life.status_is(is, ask),
            Self::Age {
                from,
                until,
                ask_until,
            } => {
                let day = |age: &Option<i32>| age.map(|age| birthday(born_on, age));
                let may = match (until, ask_until) {
                    (Some(_), Some(_)) => Days::between(day(until), day(ask_until)),
                    _ => Days::none(),
                };
                Holds {
                    met: Days::between(day(from), day(until)),
                    may,
                    ask: Question::Person,
                }
            }
            Self::DaysBeforeAge { days, age } => {
                let from = days_before(birthday(born_on, *age), *days);
                Holds::on(Days::between(Some(from), None))
            }
            Self::AgeOn31August { from, to } => Holds::on(Days::between(
                Some(september_after(birthday(born_on, *from))),
                Some(september_after(birthday(born_on, *to + 1))),
            )),
            Self::BornFrom(day) => Holds::on(Days::all_if(born_on >= *day)),
            Self::BornBefore(day) => Holds::on(Days::all_if(born_on < *day)),
            Self::InForceFrom(day) => Holds::on(Days::between(Some(*day), None)),
            Self::LookedAfter => life.looked_after(),
            Self::LookedAfterForMonths(months) => {
                let care = life.looked_after();
                let mut met = Days::none();
                for run in care.met.runs() {
                    if let Some(from) = run.from() {
                        let until = run.until().unwrap_or(NaiveDate::MAX);
                        met.push(months_after(from, *months), until);
                    }
                }
                Holds { met, ..care }
            }
            Self::Studying { is, ask } => match person.studying {
                Some(studying) if sure(Field::Studying) => Holds {
                    met: Days::all_if(is.contains(&studying)),
                    may: Days::all_if(ask.contains(&studying)),
                    ask: Question::Person,
                },
                _ => Holds::unknown(Field::Studying),
            },
            Self::CouncilElseAsk(council) => match &person.council {
                Some(theirs) if sure(Field::Council) => {
                    let met = Days::all_if(theirs.eq_ignore_ascii_case(council));
                    Holds {
                        may: Days::all_if(met.is_empty()),
                        met,
                        ask: Question::Person,
                    }
                }
                _ => Holds::unknown(Field::Council),
            },
            Self::Unaccompanied => {
                let fact = Field::Unaccompanied;
                Holds::told(person.unaccompanied.filter(|_| sure(fact)), fact)
            }
            Self::AskAPerson => Holds {
                met: Days::none(),
                may: Days::all(),
                ask: Question::Person,
            },
            Self::Named(named) => named.holds(life),
        }
    }
}

/// The first 1 September after this day. Whoever has a birthday on 31 August is of
/// that age on 31 August; whoever has it on 1 September waits a year.
fn september_after(day: NaiveDate) -> NaiveDate {
    let september =
        |year| NaiveDate::from_ymd_opt(year, 9, 1).unwrap_or_else(|| days_after(day, 366));
    let this_year = september(day.year());
    if this_year > day {
        this_year
    } else {
        september(day.year() + 1)
    }
}
