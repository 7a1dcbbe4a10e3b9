//! An invitation to say what you think before a review: what the phone may read of
//! it, what the team keeps about it, and what proves that somebody holds it.
//!
//! How link, code and sealed notes are made is the `seal` crate's. The server keeps
//! both notes sealed, and of a proof only its SHA-256.

use crate::band::Band;
use crate::due::reviews::ReviewsHeld;
use crate::ids::FormId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How many days an invitation can be used.
pub const LIVES_DAYS: i64 = 28;
/// The most last decisions one invitation carries.
pub const MOST_DECISIONS: usize = 8;
/// The most characters of one last decision.
pub const MOST_DECISION: usize = 200;
/// The most characters of a local reference, a label or an officer's name.
pub const MOST_LABEL: usize = 60;
/// The most rows one list of invitations may have.
pub const MOST_ROWS: usize = 5_000;

/// What a phone shows the server to say "I was invited": 16 bytes derived from the
/// link or the typed code, as 32 lower-case hexadecimal characters. It opens nothing.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Proof(String);

/// Not 32 lower-case hexadecimal characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a proof is 32 lower-case hexadecimal characters")]
pub struct NotAProof;

impl Proof {
    /// The proof these bytes are.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(crate::ids::hexadecimal(&bytes))
    }

    /// As it travels.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Proof {
    type Error = NotAProof;

    fn try_from(text: String) -> Result<Self, NotAProof> {
        let shaped = text.len() == 32
            && text
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if shaped {
            Ok(Self(text))
        } else {
            Err(NotAProof)
        }
    }
}

impl From<Proof> for String {
    fn from(proof: Proof) -> Self {
        proof.0
    }
}

/// A proof is a secret of its holder: it never reaches a log by way of `{:?}`.
impl fmt::Debug for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Proof(..)")
    }
}

/// What the phone reads: sealed by the worker's browser under a key that only the
/// link or the typed code gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteForPhone {
    /// The shape of this record.
    pub v: u8,
    /// Which questions to ask.
    pub form: FormId,
    /// The day of the review, when it is set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review_on: Option<NaiveDate>,
    /// The reviewing officer, as the young person knows them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub officer: Option<String>,
    /// What was decided last time, in plain words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<String>,
}

/// What the team keeps: sealed by the worker's browser to the team's own key. Neither
/// link nor code is in it: they are shown once, to whoever makes them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteForTeam {
    /// The shape of this record.
    pub v: u8,
    /// The local reference of the case system.
    pub reference: String,
    /// A name or a nickname for the slip, if the team wants one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Which age band.
    pub band: Band,
    /// What the phone was told.
    pub told: NoteForPhone,
    /// How many reviews there have been, when the team knows: the law counts from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviews: Option<ReviewsHeld>,
}

impl fmt::Debug for NoteForTeam {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NoteForTeam { .. }")
    }
}

/// Where an invitation stands. The server knows this much and no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Waiting for an answer.
    Waiting,
    /// Answered at least once; more may come.
    Answered,
    /// Its days are over.
    Ended,
    /// Taken back by the team.
    Revoked,
}

impl Standing {
    /// Whether a proof of it still counts.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Answered)
    }
}

/// What became of one decision, in the young person's eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// It happened.
    Done,
    /// It did not.
    NotDone,
    /// They don't know.
    DontKnow,
}

impl Kept {
    /// As shown.
    pub const ALL: [Self; 3] = [Self::Done, Self::NotDone, Self::DontKnow];
}

/// One last decision and what became of it; part of the sealed views.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionSeen {
    /// As the invitation carried it.
    pub decision: String,
    /// What became of it.
    pub kept: Kept,
    /// Own words about it, if there are any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sixteen_bytes_in_hexadecimal_are_a_proof() {
        let proof = Proof::from_bytes([0xab; 16]);
        assert_eq!(proof.as_str(), "ab".repeat(16));
        assert_eq!(Proof::try_from(proof.as_str().to_owned()), Ok(proof));
        for text in [
            "",
            "ab",
            &"AB".repeat(16),
            &"zz".repeat(16),
            &"ab".repeat(17),
        ] {
            assert_eq!(
                Proof::try_from((*text).to_owned()),
                Err(NotAProof),
                "{text}"
            );
        }
    }

    #[test]
    fn an_invitation_that_ended_or_was_taken_back_is_not_open() {
        assert!(Standing::Waiting.is_open());
        assert!(Standing::Answered.is_open());
        assert!(!Standing::Ended.is_open());
        assert!(!Standing::Revoked.is_open());
    }
}
