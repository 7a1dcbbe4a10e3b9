//! The record of what was done at the desk, for leads. What was done is a word that
//! newer servers may add to: an app that does not know it shows the word.

use serde::{Deserialize, Serialize};

/// How many lines a page of the record has at most.
pub const PAGE: usize = 50;

/// `POST`: which lines. Everything left out is not asked about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Look {
    /// Only this was done, as [`Line::what`] writes it.
    pub what: Option<String>,
    /// Only by the member with this id.
    pub who: Option<String>,
    /// Not before this day, `YYYY-MM-DD`.
    pub from_on: Option<String>,
    /// Not after this day.
    pub until_on: Option<String>,
    /// Only lines below this number: where the last page ended.
    pub below: Option<u64>,
}

/// Its answer, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// At most [`PAGE`].
    pub lines: Vec<Line>,
    /// What to ask for as [`Look::below`]; absent on the last page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_below: Option<u64>,
}

/// One thing done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its number; the first is 1, and none is left out.
    pub number: u64,
    /// When, in UTC, `YYYY-MM-DDTHH:MM:SSZ`.
    pub at: String,
    /// The name of who did it.
    pub who: String,
    /// What, as a word: `signed_in`.
    pub what: String,
    /// The id of what it was done to; empty when that is who did it.
    pub to: String,
}

/// `GET`: whether the record is whole, checked from its first line for this answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// How many lines there are.
    pub lines: u64,
    /// The line at which it breaks; absent when it is whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub broken_at: Option<u64>,
    /// How each of the last days ended, the newest first; days on which nothing was
    /// done are left out. On paper, each proves every line before it.
    pub days: Vec<DayEnd>,
    /// Everybody who did something.
    pub people: Vec<Someone>,
    /// Every word for what was done.
    pub whats: Vec<String>,
}

/// The last line of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayEnd {
    /// The day in UTC, `YYYY-MM-DD`.
    pub day: String,
    /// How many lines that day has.
    pub lines: u64,
    /// The number of its last.
    pub last: u64,
    /// The hash of its last: 64 hexadecimal characters.
    pub hash: String,
}

/// Who did something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Someone {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
}
