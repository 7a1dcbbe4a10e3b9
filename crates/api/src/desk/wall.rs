//! The wall as staff keep it. What of it everybody sees is
//! [`domain::groups::praise::Praise`].

use chrono::NaiveDate;
use domain::groups::praise::Praise;
use domain::ids::SubmissionId;
use serde::{Deserialize, Serialize};

/// A piece of the wall as staff write it. `POST` puts one up, `PUT` writes it anew; each is
/// answered by a [`Whole`]. Everybody sees it at once; `DELETE` takes it down.
///
/// Refused with `invalid` and the field: what [`Praise::wrong`] finds; good news that names
/// no submission of good news; anything that nobody took a second look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// What everybody sees.
    pub praise: Praise,
    /// Of good news: what was sent, so that it is not put up twice. Its sender said yes to
    /// telling others without their name; that answer is sealed, so it is the desk, which
    /// has read it, that holds to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submission: Option<SubmissionId>,
    /// Whether somebody took a second look for names and places.
    #[serde(default)]
    pub looked: bool,
    /// Which state it changes ([`Whole::revision`]); 0 for a new one. Refused with
    /// `conflict` when somebody else changed it since.
    pub revision: u32,
}

/// `GET`: what is on the wall, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// In that order.
    pub wall: Vec<Whole>,
}

/// One piece.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Whole {
    /// Its id: a random UUID.
    pub id: String,
    /// What everybody sees.
    pub praise: Praise,
    /// Of good news: what was sent, as long as that is kept. Only for who holds groups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submission: Option<SubmissionId>,
    /// Counts up with each change.
    pub revision: u32,
    /// The day it was put up.
    pub put_up_on: NaiveDate,
}
