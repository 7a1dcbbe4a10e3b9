//! *You said, we did*, as phones see it: what young people said, what is done about it, and
//! whether they say that it happened. Staff write the rest of an action at the desk
//! ([`crate::desk::actions`]); none of it is here.

use chrono::NaiveDate;
use domain::consultation::pledge_check::Mark;
use domain::consultation::suppression::Table;
use domain::ids::{PriorityId, PromiseId};
use serde::{Deserialize, Serialize};

/// For how many days phones show an action after it was done, or could not be.
pub const SHOWN_DAYS: u64 = 365;

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

    /// Whether young people can say of it that it did or did not happen.
    #[must_use]
    pub const fn can_happen(self) -> bool {
        matches!(self, Self::Doing | Self::Done)
    }

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

impl From<&Table> for Happened {
    /// Of a table with two options: it did, and it did not.
    fn from(table: &Table) -> Self {
        let cell = |at: usize| table.cells.get(at).and_then(|cell| cell.shown());
        Self {
            base: table.base.shown(),
            did: cell(0),
            did_not: cell(1),
        }
    }
}

impl Happened {
    /// Whether all of it is hidden.
    #[must_use]
    pub const fn is_hidden(&self) -> bool {
        self.base.is_none() && self.did.is_none() && self.did_not.is_none()
    }
}

/// `PUT`: whether one happened, as somebody on this phone says. Another with the same mark
/// takes its place. It is all that leaves the phone, and none of it says who; answered by a
/// [`Counted`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Says {
    /// Of which action: [`Told::id`].
    pub action: String,
    /// It did, or it did not.
    pub did: bool,
    /// What stands for one device and this action, and for nothing else.
    pub mark: Mark,
}

/// The largest body of a [`Says`], in bytes.
pub const MOST_SAYS: usize = 1_024;

/// The proof that it is counted. Nothing else is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// What is counted, as it was sent.
    pub says: Says,
    /// It is on the disk.
    pub durable: bool,
}

impl Counted {
    /// Whether it proves that this is counted.
    #[must_use]
    pub fn covers(&self, says: &Says) -> bool {
        self.durable && self.says == *says
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(did: bool) -> Says {
        Says {
            action: "3b241101-e2bb-4255-8caf-4136c566a962".to_owned(),
            did,
            mark: Mark::try_from("0a".repeat(32)).unwrap(),
        }
    }

    #[test]
    fn only_a_durable_receipt_for_these_very_words_proves_them() {
        let of = |durable| Counted {
            says: says(false),
            durable,
        };
        assert!(of(true).covers(&says(false)));
        assert!(!of(true).covers(&says(true)) && !of(false).covers(&says(false)));
    }
}
