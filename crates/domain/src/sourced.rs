//! Where a statement comes from. Every promise, entitlement and service carries it.

use crate::ids::FactId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Whether the law gives it, this council adds it, it is only announced, or
/// somebody else runs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Footing {
    /// Law or statutory guidance for the whole of England.
    Law,
    /// Extra that this council or trust gives.
    Local,
    /// Said to be coming; not a right yet.
    Announced,
    /// Run by somebody else and open to the young person: a charity, a scheme, a
    /// helpline. Only services stand on this; a promise never does.
    Open,
}

/// The source a young person can be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The fact it rests on.
    pub fact: FactId,
    /// The law, guidance or page, in words.
    pub from: String,
    /// A public `https` address of it, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// The day somebody last checked it.
    pub checked_on: NaiveDate,
}
