//! What became of what a young person said: stages, who said so and when, replies.
//!
//! The desk writes [`Update`]s, sealed to the receipt; the phone folds them into a
//! [`Line`]. The proof that bytes were stored is [`crate::submission::Receipt`];
//! how the return code opens all this is the `seal` crate's.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The most characters of a reply or a reason.
pub const MOST_REPLY: usize = 1_500;
/// How many days a receipt lasts after the last stage, and on the phone.
pub const LASTS_DAYS: i64 = 30;
/// How many days it lasts at most.
pub const LASTS_AT_MOST_DAYS: i64 = 180;

/// How far an answer has come at the desk, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Somebody has opened and read it.
    Opened,
    /// It will be talked about at the review, or with the people who can decide.
    ToBeDiscussed,
    /// It has been decided what will happen.
    Decided,
    /// It has happened.
    Done,
    /// It cannot happen, and the young person has been told why.
    NotPossible,
}

/// Why a stage cannot be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StageFault {
    /// A receipt only moves forward.
    #[error("it has already come as far as {0:?}")]
    Backwards(Stage),
    /// It is over: done, or not possible.
    #[error("it has ended as {0:?}")]
    Over(Stage),
    /// "Not possible" without a reason is not an answer.
    #[error("say why it is not possible")]
    NoReason,
    /// Too many characters.
    #[error("{found} characters are more than {most}")]
    TooLong {
        /// How many there are.
        found: usize,
        /// How many there may be.
        most: usize,
    },
    /// Neither a stage nor words.
    #[error("say something, or choose a stage")]
    Nothing,
}

impl Stage {
    /// In order, as the status line shows them; the last two are alternatives.
    pub const ALL: [Self; 5] = [
        Self::Opened,
        Self::ToBeDiscussed,
        Self::Decided,
        Self::Done,
        Self::NotPossible,
    ];

    /// The word it is stored and sent by.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::ToBeDiscussed => "to_be_discussed",
            Self::Decided => "decided",
            Self::Done => "done",
            Self::NotPossible => "not_possible",
        }
    }

    /// The stage of this word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.word() == word)
    }

    /// Whether nothing comes after it.
    #[must_use]
    pub const fn is_last(self) -> bool {
        matches!(self, Self::Done | Self::NotPossible)
    }

    /// Whether an answer at stage `from` (`None`: sent, not opened) may come here.
    /// Stages may be left out, never gone back to.
    ///
    /// # Errors
    /// [`StageFault::Over`] or [`StageFault::Backwards`].
    pub fn follows(self, from: Option<Self>) -> Result<(), StageFault> {
        match from {
            Some(from) if from.is_last() => Err(StageFault::Over(from)),
            Some(from) if self <= from => Err(StageFault::Backwards(from)),
            _ => Ok(()),
        }
    }
}

/// Who says so, in words a young person knows. Never a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// The reviewing officer.
    ReviewingOfficer,
    /// The young person's adviser.
    Adviser,
    /// The social worker.
    SocialWorker,
    /// The participation team.
    ParticipationTeam,
    /// The advocate.
    Advocate,
    /// The people who deal with complaints.
    ComplaintsTeam,
}

impl Who {
    /// As offered at the desk.
    pub const ALL: [Self; 6] = [
        Self::ReviewingOfficer,
        Self::Adviser,
        Self::SocialWorker,
        Self::ParticipationTeam,
        Self::Advocate,
        Self::ComplaintsTeam,
    ];

    /// The word it is stored and sent by.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::ReviewingOfficer => "reviewing_officer",
            Self::Adviser => "adviser",
            Self::SocialWorker => "social_worker",
            Self::ParticipationTeam => "participation_team",
            Self::Advocate => "advocate",
            Self::ComplaintsTeam => "complaints_team",
        }
    }

    /// The role of this word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|who| who.word() == word)
    }
}

/// One thing said back: a stage, words, or both. Sealed to the receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Update {
    /// The shape of this record.
    pub v: u8,
    /// The stage reached, when this says one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// Who says it.
    pub by: Who,
    /// The day.
    pub on: NaiveDate,
    /// The day it will be discussed, when that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discussed_on: Option<NaiveDate>,
    /// In plain words; the reason when it is not possible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

impl Update {
    /// Whether this may be said to an answer at stage `from`.
    ///
    /// # Errors
    /// The first [`StageFault`] found.
    pub fn check(&self, from: Option<Stage>) -> Result<(), StageFault> {
        let words = self.words.as_deref().map_or("", str::trim);
        if let Some(stage) = self.stage {
            stage.follows(from)?;
            if stage == Stage::NotPossible && words.is_empty() {
                return Err(StageFault::NoReason);
            }
        } else if words.is_empty() {
            return Err(StageFault::Nothing);
        }
        let found = words.chars().count();
        if found > MOST_REPLY {
            return Err(StageFault::TooLong {
                found,
                most: MOST_REPLY,
            });
        }
        Ok(())
    }
}

