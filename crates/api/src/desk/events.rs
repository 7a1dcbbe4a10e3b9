//! When groups meet, as staff write it. What of it everybody sees is
//! [`crate::events::Told`].

use crate::events::Asked;
use domain::groups::event::{Event, Notes};
use serde::{Deserialize, Serialize};

/// The largest body, in bytes.
pub const MOST_WRITTEN: usize = 16_384;
/// The most characters of the place.
pub const MOST_PLACE: usize = 200;
/// The most people who came.
pub const MOST_CAME: u32 = 999;

/// A meeting as staff write it. `POST` keeps a new one, `PUT` writes it anew; each is
/// answered by a [`Whole`]. Phones show [`Written::event`] at once.
///
/// Refused with `invalid` and the field: what [`Event::wrong`] and [`Notes::wrong`] find;
/// notes that are published before the day, or of one that was called off; anything that
/// nobody took a second look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// What everybody sees.
    pub event: Event,
    /// Where it is: for who holds groups, and nobody else.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// How many young people came: a number, and no names. For staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub came: Option<u32>,
    /// What was said, and what comes of it.
    #[serde(default)]
    pub notes: Notes,
    /// Whether phones show the notes.
    #[serde(default)]
    pub notes_published: bool,
    /// The consultation that was asked at it, or that came of it, by its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consultation: Option<String>,
    /// Whether somebody took a second look for names and places before everybody sees it.
    #[serde(default)]
    pub looked: bool,
    /// Which state it changes ([`Whole::revision`]); 0 for a new one. Refused with
    /// `conflict` when somebody else changed it since.
    pub revision: u32,
}

/// `GET`: every meeting, the last day first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// In that order. Who does not hold groups gets no place.
    pub events: Vec<Whole>,
}

/// One meeting with all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Whole {
    /// Its id.
    pub id: String,
    /// As it was written last.
    pub written: Written,
    /// Counts up with each change.
    pub revision: u32,
    /// The consultation of [`Written::consultation`], unless it is a draft that the reader
    /// does not see, or is gone.
    pub asked: Option<Asked>,
}
