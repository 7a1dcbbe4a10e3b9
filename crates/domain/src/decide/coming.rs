//! The days ahead on which something changes: birthdays, a new care status, rules
//! that begin or end, an amount that changes.

use crate::calendar::{birthday, days_before};
use crate::care_status::{six_months_home_on, thirteen_weeks_on};
use crate::circumstances::Circumstances;
use crate::entitlement::Rule;
use crate::entitlement::life::Life;
use crate::entitlement::standing::Laid;
use chrono::NaiveDate;

/// The birthdays that are always shown ahead, in years.
const BIRTHDAYS: [i32; 4] = [16, 18, 21, 25];

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

/// Everything ahead of `on`, soonest first.
pub(super) fn coming<'b>(
    laid: &[(&'b Rule, Laid<'_>)],
    life: &Life<'_>,
    on: NaiveDate,
) -> Vec<Coming<'b>> {
    let mut ahead = Ahead {
        person: life.person,
        on,
        found: Vec::new(),
    };
    for age in BIRTHDAYS {
        ahead.day(birthday(life.person.born_on, age));
    }
    for day in life.status_changes() {
        ahead.day(day);
    }
    for (rule, laid) in laid {
        for run in laid.dated_runs() {
            if let Some(coming) = run.from().and_then(|day| ahead.day(day)) {
                coming.starts.push(rule);
            }
            if let Some(coming) = run.until().and_then(|day| ahead.day(day)) {
                coming.ends.push(rule);
            }
        }
        // What neither starts nor ends may still turn: into a question, out of one,
        // or to another amount.
        for day in laid.turns_after(on) {
            if !laid.on(days_before(day, 1)).says_as(&laid.on(day)) {
                ahead.day(day);
            }
        }
    }
    ahead.found.sort_by_key(|coming| coming.on);
    ahead.found
}

struct Ahead<'b, 'p> {
    person: &'p Circumstances,
    on: NaiveDate,
    found: Vec<Coming<'b>>,
}

impl<'b> Ahead<'b, '_> {
    /// The entry of this day, made if it was not there; nothing for a day that is past.
    fn day(&mut self, day: NaiveDate) -> Option<&mut Coming<'b>> {
        if day <= self.on {
            return None;
        }
        let known = self.found.iter().position(|coming| coming.on == day);
        let at = known.unwrap_or_else(|| {
            self.found.push(Coming {
                on: day,
                event: self.event(day),
                starts: Vec::new(),
                ends: Vec::new(),
            });
            self.found.len() - 1
        });
        self.found.get_mut(at)
    }

    fn event(&self, day: NaiveDate) -> Event {
        let age = self.person.age_on(day);
        if birthday(self.person.born_on, age) == day {
            Event::Birthday(age)
        } else if thirteen_weeks_on(self.person) == Some(day) {
            Event::ThirteenWeeks
        } else if six_months_home_on(self.person, self.on) == Some(day) {
            Event::SixMonthsHome
        } else {
            Event::Change
        }
    }
}
