//! Dated duties: what should happen by when, and what must be asked first.
//!
//! Each is a maximum gap on the council, never on the young person, and counts from
//! the day the last one really happened. The words for each stand in the content;
//! the sources are the facts named here. Which entitlements somebody has is in
//! [`crate::entitlement`].

use crate::calendar::{BankHolidays, Due};
use crate::care_status::{CareStatus, basis_on, care_began_on, status_on};
use crate::circumstances::{Circumstances, Field, Last, Placement, Told};
use crate::ids::FactId;
use chrono::NaiveDate;

mod after_care;
mod health_and_school;
mod plans;
pub mod reviews;
mod visits;

/// One dated duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Its id, the key of its words in the content: `first-review`.
    pub id: &'static str,
    /// The fact it rests on.
    pub fact: FactId,
    /// By when.
    pub due: Due,
    /// The day has passed, and nothing that was said shows that it happened.
    pub overdue: bool,
    /// Whether it is for somebody to do, or a day from which the young person can.
    pub sort: Sort,
}

/// What kind of day it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Should happen by then, and we know that it has not.
    Should,
    /// Should have been made by then; we were not told whether it was.
    Plan,
    /// Can be asked for from then.
    Can,
}

/// A fact to ask for, and the duties that wait for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The fact.
    pub field: Field,
    /// The facts whose date it would give.
    pub facts: Vec<FactId>,
}

/// Dated duties, soonest first, and what to ask to know more.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Duties {
    /// Soonest first.
    pub due: Vec<Duty>,
    /// In the order the duties are looked at.
    pub asks: Vec<Ask>,
}

/// What one duty comes to.
enum Found {
    /// A day.
    Day(&'static str, &'static str, Due, Sort),
    /// A question first.
    Ask(Field, &'static str),
}

/// Everything a duty may look at, worked out once.
struct Look<'p> {
    person: &'p Circumstances,
    last: &'p Last,
    home: Option<&'p Placement>,
    on: NaiveDate,
    age: i32,
    status: CareStatus,
    began_on: Option<NaiveDate>,
    holidays: &'p BankHolidays,
}

impl Look<'_> {
    fn basis(&self) -> Option<crate::circumstances::Basis> {
        basis_on(self.person, self.on)
    }

    /// What was said of an event; nothing, when the person was not sure of it.
    fn told(&self, told: Told, field: Field) -> Told {
        if self.person.is_unsure_of(field) || self.person.is_unsure_of(Field::Last) {
            Told::NotTold
        } else {
            told
        }
    }

    /// A plain fact; nothing, when the person was not sure of it.
    fn sure<T>(&self, fact: Option<T>, field: Field) -> Option<T> {
        let whole = match field {
            Field::ReviewsHeld | Field::ReviewOn => Field::Last,
            _ => Field::Placement,
        };
        if self.person.is_unsure_of(field) || self.person.is_unsure_of(whole) {
            None
        } else {
            fact
        }
    }

    fn reviews_held(&self) -> Option<u32> {
        self.sure(self.last.reviews_held, Field::ReviewsHeld)
    }

    fn home_since(&self) -> Option<NaiveDate> {
        self.sure(self.home.and_then(|home| home.since), Field::PlacementSince)
    }
}

/// The dated duties owed to this person on the day `on`.
#[must_use]
pub fn duties_on(person: &Circumstances, holidays: &BankHolidays, on: NaiveDate) -> Duties {
    let look = Look {
        person,
        last: &person.last,
        home: person.placement.as_ref(),
        on,
        age: person.age_on(on),
        status: status_on(person, on).is,
        began_on: care_began_on(person, on),
        holidays,
    };
    let mut found = Vec::new();
    if let Some(began_on) = look.began_on {
        found.extend(reviews::next(&look, began_on));
        found.extend(visits::next(&look));
        found.extend(plans::next(&look, began_on));
        found.extend(health_and_school::next(&look, began_on));
    }
    found.extend(after_care::next(&look));
    gathered(found, on)
}

fn gathered(found: Vec<Found>, on: NaiveDate) -> Duties {
    let mut duties = Duties::default();
    for one in found {
        match one {
            Found::Day(id, fact, due, sort) => {
                let overdue = due.roughly() < on;
                duties.due.push(Duty {
                    id,
                    fact: FactId::from(fact),
                    due,
                    overdue,
                    sort,
                });
            }
            Found::Ask(field, fact) => {
                match duties.asks.iter_mut().find(|ask| ask.field == field) {
                    Some(ask) => ask.facts.push(FactId::from(fact)),
                    None => duties.asks.push(Ask {
                        field,
                        facts: vec![FactId::from(fact)],
                    }),
                }
            }
        }
    }
    duties.due.sort_by_key(|duty| duty.due.roughly());
    duties
}

#[cfg(test)]
mod tests;
