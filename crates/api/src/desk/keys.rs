//! The team's keys. Made, wrapped and unwrapped in the lead's browser only: the
//! server keeps a public key and blobs that it cannot open.

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
}

/// `PUT`: a recovery sheet that has been printed and confirmed, replacing the one
/// made with the key, should that one have been lost (200 and [`HeldKey`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmedSheet {
    /// The private key wrapped under the sheet's words.
    pub wrapped_for_recovery: String,
}

/// `GET`: every key of the team, newest first: older views stay readable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keys {
    /// Empty before the first key is made.
    pub keys: Vec<HeldKey>,
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
}
