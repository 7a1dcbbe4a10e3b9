//! What has been sent: what the server may know of it, the envelope, and who opened it.

use domain::ids::{FormId, InvitationId, SubmissionId};
use domain::receipt::Stage;
use domain::submission::Envelope;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The submissions on one page of the inbox.
pub const PAGE: usize = 50;

/// Which lines are asked for; what is left out leaves nothing out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Only {
    /// Answers to these questions alone; to any when it is empty.
    pub forms: Vec<FormId>,
    /// Those that stand here.
    pub standing: Option<Standing>,
}

/// Where something that was sent stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Nobody has opened it.
    Unopened,
    /// Neither done nor not possible, opened or not.
    Unfinished,
    /// Done, or not possible.
    Finished,
}

impl Standing {
    /// The word in the query.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unopened => "unopened",
            Self::Unfinished => "unfinished",
            Self::Finished => "finished",
        }
    }
}

/// `GET`: one page. Unopened come first, those that ask for contact first of all,
/// each oldest first; then the opened, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inbox {
    /// At most [`PAGE`].
    pub items: Vec<Item>,
    /// Where the next page begins, when there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Cursor>,
    /// How many are unopened, on every page together.
    pub unopened: u64,
}

/// One line of the inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The submission.
    pub id: SubmissionId,
    /// Which questions were answered.
    pub form: FormId,
    /// Which version of them.
    pub form_version: u32,
    /// "Please contact me."
    pub contact: bool,
    /// The hour it was received, `YYYY-MM-DDTHH:00Z`.
    pub received: String,
    /// Whole hours since then.
    pub age_hours: u32,
    /// An earlier submission this one adds to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<SubmissionId>,
    /// Who opened it first; absent while nobody has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opened: Option<Opened>,
    /// The stage it has reached; absent while nobody has set one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// Whether it has been added to the child's record.
    #[serde(default)]
    pub in_record: bool,
    /// Who answers it; absent while nobody in particular does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assigned: Option<AssignedTo>,
    /// The invitation it came with; absent when it came through the open door.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invited: Option<Invited>,
}

/// Who answers a submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignedTo {
    /// The member's id.
    pub member: String,
    /// Their name.
    pub name: String,
}

/// The invitation that a submission came with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invited {
    /// Its id.
    pub id: InvitationId,
    /// Which key its note is sealed to.
    pub epoch: u32,
    /// The team's note, which says for whom it was.
    pub note_for_team: String,
}

/// `POST …/opened`: the first opening; the same answer however often it is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// The name of the member who opened it.
    pub by: String,
    /// The hour, `YYYY-MM-DDTHH:00Z`.
    pub at: String,
}

/// `GET` of one: the envelope, to be opened in the browser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Its line in the inbox.
    pub item: Item,
    /// As it was sent, without the invitation's proof.
    pub envelope: Envelope,
}

/// `POST`: several at once, as somebody reads a page of thank-yous in one go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Several {
    /// At least one and at most [`PAGE`].
    pub ids: Vec<SubmissionId>,
}

/// The envelopes of [`Several`], in the order asked for. What is not there, or is not for
/// who asks, is left out, like what was never sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeveralHeld {
    /// Each, as when it is asked for alone.
    pub held: Vec<Held>,
}

/// Who opened each of [`Several`] first. What is not there is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeveralOpened {
    /// Each, with its first opening.
    pub opened: Vec<(SubmissionId, Opened)>,
}

/// A place in the inbox, written by the server and only handed back to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cursor(pub String);

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
