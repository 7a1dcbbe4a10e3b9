//! Actions as staff write and follow them: specific, measured, with a lead, a day and a
//! colour. What of an action young people see is [`crate::actions::Told`].

use crate::actions::{Happened, Stage, Update};
use chrono::NaiveDate;
use domain::ids::{PriorityId, PromiseId, QuestionId};
use serde::{Deserialize, Serialize};

/// The largest body of an action, in bytes.
pub const MOST_WRITTEN: usize = 32_768;

/// How it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    /// Not as it should.
    Red,
    /// Late, or at risk.
    Amber,
    /// As it should.
    Green,
}

/// What it came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum From {
    /// How a consultation was answered, or one question of it.
    Consultation {
        /// Its id.
        id: String,
        /// Which question, when it is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        question: Option<QuestionId>,
    },
    /// What many said, as staff named it.
    Theme(String),
    /// How a promise is rated ([`Written::promise`]).
    Promise,
    /// What was said at a group, a panel, or elsewhere.
    Elsewhere,
}

/// An action as staff write it. `POST` keeps a new one, `PUT` writes it anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// Where it came from.
    pub from: From,
    /// Which priority it is about.
    pub priority: PriorityId,
    /// Which promise, when it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise: Option<PromiseId>,
    /// *You said*, in plain words; what phones show.
    pub you_said: String,
    /// *We did*, or *we will*, in plain words; what phones show.
    pub we_did: String,
    /// What exactly is done; for staff and the panel.
    pub specific: String,
    /// How anybody will know that it is done.
    pub measure: String,
    /// Who leads it: a name and a job, for staff and the panel. Phones never see it.
    pub lead: String,
    /// The day it is to be done by.
    pub due_on: NaiveDate,
    /// How it goes.
    pub colour: Colour,
    /// Why it has this colour; required for red and amber.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// How far it has come.
    pub stage: Stage,
    /// Why it is late, or cannot be done, in plain words for phones; required when it
    /// cannot be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Whether phones show it.
    pub published: bool,
    /// Which state it changes ([`Whole::revision`]); 0 for a new one. Refused with
    /// `conflict` when somebody else changed it since.
    pub revision: u32,
}

/// `GET`: every action, the one that is due first first, done ones last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// In that order.
    pub actions: Vec<Whole>,
}

/// One action with all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Whole {
    /// Its id.
    pub id: String,
    /// As it was written last.
    pub written: Written,
    /// Counts up with each change.
    pub revision: u32,
    /// Whether its day has passed and it is still being done.
    pub overdue: bool,
    /// What was said of it since, the newest first.
    pub updates: Vec<Update>,
    /// How many say that it did, and did not, happen; small numbers hidden.
    pub happened: Happened,
    /// The day it was made.
    pub made_on: NaiveDate,
    /// The day its stage last changed.
    pub stood_on: NaiveDate,
}
