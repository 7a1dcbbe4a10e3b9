//! The report to the panel: what staff write, the figures that stand beside it, and both
//! as they were when it was frozen. What keeps one from being kept is in [`checks`], how
//! numbers that a browser counted are hidden in [`shares`].
//!
//! The server works figures out of what it shows already, and of nothing else. What only a
//! browser can count ([`Requests`], [`Themes`]) is sent with small numbers hidden.

pub mod checks;
pub mod shares;

use crate::consultation::Results;
use crate::desk::actions;
use crate::desk::review_figures::{self, Period, Share};
use crate::pledge::QuarterResults;
use chrono::NaiveDate;
use domain::consultation::asked::Consultation;
use domain::consultation::quarter::Quarter;
use domain::ids::{PriorityId, PromiseId};
use serde::{Deserialize, Serialize};

/// The largest body of a draft, in bytes.
pub const MOST_WRITTEN: usize = 131_072;
/// The largest body of one that is frozen, in bytes.
pub const MOST_FROZEN: usize = 1_572_864;
/// What [`Figures`] are written in.
pub const VERSION: u32 = 1;

/// `GET`: every report, the newest period first; drafts only for who writes them.
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
    /// Of which days.
    pub period: Period,
    /// About which priority; none for all of them.
    pub priority: Option<PriorityId>,
    /// Who froze it and when; none for a draft.
    pub frozen: Option<FrozenBy>,
    /// How its summary stands with young people.
    pub approved: bool,
}

/// Who froze a report, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenBy {
    /// Their name.
    pub by: String,
    /// The day.
    pub on: NaiveDate,
}

/// A report as staff write it. `POST` keeps a new draft, `PUT` writes it anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// Of which days.
    pub period: Period,
    /// About which priority; none for all of them.
    pub priority: Option<PriorityId>,
    /// What stands first, for the panel.
    pub intro: String,
    /// What staff say of each priority.
    pub words: Vec<Words>,
    /// What many said in own words.
    pub themes: Vec<Themes>,
    /// What was said, from who said yes to that.
    pub quotes: Vec<Quote>,
    /// How many requests were answered in time.
    pub requests: Option<Requests>,
    /// One page in young people's words.
    pub summary: String,
    /// Who said yes to it.
    pub approval: Option<Approval>,
    /// Which state it changes ([`Whole::revision`]); 0 for a new one. Refused with
    /// `conflict` when somebody else changed it since.
    pub revision: u32,
}

/// What staff say of one priority.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Of which.
    pub priority: PriorityId,
    /// In their words.
    pub words: String,
}

/// Themes of the own words to one consultation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Themes {
    /// Which consultation.
    pub consultation: String,
    /// Its name.
    pub title: String,
    /// How many wrote own words.
    pub of: Option<u64>,
    /// Each theme.
    pub themes: Vec<Theme>,
}

/// One theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// As staff named it.
    pub name: String,
    /// How many said it.
    pub said: Option<u64>,
}

/// A quote: of somebody who said yes to it, after a second look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// In which consultation.
    pub title: String,
    /// To which question.
    pub ask: String,
    /// About which priority, when the question was about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<PriorityId>,
    /// As it may be printed.
    pub words: String,
}

/// How many requests that were due in the period were answered in time, as the worker's
/// browser counted it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requests {
    /// The day it was counted. Requests go some time after they are done: those were not
    /// there any more.
    pub counted_on: NaiveDate,
    /// Each kind.
    pub kinds: Vec<RequestKind>,
    /// All of them together.
    pub all: Share,
}

/// One kind of requests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestKind {
    /// Its name: “I want to complain”.
    pub name: String,
    /// Which time it is measured by.
    pub clock: RequestClock,
    /// How many, and how many in time.
    pub share: Share,
}

/// Which time a request is measured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestClock {
    /// The law's, for a first answer.
    Law,
    /// The team's own promise to open it.
    Promise,
}

/// Young people said yes to the summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// Which group. No names of people.
    pub group: String,
    /// On which day.
    pub on: NaiveDate,
    /// How many were in the room.
    pub people: u32,
    /// What they said yes to, word for word.
    pub words: String,
}

/// How a summary stands with young people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Approved {
    /// Nobody was asked.
    Not,
    /// They said yes to these very words.
    Yes,
    /// They said yes, and then it was changed.
    ChangedSince,
}

impl Written {
    /// How the summary stands with young people.
    #[must_use]
    pub fn approved(&self) -> Approved {
        match &self.approval {
            None => Approved::Not,
            Some(approval) if approval.words.trim() == self.summary.trim() => Approved::Yes,
            Some(_) => Approved::ChangedSince,
        }
    }
}

/// `GET`, and the answer to every write: one report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Whole {
    /// Its id.
    pub id: String,
    /// As it was written last.
    pub written: Written,
    /// Counts up with each change.
    pub revision: u32,
    /// Of a draft as they are now, of a frozen one as they were.
    pub figures: Figures,
    /// Who froze it and when; none for a draft.
    pub frozen: Option<FrozenBy>,
}

/// `POST`: freezes a draft with the figures that were shown; answered by a [`Whole`].
///
/// Refused with `invalid` and the field: a period that is not over; figures that the server
/// does not itself show, as `figures.actions`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Freeze {
    /// See [`Written::revision`].
    pub revision: u32,
    /// As they were shown.
    pub figures: Figures,
}

/// The figures of a report, and the names they go by, so that it opens and prints the same
/// whatever changes later. None of them adds up two of those that are shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// [`VERSION`].
    pub version: u32,
    /// Whose pledge it is.
    pub trust: String,
    /// From how many people on a table was shown.
    pub smallest: u32,
    /// The priorities that it is about.
    pub priorities: Vec<Named>,
    /// The quarters that ended in the period and are closed, with the one before, the oldest
    /// first; empty when none has.
    pub quarters: Vec<QuarterResults>,
    /// The consultations that ended in the period and are frozen, the oldest first, with the
    /// questions that it is about.
    pub consultations: Vec<Consulted>,
    /// Figures of reviews that were frozen for days in the period.
    pub reviews: Vec<review_figures::Frozen>,
    /// The actions that were open in the period, or are.
    pub actions: Vec<actions::Whole>,
    /// Requests: those that were frozen for days in the period, and its own where no other
    /// frozen report has some of them.
    pub requests: Vec<RequestsOf>,
    /// What ended in the period and is still being counted.
    pub waiting: Waiting,
}

/// A priority as it was named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Its id.
    pub id: PriorityId,
    /// Its number in the pledge.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Its colour and picture, 1 to 6.
    pub look: u8,
    /// Its promises and their titles.
    pub promises: Vec<(PromiseId, String)>,
}

/// A consultation and its frozen figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consulted {
    /// Its id.
    pub id: String,
    /// What it asked, with the questions that the report is about.
    pub asked: Consultation,
    /// How those were answered.
    pub results: Results,
    /// What changed because of it.
    pub what_changed: Option<String>,
}

/// Requests of some days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestsOf {
    /// Which days.
    pub period: Period,
    /// How many were answered in time.
    pub requests: Requests,
}

/// What a report will have later.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Waiting {
    /// Quarters whose late ratings are still taken.
    pub quarters: Vec<Quarter>,
    /// Names of consultations whose late answers are.
    pub consultations: Vec<String>,
}
