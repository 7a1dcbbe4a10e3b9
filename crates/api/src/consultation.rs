//! Consultations as phones see them, and figures of them after small numbers were hidden.
//! What is hidden is not in them at all. Answers are
//! [`domain::consultation::answered::Answered`].

use chrono::NaiveDate;
use domain::consultation::asked::Consultation;
use domain::consultation::pledge_check::AgeBand;
use domain::consultation::suppression::Table;
use domain::ids::QuestionId;
use serde::{Deserialize, Serialize};

/// Whether it can be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Staff are writing it. Phones never see it.
    Draft,
    /// It can be answered, from its first day to its last.
    Open,
    /// Staff have stopped it for now.
    Paused,
    /// It is over; late answers are still taken for some days.
    Closed,
    /// It is over, its figures stand, and staff have said what changed.
    Archived,
}

impl Standing {
    /// Every one, in order.
    pub const ALL: [Self; 5] = [
        Self::Draft,
        Self::Open,
        Self::Paused,
        Self::Closed,
        Self::Archived,
    ];

    /// As the store writes it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Open => "open",
            Self::Paused => "paused",
            Self::Closed => "closed",
            Self::Archived => "archived",
        }
    }

    /// What this word stands for.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// One consultation, as a phone has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Put {
    /// Its id: a random UUID. It says nothing.
    pub id: String,
    /// Whether it can be answered: open, paused, closed or archived.
    pub standing: Standing,
    /// What it asks.
    pub asked: Consultation,
    /// How it was answered, once it is closed and late answers are no longer taken.
    pub results: Option<Results>,
    /// What changed because of it, in plain words.
    pub what_changed: Option<String>,
}

/// `GET` for phones: the consultations that Home shows, open ones first, then those that
/// closed within the last year.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ForPhones {
    /// In the order they are shown.
    pub consultations: Vec<Put>,
}

/// `POST`: the one that a link or a typed code leads to; answered by a [`Put`], or
/// `not_found`, which is the same for a code that never was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LookUp {
    /// The code, as [`domain::consultation::answered::ConsultationCode`] writes it without gaps.
    pub code: String,
}

/// `POST`: the one that a group's pass leads to; answered by a [`GroupPut`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupLookUp {
    /// The pass: 32 hexadecimal characters, from the fragment of the group's link.
    pub pass: String,
}

/// What a tablet gets for a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupPut {
    /// The consultation.
    pub put: Put,
    /// How many may answer at most.
    pub most: u32,
    /// Four digits that the worker ends group mode with; the desk shows the same.
    pub finish: String,
}

/// Figures of one table. `None` is hidden.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// How many answered.
    pub base: Option<u64>,
    /// How many chose each option, in the order of the question's options.
    pub counts: Vec<Option<u64>>,
    /// The same in whole percent, where there are enough.
    pub percent: Vec<Option<u64>>,
}

impl From<&Table> for Figures {
    fn from(table: &Table) -> Self {
        Self {
            base: table.base.shown(),
            counts: table.cells.iter().map(|cell| cell.shown()).collect(),
            percent: (0..table.cells.len()).map(|at| table.percent(at)).collect(),
        }
    }
}

impl Figures {
    /// Nothing that may be shown, of so many options.
    #[must_use]
    pub fn hidden(options: usize) -> Self {
        Self {
            base: None,
            counts: vec![None; options],
            percent: vec![None; options],
        }
    }

    /// Whether all of it is hidden.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        self.base.is_none() && self.counts.iter().all(Option::is_none)
    }
}

/// How one question was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionResults {
    /// Which.
    pub question: QuestionId,
    /// Everybody together. Of a ranking: who put each option first.
    pub everybody: Figures,
    /// The same by age, in the order of `Consultation::bands` and then
    /// [`AgeBand::NotSaid`]; empty while late answers are taken.
    pub bands: Vec<(AgeBand, Figures)>,
}

/// How a consultation was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Results {
    /// Whether they stay as they are. Until then they move in steps of ten answers.
    pub frozen_on: Option<NaiveDate>,
    /// How many answered at all, where that may be shown.
    pub answered: Option<u64>,
    /// How many of each age answered at all; empty until they are frozen.
    pub answered_by_band: Vec<(AgeBand, Option<u64>)>,
    /// How many live in the trust's area, elsewhere, or did not say; empty until then.
    pub answered_by_area: Vec<Option<u64>>,
    /// In the order they were asked; own words are not in it.
    pub questions: Vec<QuestionResults>,
}
