//! Care status: what the law calls somebody, given their times in care.
//!
//! The order of questions is the fact sheet's CS-17. Days are counted as
//! [`crate::calendar`] says. What the status brings is in [`crate::entitlement`].

use crate::calendar::{birthday, days_after, days_before, months_after};
use crate::circumstances::{Basis, Circumstances, Field, Home, LeftTo};
use crate::ids::FactId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Days in care since 14 that make a care leaver: 13 weeks (CA 1989 Sch 2 para 19B, CPPCR reg 40).
pub const THIRTEEN_WEEKS: i64 = 91;
/// Within so many days of [`THIRTEEN_WEEKS`] a status is only "probably" (CS-18).
pub const NEAR_THE_EDGE: i64 = 7;
/// Full calendar months at home after which somebody is no longer relevant (CLR reg 3).
pub const MONTHS_AT_HOME: u32 = 6;

/// What the law calls somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CareStatus {
    /// In care, and not yet eligible (CS-01).
    LookedAfter,
    /// 16 or 17, in care, 13 weeks since 14 (CS-03).
    Eligible,
    /// 16 or 17, was eligible, has left care (CS-04, CS-05).
    Relevant,
    /// 18 to 24, was eligible or relevant (CS-08).
    FormerRelevant,
    /// In care at 16 or 17 for less, or special guardianship, or private fostering (CS-09).
    Qualifying,
    /// Has been in care.
    CareExperienced,
    /// Too little is known: a person can help.
    NotSure,
}

/// A care status and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// What the law calls this person.
    pub is: CareStatus,
    /// False: say "probably", and offer a person to ask.
    pub certain: bool,
    /// The facts that decided.
    pub because: Vec<FactId>,
    /// What would settle it, where something is missing.
    pub ask: Option<Field>,
}

/// Whether the person is looked after on the day `on`: a period that has begun, has
/// not ended, and is not short breaks. Nobody is looked after from their 18th birthday.
#[must_use]
pub fn is_looked_after(person: &Circumstances, on: NaiveDate) -> bool {
    on < birthday(person.born_on, 18) && in_care(person, on)
}

fn in_care(person: &Circumstances, on: NaiveDate) -> bool {
    person
        .care()
        .any(|period| period.from <= on && period.to.is_none_or(|to| to > on))
}

/// The first day of the unbroken stretch of care that covers `on`; a period that
/// starts on the day another ends carries it on. `None` when not looked after.
#[must_use]
pub fn care_began_on(person: &Circumstances, on: NaiveDate) -> Option<NaiveDate> {
    if !is_looked_after(person, on) {
        return None;
    }
    let mut began = person
        .care()
        .filter(|period| period.from <= on && period.to.is_none_or(|to| to > on))
        .map(|p| p.from)
        .max()?;
    while let Some(earlier) = person
        .care()
        .find(|period| period.to == Some(began) && period.from < began)
    {
        began = earlier.from;
    }
    Some(began)
}

/// Under what law the person is looked after on the day `on`.
#[must_use]
pub fn basis_on(person: &Circumstances, on: NaiveDate) -> Option<Basis> {
    person
        .care()
        .find(|period| period.from <= on && period.to.is_none_or(|to| to > on))
        .and_then(|period| period.basis)
}

/// The last day on which a time in care ended, up to and including `on`.
#[must_use]
pub fn care_ended_on(person: &Circumstances, on: NaiveDate) -> Option<NaiveDate> {
    person
        .care()
        .filter_map(|period| period.to)
        .filter(|to| *to <= on)
        .max()
}

/// Days looked after from the 14th birthday to `on`, over all periods that count.
#[must_use]
pub fn days_since_14(person: &Circumstances, on: NaiveDate) -> i64 {
    let fourteen = birthday(person.born_on, 14);
    person
        .care()
        .map(|period| {
            let to = period.to.map_or(on, |to| to.min(on));
            (to - period.from.max(fourteen)).num_days().max(0)
        })
        .sum()
}

/// The first day on which days in care since 14 reach 13 weeks, if the present
/// periods go on as they are. `None` when they never do.
#[must_use]
pub fn thirteen_weeks_on(person: &Circumstances) -> Option<NaiveDate> {
    let fourteen = birthday(person.born_on, 14);
    let mut periods: Vec<_> = person.care().collect();
    periods.sort_by_key(|period| period.from);
    let mut so_far = 0;
    for period in periods {
        let from = period.from.max(fourteen);
        let reached = days_after(from, u64::try_from(THIRTEEN_WEEKS - so_far).unwrap_or(0));
        match period.to {
            Some(to) if to < reached => so_far += (to - from).num_days().max(0),
            _ => return Some(reached),
        }
    }
    None
}

