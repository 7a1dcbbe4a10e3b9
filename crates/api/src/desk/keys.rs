//! The team's keys. Made, wrapped and unwrapped in the lead's browser only: the
//! server keeps a public key and blobs that it cannot open.

use crate::desk::people::{Grant, OwnKey};
use serde::{Deserialize, Serialize};

/// The most bytes of one wrapped key.
pub const MOST_WRAPPED: usize = 4_096;
/// The most characters of [`NewTeamKey::readers`].
pub const MOST_READERS: usize = 200;

/// `POST`: stores a new key (201 and [`HeldKey`]). 409 when this epoch exists or
/// is not the next one, 422 for a field. The door stays shut until the sheet is
/// confirmed, here or later by [`ConfirmedSheet`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewTeamKey {
    /// The team's id: lower-case letters, digits and hyphens, the same in every epoch.
    pub team: String,
    /// 1 for the first key, one more for each next.
    pub epoch: u32,
    /// [`domain::submission::SUITE`].
    pub suite: String,
    /// X25519 public key, 32 bytes, unpadded base 64 (URL alphabet).
    pub public_key: String,
    /// Who reads what is sent, in words a young person knows.
    pub readers: String,
    /// By when somebody opens it, in working days: 1 to 20.
    pub opened_within_working_days: u16,
    /// The private key wrapped under this member's unlock phrase, as `seal` writes it.
    pub wrapped_for_member: String,
    /// The private key wrapped under the recovery sheet's words, as `seal` writes it.
    pub wrapped_for_recovery: String,
    /// Whether the lead has printed the sheet and retyped two of its words.
    pub sheet_confirmed: bool,
    /// The lead's own key, with the team's first key; absent with every next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_key: Option<OwnKey>,
    /// What the new key says of the lead's own public key (see [`Grant::vouch`]).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub vouch: String,
    /// This key for every other confirmed member who reads, no more and no fewer:
    /// 409 when somebody came or went meanwhile.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub for_others: Vec<ForOther>,
    /// The older keys under the same sheet, so that one sheet opens everything.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub older_for_recovery: Vec<OlderKey>,
}

/// A new key for another member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForOther {
    /// The member's id.
    pub member: String,
    /// Their grant.
    pub grant: Grant,
}

/// An older key, wrapped under the new sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OlderKey {
    /// Which.
    pub epoch: u32,
    /// As `seal` writes it.
    pub wrapped_for_recovery: String,
}

/// `PUT`: a recovery sheet that has been printed and confirmed, replacing the one
/// made with the key, should that one have been lost (200 and [`HeldKey`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmedSheet {
    /// The private key wrapped under the sheet's words.
    pub wrapped_for_recovery: String,
}

/// `PUT`: what young people are told of a key from now on (200 and [`HeldKey`]): it is
/// no part of the key. What was sent before was sent on what was said then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewPromise {
    /// Who reads what they send, in words they know: at most [`MOST_READERS`] characters.
    pub readers: String,
    /// Within how many working days it is opened: 1 to 20.
    pub opened_within_working_days: u16,
}

/// `GET`: every key of the team, newest first: older views stay readable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keys {
    /// Empty before the first key is made.
    pub keys: Vec<HeldKey>,
    /// The member's own key, in its box; absent for one of an earlier version, whose
    /// holdings carry it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_key: Option<OwnKey>,
}

/// One key, as the signed-in member holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldKey {
    /// The public half, as phones get it.
    #[serde(flatten)]
    pub public: crate::team::TeamKey,
    /// The private key wrapped for this member; absent when they hold none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wrapped_for_member: Option<String>,
    /// The private key wrapped under the recovery sheet.
    pub wrapped_for_recovery: String,
    /// Whether the sheet has been printed and confirmed.
    pub sheet_confirmed: bool,
    /// How many confirmed members hold it. Two are as safe as one and the sheet.
    #[serde(default)]
    pub held_by: u32,
}

impl HeldKey {
    /// Whether losing one unlock phrase could lose no words: only then are young
    /// people invited.
    #[must_use]
    pub const fn is_safe(&self) -> bool {
        self.sheet_confirmed || self.held_by >= 2
    }
}
