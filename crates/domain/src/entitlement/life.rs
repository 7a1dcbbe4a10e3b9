//! One person's facts laid out along the days of a life, once for all rules.
//!
//! Days ahead carry today's facts forward: whoever is in care stays in care, and
//! whoever studies goes on. What follows from them is the conditions'.

use super::condition::Holds;
use super::days::Days;
use super::question::Question;
use crate::calendar::{birthday, days_after, months_after};
use crate::care_status::{CareStatus, THIRTEEN_WEEKS, care_status_on};
use crate::circumstances::{Circumstances, Field};
use chrono::NaiveDate;

/// The birthdays on which a care status can change.
const STATUS_AGES: [i32; 5] = [14, 16, 18, 21, 25];

/// A life as the conditions see it.
#[derive(Debug)]
pub struct Life<'c> {
    /// Whose.
    pub person: &'c Circumstances,
    /// The statuses, each with its first day, from birth on.
    statuses: Vec<(NaiveDate, CareStatus)>,
    /// The days in care up to the 18th birthday; `None` when not known.
    care: Option<Days>,
}

impl<'c> Life<'c> {
    /// Lays out the life of this person.
    #[must_use]
    pub fn of(person: &'c Circumstances) -> Self {
        let mut statuses: Vec<(NaiveDate, CareStatus)> = Vec::new();
        for day in turning_days(person) {
            let is = care_status_on(person, day);
            if statuses.last().is_none_or(|(_, last)| *last != is) {
                statuses.push((day, is));
            }
        }
        Self {
            person,
            statuses,
            care: care_days(person),
        }
    }

    /// The day on which the person turns 18.
    #[must_use]
    pub fn eighteenth_birthday(&self) -> NaiveDate {
        birthday(self.person.born_on, 18)
    }

    /// The status on this day.
    #[must_use]
    pub fn status(&self, day: NaiveDate) -> Option<CareStatus> {
        let after = self.statuses.partition_point(|(first, _)| *first <= day);
        let (_, status) = self.statuses.get(after.checked_sub(1)?)?;
        Some(*status)
    }

    /// The days on which the status becomes another.
    pub fn status_changes(&self) -> impl Iterator<Item = NaiveDate> + '_ {
        self.statuses.iter().skip(1).map(|(first, _)| *first)
    }

    /// The days of one of these statuses.
    #[must_use]
    pub fn days_of(&self, statuses: &[CareStatus]) -> Days {
        let mut days = Days::none();
        for (at, (first, status)) in self.statuses.iter().enumerate() {
            if statuses.contains(status) {
                let next = self.statuses.get(at + 1);
                days.push(*first, next.map_or(NaiveDate::MAX, |(day, _)| *day));
            }
        }
        days
    }

    /// When the status is one of `is`, and when it may be: it is one of `ask`, or
    /// not known.
    #[must_use]
    pub fn status_is(&self, is: &[CareStatus], ask: &[CareStatus]) -> Holds {
        let met = self.days_of(is);
        let may = self.days_of(ask);
        if self.person.care_periods.is_some() {
            let ask = Question::Person;
            return Holds { met, may, ask };
        }
        Holds {
            met,
            may: may.or(&self.days_of(&[CareStatus::NotSure])),
            ask: Question::Fact(Field::CarePeriods),
        }
    }

    /// When the person is in care.
    #[must_use]
    pub fn looked_after(&self) -> Holds {
        self.care.clone().map_or_else(
            || Holds {
                met: Days::none(),
                may: Days::between(None, Some(self.eighteenth_birthday())),
                ask: Question::Fact(Field::CarePeriods),
            },
            Holds::on,
        )
    }
}

/// The days in care, as one set, up to the 18th birthday.
fn care_days(person: &Circumstances) -> Option<Days> {
    person.care_periods.as_ref()?;
    let eighteen = birthday(person.born_on, 18);
    let mut periods: Vec<_> = person
        .care()
        .map(|period| (period.from, period.to.unwrap_or(eighteen).min(eighteen)))
        .collect();
    periods.sort_unstable();
    let mut days = Days::none();
    for (from, to) in periods {
        days.push(from, to);
    }
    Some(days)
}

/// Every day on which this person's care status can change, from birth on, in order.
/// A day too many costs a moment; a day too few would be a wrong answer, and the
/// sweeps look for one.
fn turning_days(person: &Circumstances) -> Vec<NaiveDate> {
    let born_on = person.born_on;
    let fourteen = birthday(born_on, 14);
    let mut days = vec![born_on];
    days.extend(STATUS_AGES.map(|age| birthday(born_on, age)));
    let mut periods: Vec<_> = person
        .care()
        .map(|period| (period.from, period.to.unwrap_or(NaiveDate::MAX)))
        .collect();
    periods.sort_unstable();
    let mut counted = 0;
    for (from, to) in periods {
        days.extend([from, to]);
        let start = from.max(fourteen);
        let missing = THIRTEEN_WEEKS - counted;
        let length = (to - start).num_days().max(0);
        if (1..=length).contains(&missing) {
            days.push(days_after(start, missing.unsigned_abs()));
        }
        counted += length;
        days.push(months_after(to, 6));
    }
    // Custody or hospital on the 16th birthday can make somebody relevant from then.
    days.extend(person.placement.as_ref().and_then(|home| home.since));
    if let Some(left_on) = person.left_care_on {
        days.extend([left_on, months_after(left_on, 6)]);
    }
    days.sort_unstable();
    days.dedup();
    days.retain(|day| *day >= born_on && *day < NaiveDate::MAX);
    days
}
