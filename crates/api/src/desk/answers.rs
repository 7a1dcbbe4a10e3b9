//! Answering a submission: the stage it has reached, and what was said. The words
//! travel sealed twice: to the young person's receipt, and to the team.

use domain::ids::SubmissionId;
use domain::invitation::Proof;
use domain::receipt::Stage;
use serde::{Deserialize, Serialize};

/// The most characters of one sealed update: 8 KiB padded, sealed, in base 64.
pub const MOST_SEALED: usize = 11_000;

/// `POST`: says something back (200 and [`Answers`]). The same `id` again is answered
/// the same. 409 when the stage does not follow the one reached.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewAnswer {
    /// A random id, so that sending it twice says it once.
    pub id: SubmissionId,
    /// The stage reached, when this says one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// Which of the team's keys the team's copy is sealed to.
    pub epoch: u32,
    /// The team's copy.
    pub for_team: String,
    /// The young person's copy, when the views say where it goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub for_phone: Option<ForPhone>,
}

impl std::fmt::Debug for NewAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewAnswer { .. }")
    }
}

/// The young person's copy. The server keeps it apart from the submission, and keeps
/// no word of which belongs to which.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForPhone {
    /// Where the return code looks.
    pub lookup_id: Proof,
    /// The sealed update.
    pub sealed: String,
}

/// `GET`: what has been said, oldest first, and how far it has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// The stage reached; absent while nobody has set one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// Each a sealed [`domain::receipt::Update`].
    pub items: Vec<Answer>,
    /// The day the submission goes, `YYYY-MM-DD`.
    pub goes_on: String,
    /// Whether it has been added to the child's record.
    pub in_record: bool,
}

/// One thing said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Which key it is sealed to.
    pub epoch: u32,
    /// The team's copy.
    pub for_team: String,
    /// The member who said it.
    pub by: String,
    /// The hour, `YYYY-MM-DDTHH:00Z`.
    pub at: String,
}

/// `PUT`: the views are in the child's record now; they go from here 30 days later
/// (200 and [`Answers`]). Said twice it changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddedToRecord {}
