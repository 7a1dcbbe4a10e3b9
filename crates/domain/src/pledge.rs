//! The trust's pledge: priorities, and the promises under each.

use crate::ids::{PriorityId, PromiseId, RuleId};
use crate::sourced::{Footing, Source};
use serde::{Deserialize, Serialize};

/// A pledge: headings are data, so another year's or another council's fits too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pledge {
    /// Who makes it, in the words of the interface: "Slough".
    pub trust: String,
    /// The years it is for, in words.
    pub years: String,
    /// In the order they are shown; the place in the list is the number shown.
    pub priorities: Vec<Priority>,
}

/// One priority of the pledge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Priority {
    /// Its id.
    pub id: PriorityId,
    /// Short name for a card: "Keeping safe".
    pub title: String,
    /// The trust's own heading, as published.
    pub heading: String,
    /// One sentence on what it means for the young person.
    pub meaning: String,
    /// Which colour, icon: 1 to 6.
    pub look: u8,
    /// Its promises, in order.
    pub promises: Vec<Promise>,
}

/// One promise: what will happen, how you would know, what to do if it does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    /// Its id, unique in the pledge.
    pub id: PromiseId,
    /// A few words for the card's heading.
    pub title: String,
    /// What will happen.
    pub what: String,
    /// Whom it is for.
    pub who: String,
    /// By when, or how often.
    pub when: String,
    /// How much, in words, where there is an amount ("at least £3,000").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    /// How to ask for it.
    pub ask: String,
    /// Words ready to copy and send, in the young person's own voice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ask_words: Option<String>,
    /// What to do if it is not happening.
    pub if_not: String,
    /// Law, local or announced.
    pub footing: Footing,
    /// Where it comes from.
    pub source: Source,
    /// The rules that compute who gets it and when, if any do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RuleId>,
}
