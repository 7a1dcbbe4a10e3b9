//! What a phone says and hears about an invitation it holds.
//!
//! One that is unknown, over or taken back is refused alike: 410
//! [`crate::problem::Code::InvitationEnded`]. Only failures are counted; after too
//! many they are answered 429. A right proof is never refused.

use crate::team::TeamKey;
use domain::ids::InvitationId;
use domain::invitation::Proof;
use serde::{Deserialize, Serialize};

/// `POST`: asks for the invitation (200 and [`Invitation`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LookUp {
    /// From the link or the typed code.
    pub proof: Proof,
}

/// What the phone may have. It can do nothing but write with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Its id, which its note is bound to.
    pub id: InvitationId,
    /// The key it was made for, which need not be the newest.
    pub team: TeamKey,
    /// HMAC of that key under the code's own key, 64 hexadecimal characters; only
    /// for those who typed a code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key_mac: Option<String>,
    /// [`domain::invitation::NoteForPhone`], sealed under the link's or the code's key.
    pub note: String,
    /// The last day it can be used, `YYYY-MM-DD`.
    pub ends_on: String,
}