/// The first day on which the person was, or will be, eligible. `None` when never.
#[must_use]
pub fn first_eligible_on(person: &Circumstances) -> Option<NaiveDate> {
    let earliest = thirteen_weeks_on(person)?.max(birthday(person.born_on, 16));
    let in_care_from = |period: &crate::circumstances::CarePeriod| {
        let day = period.from.max(earliest);
        period.to.is_none_or(|to| to > day).then_some(day)
    };
    person
        .care()
        .filter_map(in_care_from)
        .min()
        .filter(|day| is_eligible(person, *day))
}

/// Eligible: 16 or 17, looked after, 13 weeks since 14, some of it at 16 or over
/// (any day looked after at 16 or 17 is).
#[must_use]
pub fn is_eligible(person: &Circumstances, on: NaiveDate) -> bool {
    is_16_or_17(person, on) && in_care(person, on) && days_since_14(person, on) >= THIRTEEN_WEEKS
}

fn is_16_or_17(person: &Circumstances, on: NaiveDate) -> bool {
    (16..18).contains(&person.age_on(on))
}

fn was_eligible_when_care_ended(person: &Circumstances, on: NaiveDate) -> bool {
    care_ended_on(person, on).is_some_and(|ended| is_eligible(person, days_before(ended, 1)))
}

/// The day on which six months at home end relevant status, if they do.
#[must_use]
pub fn six_months_home_on(person: &Circumstances, on: NaiveDate) -> Option<NaiveDate> {
    if person.left_care_to != Some(LeftTo::Parent) {
        return None;
    }
    person
        .left_care_on
        .or_else(|| care_ended_on(person, on))
        .map(|home| months_after(home, MONTHS_AT_HOME))
}

/// Relevant: 16 or 17, not looked after, eligible when care last ended, and not six
/// months at home. Or by CS-05: in hospital or custody on the 16th birthday.
#[must_use]
pub fn is_relevant(person: &Circumstances, on: NaiveDate) -> bool {
    if !is_16_or_17(person, on) || in_care(person, on) {
        return false;
    }
    let home = six_months_home_on(person, on).is_some_and(|day| on >= day);
    (was_eligible_when_care_ended(person, on) && !home) || detained_at_16(person, on)
}

/// CS-05: detained or in hospital on the 16th birthday, not on a care order, and
/// looked after for 13 weeks since 14 until just before.
fn detained_at_16(person: &Circumstances, on: NaiveDate) -> bool {
    let Some(home) = &person.placement else {
        return false;
    };
    let (Some(since), Some(Home::Custody | Home::Hospital)) = (home.since, home.kind) else {
        return false;
    };
    let before = days_before(since, 1);
    since <= birthday(person.born_on, 16)
        && since <= on
        && in_care(person, before)
        && !matches!(basis_on(person, before), Some(Basis::CareOrder))
        && days_since_14(person, since) >= THIRTEEN_WEEKS
}

/// Looked after on any day at 16 or 17, up to `on`.
fn in_care_at_16_or_17(person: &Circumstances, on: NaiveDate) -> bool {
    let (sixteen, eighteen) = (birthday(person.born_on, 16), birthday(person.born_on, 18));
    on >= sixteen
        && person.care().any(|period| {
            period.from <= on && period.from < eighteen && period.to.is_none_or(|to| to > sixteen)
        })
}

/// The care status on the day `on`, whether it is certain, and why.
#[must_use]
pub fn status_on(person: &Circumstances, on: NaiveDate) -> Status {
    let (is, because) = decided(person, on);
    let missing = person.care_periods.is_none() && person.age_on(on) < 25;
    let ask = if missing {
        Some(Field::CarePeriods)
    } else {
        home_would_settle_it(person, on, is)
    };
    Status {
        is,
        certain: is != CareStatus::NotSure
            && !near_the_edge(person, on)
            && !unsure_matters(person, on, is),
        because: because.iter().map(|fact| FactId::from(*fact)).collect(),
        ask,
    }
}

/// Only what [`status_on`] says in `is`: for those who ask about many days.
#[must_use]
pub fn care_status_on(person: &Circumstances, on: NaiveDate) -> CareStatus {
    decided(person, on).0
}

fn decided(person: &Circumstances, on: NaiveDate) -> (CareStatus, &'static [&'static str]) {
    match person.age_on(on) {
        ..16 => under_16(person, on),
        16..18 => at_16_or_17(person, on),
        18..25 => from_18_to_24(person, on),
        _ => (CareStatus::CareExperienced, &["CS-17"]),
    }
}

fn under_16(person: &Circumstances, on: NaiveDate) -> (CareStatus, &'static [&'static str]) {
    if in_care(person, on) {
        (CareStatus::LookedAfter, &["CS-01"])
    } else if person
        .care_periods
        .iter()
        .flatten()
        .any(|period| period.from <= on)
    {
        (CareStatus::CareExperienced, &["CS-17"])
    } else {
        (CareStatus::NotSure, &["CS-18"])
    }
}

