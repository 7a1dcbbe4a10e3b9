//! Entitlements: what the law or the local offer gives to people of a given status
//! and age, as rules that content editors write.
//!
//! A rule joins conditions by *all*. Each condition is the set of days on which it
//! holds ([`days`]), so one intersection answers now, from when, until when and what
//! changes next. There is no rule language: what is too hard to write in a content
//! file is a function in [`named`]. Care status is [`crate::care_status`]'s; days on
//! which something is due are [`crate::due`]'s.

pub mod amount;
pub mod condition;
pub mod days;
pub mod duty_words;
pub mod life;
pub mod named;
pub mod question;
pub mod standing;
#[cfg(test)]
mod tests;

use crate::ids::{FactId, RuleId};
use crate::sourced::{Footing, Source};
use amount::Version;
use condition::Condition;
use duty_words::DutyWords;
use serde::{Deserialize, Serialize};

/// Every rule, and the words of every dated duty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleBook {
    /// The rules, in the order in which they are shown.
    pub rules: Vec<Rule>,
    /// The words of the dated duties.
    pub duties: Vec<DutyWords>,
}

/// One entitlement: its words, its source, and when somebody has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its id.
    pub id: RuleId,
    /// A few words for the card's heading.
    pub title: String,
    /// What it gives.
    pub what: String,
    /// Whom it is for: the deciding rule in plain words.
    pub who: String,
    /// How to get it, and what the young person has to do by when.
    pub how_to_ask: String,
    /// Words ready to copy and send, in the young person's own voice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ask_words: Option<String>,
    /// What to do if the answer is no, or there is none.
    pub if_not: String,
    /// Law, local or announced.
    pub footing: Footing,
    /// Where it comes from.
    pub source: Source,
    /// It rests on a fact that bears no date and no amount: it is shown as now or
    /// as not met, without a day.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub words_only: bool,
    /// All of these must hold.
    pub when: Vec<Condition>,
    /// How much, from when; earliest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty", rename = "version")]
    pub versions: Vec<Version>,
}

impl Rule {
    /// The fact that it rests on.
    #[must_use]
    pub const fn fact(&self) -> &FactId {
        &self.source.fact
    }
}

impl RuleBook {
    /// The rule of this id.
    #[must_use]
    pub fn rule(&self, id: &RuleId) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == *id)
    }

    /// The words of the duty of this id that rests on this fact.
    #[must_use]
    pub fn duty_words(&self, id: &str, fact: &FactId) -> Option<&DutyWords> {
        self.duties
            .iter()
            .find(|duty| duty.id == id && duty.fact() == fact)
    }
}
