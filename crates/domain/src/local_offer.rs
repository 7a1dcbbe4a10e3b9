//! The local offer: services a young person can use. Search lives in `search`.

pub mod search;

use crate::ids::ServiceId;
use crate::sourced::{Footing, Source};
use serde::{Deserialize, Serialize};

/// The six statutory headings of a local offer, and money (CSWA 2017 s2; the
/// seventh is announced, shown as an ordinary heading).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// Health and wellbeing.
    Health,
    /// Relationships.
    Relationships,
    /// Education and training.
    Education,
    /// Work.
    Work,
    /// A home.
    Home,
    /// Having a say and taking part.
    TakingPart,
    /// Money.
    Money,
}

impl Need {
    /// Every need, in the order of the chips.
    pub const ALL: [Self; 7] = [
        Self::Health,
        Self::Money,
        Self::Home,
        Self::Education,
        Self::Work,
        Self::Relationships,
        Self::TakingPart,
    ];
}

/// One published service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its id.
    pub id: ServiceId,
    /// Its name.
    pub name: String,
    /// What it does for you, in plain words.
    pub what: String,
    /// Whom it is for.
    pub who: String,
    /// What it costs, in words.
    pub cost: String,
    /// Whether it is free to the young person.
    pub free: bool,
    /// When it is open, in words.
    pub hours: String,
    /// How to use or ask for it.
    pub how: String,
    /// Youngest age, in years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age_from: Option<u8>,
    /// Oldest age, in years (inclusive).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age_to: Option<u8>,
    /// The headings it stands under.
    pub needs: Vec<Need>,
    /// Other words people look for it by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// Number to ring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<String>,
    /// Number to text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// E-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// A public `https` address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub web: Option<String>,
    /// A place one can go to, as an address in one line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Only in this council's area, or everywhere in England.
    pub area: Area,
    /// Law, local extra or announced.
    pub footing: Footing,
    /// Where it comes from.
    pub source: Source,
}

/// Where a service can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// Everywhere in England.
    England,
    /// This council's own young people, wherever they live.
    OurYoungPeople,
    /// Only in the council's area.
    Local,
}