fn at_16_or_17(person: &Circumstances, on: NaiveDate) -> (CareStatus, &'static [&'static str]) {
    if is_eligible(person, on) {
        (CareStatus::Eligible, &["CS-03"])
    } else if in_care(person, on) {
        (CareStatus::LookedAfter, &["CS-01", "CS-03"])
    } else if is_relevant(person, on) {
        if detained_at_16(person, on) {
            (CareStatus::Relevant, &["CS-05"])
        } else {
            (CareStatus::Relevant, &["CS-04"])
        }
    } else if was_eligible_when_care_ended(person, on) {
        (CareStatus::Qualifying, &["CS-06", "CS-09"])
    } else {
        otherwise(person, on)
    }
}

fn from_18_to_24(person: &Circumstances, on: NaiveDate) -> (CareStatus, &'static [&'static str]) {
    let eve = days_before(birthday(person.born_on, 18), 1);
    if is_eligible(person, eve) || is_relevant(person, eve) {
        (CareStatus::FormerRelevant, &["CS-08"])
    } else if person.age_on(on) >= 21 {
        never_in_care_or(person, &["CS-17"])
    } else if was_eligible_when_care_ended(person, eve) {
        (CareStatus::Qualifying, &["CS-07", "CS-09"])
    } else {
        otherwise(person, on)
    }
}

/// Qualifying, else care-experienced.
fn otherwise(person: &Circumstances, on: NaiveDate) -> (CareStatus, &'static [&'static str]) {
    let other_grounds =
        person.special_guardianship == Some(true) || person.privately_fostered == Some(true);
    if in_care_at_16_or_17(person, on) || other_grounds {
        (CareStatus::Qualifying, &["CS-09"])
    } else {
        never_in_care_or(person, &["CS-17"])
    }
}

/// Care-experienced, unless nothing at all was said about times in care.
fn never_in_care_or(
    person: &Circumstances,
    why: &'static [&'static str],
) -> (CareStatus, &'static [&'static str]) {
    if person.care_periods.is_none() {
        (CareStatus::NotSure, &["CS-18"])
    } else {
        (CareStatus::CareExperienced, why)
    }
}

/// Whether the count that decided lies within a week of 13 weeks (CS-18).
fn near_the_edge(person: &Circumstances, on: NaiveDate) -> bool {
    let counted_on = match person.age_on(on) {
        16..18 if in_care(person, on) => on,
        16..18 => match care_ended_on(person, on) {
            Some(ended) if is_16_or_17(person, days_before(ended, 1)) => days_before(ended, 1),
            _ => return false,
        },
        18..25 => {
            let eve = days_before(birthday(person.born_on, 18), 1);
            if in_care(person, eve) {
                eve
            } else {
                match care_ended_on(person, eve) {
                    Some(ended) if is_16_or_17(person, days_before(ended, 1)) => {
                        days_before(ended, 1)
                    }
                    _ => return false,
                }
            }
        }
        _ => return false,
    };
    (days_since_14(person, counted_on) - THIRTEEN_WEEKS).abs() <= NEAR_THE_EDGE
}

/// Whether a fact that the person was unsure of could change the status.
fn unsure_matters(person: &Circumstances, on: NaiveDate, is: CareStatus) -> bool {
    let would_change = |change: fn(&mut Circumstances)| {
        let mut other = person.clone();
        change(&mut other);
        decided(&other, on).0 != is
    };
    person.unsure.iter().any(|field| match field {
        Field::BornOn => true,
        Field::CarePeriods => (16..25).contains(&person.age_on(on)),
        Field::LeftCareTo | Field::LeftCareOn => {
            would_change(|other| {
                other.left_care_to = Some(LeftTo::Parent);
                other.left_care_on = Some(NaiveDate::MIN);
            }) || would_change(|other| other.left_care_to = Some(LeftTo::Independent))
        }
        Field::SpecialGuardianship => would_change(|other| {
            other.special_guardianship = Some(other.special_guardianship != Some(true))
        }),
        Field::PrivatelyFostered => would_change(|other| {
            other.privately_fostered = Some(other.privately_fostered != Some(true))
        }),
        Field::Placement | Field::PlacementKind | Field::PlacementSince => {
            detained_at_16(person, on) && would_change(|other| other.placement = None)
        }
        _ => false,
    })
}

/// Where somebody went after care matters once they may have been home for six months.
fn home_would_settle_it(person: &Circumstances, on: NaiveDate, is: CareStatus) -> Option<Field> {
    let counts = matches!(is, CareStatus::Relevant | CareStatus::FormerRelevant)
        && person.left_care_to.is_none();
    let by = on.min(days_before(birthday(person.born_on, 18), 1));
    let ended = care_ended_on(person, by)?;
    (counts && !in_care(person, by) && by >= months_after(ended, MONTHS_AT_HOME))
        .then_some(Field::LeftCareTo)
}

#[cfg(test)]
mod tests;
