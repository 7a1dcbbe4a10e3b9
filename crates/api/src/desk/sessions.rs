//! A member's own sessions, so that they can end one that they left somewhere. No
//! address and no browser is kept, so none is shown.

use serde::{Deserialize, Serialize};

/// `GET`: the member's live sessions, the newest first. `DELETE`: ends all but this
/// one; with an id, that one (204).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sessions {
    /// At least the one that asks.
    pub sessions: Vec<OneSession>,
}

/// One session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OneSession {
    /// Random; says nothing of the token.
    pub id: String,
    /// The hour it began, `YYYY-MM-DDTHH:00Z`.
    pub began: String,
    /// The hour it was last used.
    pub last_seen: String,
    /// Whether it is the one that asks.
    pub this_one: bool,
}
