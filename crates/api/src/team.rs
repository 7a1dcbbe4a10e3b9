//! The team's public sealing key, as phones get it.
//!
//! How it is made and kept is in [`crate::desk::keys`].

use serde::{Deserialize, Serialize};

/// The key that views are sealed to. Until the recovery sheet is confirmed the
/// server answers 503 [`crate::problem::Code::Unavailable`] instead: the door is shut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamKey {
    /// The team's id.
    pub team: String,
    /// Which of its keys.
    pub epoch: u32,
    /// [`domain::submission::SUITE`].
    pub suite: String,
    /// X25519 public key, 32 bytes, unpadded base 64 (URL alphabet).
    pub public_key: String,
    /// Who reads what is sent, in words a young person knows.
    pub readers: String,
    /// By when somebody opens it, in working days.
    pub opened_within_working_days: u16,
}

/// The keys before the newest that phones may still seal to, newest first. For a phone
/// that came by an open link made under one of them: it takes the one whose
/// fingerprint its link carries, and no other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierKeys {
    /// Empty for a team that has had one key.
    pub keys: Vec<TeamKey>,
}