/// The status line and the replies, as the phone shows them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// Each stage reached, with who said so and when, in order.
    pub reached: Vec<Update>,
    /// Words said, oldest first; those that came with a stage are here too.
    pub replies: Vec<Update>,
}

impl Line {
    /// What these updates say, in the order the desk sent them. One that makes no
    /// sense after those before it (two workers at once, a copy sent twice) changes
    /// no stage; its words are still shown.
    #[must_use]
    pub fn of(updates: impl IntoIterator<Item = Update>) -> Self {
        let mut line = Self::default();
        for update in updates {
            if update
                .stage
                .is_some_and(|stage| stage.follows(line.stage()).is_ok())
            {
                line.reached.push(update.clone());
            }
            if update.words.is_some() && !line.replies.contains(&update) {
                line.replies.push(update);
            }
        }
        line
    }

    /// How far it has come; `None` while nobody has opened it.
    #[must_use]
    pub fn stage(&self) -> Option<Stage> {
        self.reached.last().and_then(|update| update.stage)
    }
}

/// Where replies go: made on the phone, and inside the sealed views, so that only
/// who reads the views can answer them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyTo {
    /// What replies are stored under: 16 bytes in lower-case hexadecimal.
    pub lookup_id: crate::invitation::Proof,
    /// X25519 public key, 32 bytes in lower-case hexadecimal.
    pub public_key: String,
}

impl std::fmt::Debug for ReplyTo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ReplyTo { .. }")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Stage::{Decided, Done, NotPossible, Opened, ToBeDiscussed};

    fn says(stage: Option<Stage>, words: Option<&str>) -> Update {
        Update {
            v: 1,
            stage,
            by: Who::ReviewingOfficer,
            on: NaiveDate::from_ymd_opt(2026, 12, 11).expect("a real day"),
            discussed_on: None,
            words: words.map(str::to_owned),
        }
    }

    #[test]
    fn a_stage_may_be_left_out_and_never_gone_back_to() {
        for (from, to, allowed) in [
            (None, Opened, Ok(())),
            (None, Done, Ok(())),
            (Some(Opened), ToBeDiscussed, Ok(())),
            (Some(Opened), NotPossible, Ok(())),
            (Some(ToBeDiscussed), Decided, Ok(())),
            (Some(Decided), Done, Ok(())),
            (Some(Decided), NotPossible, Ok(())),
            (Some(Opened), Opened, Err(StageFault::Backwards(Opened))),
            (
                Some(Decided),
                ToBeDiscussed,
                Err(StageFault::Backwards(Decided)),
            ),
            (Some(Done), NotPossible, Err(StageFault::Over(Done))),
            (Some(NotPossible), Done, Err(StageFault::Over(NotPossible))),
        ] {
            assert_eq!(to.follows(from), allowed, "{from:?} to {to:?}");
        }
    }

    #[test]
    fn not_possible_needs_a_reason() {
        for words in [None, Some(""), Some("  \n")] {
            assert_eq!(
                says(Some(NotPossible), words).check(Some(Decided)),
                Err(StageFault::NoReason)
            );
        }
        assert_eq!(
            says(Some(NotPossible), Some("The house is sold.")).check(Some(Decided)),
            Ok(())
        );
    }

    #[test]
    fn an_update_says_something_and_not_too_much() {
        assert_eq!(says(None, Some(" ")).check(None), Err(StageFault::Nothing));
        assert_eq!(says(None, Some("Thank you.")).check(Some(Done)), Ok(()));
        let long = "é".repeat(MOST_REPLY + 1);
        assert_eq!(
            says(Some(Opened), Some(&long)).check(None),
            Err(StageFault::TooLong {
                found: MOST_REPLY + 1,
                most: MOST_REPLY
            })
        );
    }

    #[test]
    fn the_line_folds_what_the_desk_said() {
        let line = Line::of([
            says(Some(Opened), None),
            says(None, Some("Thank you for telling us.")),
            says(Some(Decided), Some("You can see him every Friday.")),
        ]);
        assert_eq!(line.stage(), Some(Decided));
        assert_eq!(line.reached.len(), 2);
        assert_eq!(line.replies.len(), 2);
    }

    #[test]
    fn a_copy_or_a_step_back_changes_no_stage_and_loses_no_words() {
        let line = Line::of([
            says(Some(Done), Some("It is done.")),
            says(Some(Done), Some("It is done.")),
            says(Some(Opened), Some("I have read it too.")),
        ]);
        assert_eq!(line.stage(), Some(Done));
        assert_eq!(line.reached.len(), 1);
        assert_eq!(line.replies.len(), 2);
    }

    #[test]
    fn nothing_said_is_nothing_opened() {
        assert_eq!(Line::of([]).stage(), None);
    }

    #[test]
    fn a_role_is_stored_by_the_word_it_is_sent_by() {
        for who in Who::ALL {
            assert_eq!(Who::of_word(who.word()), Some(who));
            let sent = serde_json::to_string(&who).expect("a role is JSON");
            assert_eq!(sent, format!("\"{}\"", who.word()));
        }
        assert_eq!(Who::of_word(""), None);
    }
}
