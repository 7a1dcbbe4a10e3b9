//! *You said, we did*, as phones see it: what young people said, what is done about it, and
//! whether they say that it happened. Staff write the rest of an action at the desk
//! ([`crate::desk::actions`]); none of it is here.

use chrono::NaiveDate;
use domain::ids::{PriorityId, PromiseId};
use serde::{Deserialize, Serialize};

/// How far an action has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// It is being done.
    Doing,
    /// It is done, staff say.
    Done,
    /// It cannot be done; [`Told::why`] says why.
    NotPossible,
}

impl Stage {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Doing, Self::Done, Self::NotPossible];

    /// As the store writes it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Doing => "doing",
            Self::Done => "done",
            Self::NotPossible => "not_possible",
        }
    }

    /// What this word stands for.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// `GET` for phones: the actions that are published, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Published {
    /// In the order they are shown.
    pub actions: Vec<Told>,
}

/// One action in plain words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Its id: a random UUID. It says nothing.
    pub id: String,
    /// Which priority it is about.
    pub priority: PriorityId,
    /// Which promise, when it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promise: Option<PromiseId>,
    /// *You said*.
    pub you_said: String,
    /// *We did*, or *we will*.
    pub we_did: String,
    /// How far it has come.
    pub stage: Stage,
    /// The day it is to be done by.
    pub due_on: NaiveDate,
    /// Why it is late, or cannot be done, in plain words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// What was said of it since, the newest first.
    pub updates: Vec<Update>,
    /// How many say that it did, and did not, happen; only of one that is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub happened: Option<Happened>,
}

/// One thing that was said since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Update {
    /// The day.
    pub on: NaiveDate,
    /// In plain words.
    pub words: String,
}

/// Whether young people say that it happened, after small numbers were hidden.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Happened {
    /// How many said so or so.
    pub base: Option<u64>,
    /// *This did happen*.
    pub did: Option<u64>,
    /// *This did not happen*.
    pub did_not: Option<u64>,
}
