//! Helplines: what works with no network and leaves no trace.

use crate::ids::ServiceId;
use crate::sourced::Source;
use serde::{Deserialize, Serialize};

/// One line to ring, text or open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Helpline {
    /// Its id.
    pub id: ServiceId,
    /// Its name.
    pub name: String,
    /// When to use it, in one sentence.
    pub what_for: String,
    /// Number to ring, as shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<String>,
    /// Number to text, as shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The word to text, where one is needed ("SHOUT").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text_word: Option<String>,
    /// A public `https` address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub web: Option<String>,
    /// Opening hours in words; says so where they are not certain.
    pub hours: String,
    /// Whether it is free and shows on a phone bill, in words, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bill: Option<String>,
    /// In danger now (shown first), someone to talk to, or someone on your side.
    pub group: HelpGroup,
    /// Where it comes from.
    pub source: Source,
}

/// The order in which helplines are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HelpGroup {
    /// 999 and 101.
    Danger,
    /// Someone to talk to now.
    Talk,
    /// Someone on your side: advocates, the commissioner, the ombudsman.
    YourSide,
    /// Home, money, papers.
    Practical,
}
