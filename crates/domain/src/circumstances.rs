//! What a young person says about themselves to find out what they are owed.
//!
//! It stays on the phone. A fact that is missing is asked for, never guessed: a key
//! that is absent is *not known*, and `null` under `last` says *has not happened*.
//! What follows from the facts is in [`crate::care_status`], [`crate::due`] and
//! [`crate::entitlement`].

use crate::calendar::age_on;
use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};

mod fault;
mod field;
pub use fault::Fault;
pub use field::Field;

/// The oldest age that is believed, in years.
pub const OLDEST: i32 = 120;

/// Everything that rules may look at. All but `born_on` may be missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Circumstances {
    /// The birthday.
    pub born_on: NaiveDate,
    /// Times in care, in any order; `None` when not known.
    #[serde(default)]
    pub care_periods: Option<Vec<CarePeriod>>,
    /// Where the person went when care last ended.
    #[serde(default)]
    pub left_care_to: Option<LeftTo>,
    /// The day the person went there.
    #[serde(default)]
    pub left_care_on: Option<NaiveDate>,
    /// Where the person lives, as placed or housed by the council.
    #[serde(default)]
    pub placement: Option<Placement>,
    /// When things last happened.
    #[serde(default)]
    pub last: Last,
    /// What the person studies or works at.
    #[serde(default)]
    pub studying: Option<Studying>,
    /// Came to the country without a parent or carer.
    #[serde(default)]
    pub unaccompanied: Option<bool>,
    /// A special guardianship order is in force, or was on reaching 18.
    #[serde(default)]
    pub special_guardianship: Option<bool>,
    /// Was privately fostered at 16 or 17.
    #[serde(default)]
    pub privately_fostered: Option<bool>,
    /// Lives on with the former foster carer after 18.
    #[serde(default)]
    pub staying_put: Option<bool>,
    /// Wants a personal adviser after 21.
    #[serde(default)]
    pub wants_adviser: Option<bool>,
    /// The council that looks after the person, or last did: `slough`.
    #[serde(default)]
    pub council: Option<String>,
    /// Facts that were given but that the person was not sure of.
    #[serde(default)]
    pub unsure: Vec<Field>,
}

/// One stretch of care.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarePeriod {
    /// The first day.
    pub from: NaiveDate,
    /// The day it ended; on that day the person is no longer looked after.
    #[serde(default)]
    pub to: Option<NaiveDate>,
    /// Under what law.
    #[serde(default)]
    pub basis: Option<Basis>,
    /// A series of planned short breaks (CPPCR reg 48), which does not count.
    #[serde(default)]
    pub short_breaks: bool,
}

/// Under what law somebody is looked after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Accommodated by agreement (Children Act 1989 s20).
    #[serde(rename = "section_20")]
    Section20,
    /// Full care order (s31).
    CareOrder,
    /// Interim care order (s38).
    InterimCareOrder,
    /// Placement order, before adoption.
    PlacementOrder,
    /// Remand to council accommodation or youth detention.
    Remand,
    /// Police protection or emergency protection.
    Emergency,
}

/// Where somebody went on leaving care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeftTo {
    /// A parent, or someone with parental responsibility.
    Parent,
    /// A special guardian.
    SpecialGuardianship,
    /// Adoptive parents.
    Adoption,
    /// A place of one's own.
    Independent,
    /// Somewhere else.
    Other,
}

/// Where the person lives. `since` and `kind` come together or the placement is absent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placement {
    /// The day it began.
    #[serde(default)]
    pub since: Option<NaiveDate>,
    /// What kind of home.
    #[serde(default)]
    pub kind: Option<Home>,
    /// Meant to last until 18.
    #[serde(default)]
    pub until_18: Option<bool>,
    /// Formally a long-term foster placement.
    #[serde(default)]
    pub long_term_fostered: Option<bool>,
    /// The young person agreed to visits six months apart.
    #[serde(default)]
    pub agrees_six_monthly_visits: Option<bool>,
    /// A home that the council provides after care (CA 1989 s23B or s24B).
    #[serde(default)]
    pub council_provided_16_plus: Option<bool>,
}

/// Kinds of home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Home {
    /// With foster carers.
    Foster,
    /// With a relative or friend under temporary approval (reg 24).
    ConnectedTemporary,
    /// A children's home.
    Residential,
    /// With parents while in care.
    Parents,
    /// Supported accommodation.
    Supported,
    /// With former foster carers after 18.
    StayingPut,
    /// Own tenancy.
    OwnTenancy,
    /// Custody.
    Custody,
    /// Hospital.
    Hospital,
    /// Another kind.
    Other,
}

/// What somebody studies or works at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Studying {
    /// Nursery.
    Nursery,
    /// School.
    School,
    /// College.
    College,
    /// University.
    University,
    /// An apprenticeship.
    Apprenticeship,
    /// Work.
    Work,
    /// None of these.
    None,
}

/// When things last happened.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Last {
    /// How many reviews have been held since care began.
    #[serde(default)]
    pub reviews_held: Option<u32>,
    /// The last review.
    #[serde(default)]
    pub review_on: Option<NaiveDate>,
    /// The social worker's last visit.
    #[serde(default, deserialize_with = "told")]
    pub visit_on: Told,
    /// The last health assessment.
    #[serde(default, deserialize_with = "told")]
    pub health_assessment_on: Told,
    /// The last pathway plan review.
    #[serde(default, deserialize_with = "told")]
    pub pathway_review_on: Told,
    /// The adviser's last visit or call.
    #[serde(default, deserialize_with = "told")]
    pub adviser_contact_on: Told,
}

/// What the person told us of an event.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Told {
    /// Nothing: ask.
    #[default]
    NotTold,
    /// It has not happened.
    NotYet,
    /// It happened on this day.
    On(NaiveDate),
}

fn told<'de, D: Deserializer<'de>>(from: D) -> Result<Told, D::Error> {
    Option::<NaiveDate>::deserialize(from).map(|day| day.map_or(Told::NotYet, Told::On))
}

impl Circumstances {
    /// Somebody of whom only the birthday is known.
    #[must_use]
    pub fn born(born_on: NaiveDate) -> Self {
        Self {
            born_on,
            care_periods: None,
            left_care_to: None,
            left_care_on: None,
            placement: None,
            last: Last::default(),
            studying: None,
            unaccompanied: None,
            special_guardianship: None,
            privately_fostered: None,
            staying_put: None,
            wants_adviser: None,
            council: None,
            unsure: Vec::new(),
        }
    }

    /// Age in full years on the day `on`.
    #[must_use]
    pub fn age_on(&self, on: NaiveDate) -> i32 {
        age_on(self.born_on, on)
    }

    /// The times in care that count: all but short breaks.
    pub fn care(&self) -> impl Iterator<Item = &CarePeriod> {
        self.care_periods
            .iter()
            .flatten()
            .filter(|period| !period.short_breaks)
    }

    /// Whether the person said they were not sure of this fact.
    #[must_use]
    pub fn is_unsure_of(&self, field: Field) -> bool {
        self.unsure.contains(&field)
    }

    /// Whether these facts can be true on the day `on`.
    ///
    /// # Errors
    /// The first [`Fault`] found; it names the field.
    pub fn check(&self, on: NaiveDate) -> Result<(), Fault> {
        fault::check(self, on)
    }
}

#[cfg(test)]
mod tests;
