//! Consultations as staff make and read them.

use crate::consultation::{Put, Results, Standing};
use chrono::NaiveDate;
use domain::consultation::asked::Consultation;
use serde::{Deserialize, Serialize};

/// The largest body of a consultation that is being written, in bytes.
/// Seven languages of twenty questions fit.
pub const MOST_WRITTEN: usize = 524_288;
/// The most people in a group.
pub const MOST_IN_GROUP: u32 = 60;

/// `GET`: every consultation, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// One a row.
    pub rows: Vec<Row>,
}

/// One in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Where it stands.
    pub standing: Standing,
    /// First and last day.
    pub opens_on: NaiveDate,
    /// See `opens_on`.
    pub closes_on: NaiveDate,
    /// How many answered; `None` is fewer than may be shown.
    pub answered: Option<u64>,
}

/// `POST`: a draft; answered by a [`Whole`]. `PUT`: the draft anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// What it asks. A draft may have faults; one that opens may not.
    pub asked: Consultation,
    /// Which state it changes ([`Whole::revision`]); 0 for a new one. Refused with
    /// `conflict` when somebody else changed it since.
    pub revision: u32,
}

/// `GET`: one consultation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Whole {
    /// As phones get it. Of a draft they get nothing.
    pub put: Put,
    /// Its code, for link, poster and typing; none for a draft.
    pub code: Option<String>,
    /// Counts up with each change.
    pub revision: u32,
    /// The groups that answer on one tablet, the newest first.
    pub groups: Vec<Group>,
}

/// `POST`: opens, pauses, closes or archives it; answered by a [`Whole`].
///
/// Refused with `invalid` and the field: a draft with faults; an archive without what
/// changed, or before late answers are over; any step that is not draft → open ⇄ paused →
/// closed → archived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Where it is to stand.
    pub to: Standing,
    /// See [`Written::revision`].
    pub revision: u32,
}

/// `PUT`: what changed because of it, for a consultation that is closed; answered by a [`Whole`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Changed {
    /// In plain words.
    pub what_changed: String,
    /// See [`Written::revision`].
    pub revision: u32,
}

/// One group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// How many may answer at most.
    pub most: u32,
    /// The day it was made.
    pub made_on: NaiveDate,
    /// See [`crate::consultation::GroupPut::finish`].
    pub finish: String,
    /// How many answers have arrived from its tablet: a number that the room can see.
    pub arrived: u32,
}

/// `POST`: a pass for a group; answered by a [`NewPass`]. Only while it is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewGroup {
    /// How many people at most, 2 to 60.
    pub most: u32,
}

/// A pass, told once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPass {
    /// 32 hexadecimal characters, for the fragment of the group's link.
    pub pass: String,
    /// See [`Group::finish`].
    pub finish: String,
}

says_nothing!(NewPass);

/// `GET`: how it is answered, for staff who see results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForStaff {
    /// What it asks.
    pub asked: Consultation,
    /// Where it stands.
    pub standing: Standing,
    /// How it was answered.
    pub results: Results,
    /// How the last one of the same purpose with the same question was answered; questions
    /// are the same when their id and kind and the ids of their options are.
    pub last_time: Option<LastTime>,
}

/// An earlier consultation to compare with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastTime {
    /// Its name.
    pub title: String,
    /// Its last day.
    pub closes_on: NaiveDate,
    /// Its frozen figures, of the questions that are the same.
    pub results: Results,
}
