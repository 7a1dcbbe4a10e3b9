//! When groups meet, as phones see it. Where they meet, and who came, is in none of it.

use domain::groups::event::{Event, Notes};
use serde::{Deserialize, Serialize};

/// `GET` for phones: those that are to come, the next one first; then those of the last
/// six months whose notes are published, the last one first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ForPhones {
    /// In that order.
    pub events: Vec<Told>,
}

/// One meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Its id: a random UUID. It says nothing.
    pub id: String,
    /// Counts up with each change.
    pub revision: u32,
    /// When it is, and what it is about.
    pub event: Event,
    /// What was said there, once that is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<Notes>,
    /// The consultation that was asked there, if Home shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<Asked>,
}

/// A consultation that was asked at a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
}
