//! Signing in and out. The session itself travels in an `HttpOnly` cookie, which
//! no script reads.

use crate::desk::people::Standing;
pub use crate::desk::roles::Role;
use serde::{Deserialize, Serialize};
use std::fmt;

/// `POST`: the first half of signing in (200 and [`super::second_factor::Half`]). 401 [`crate::problem::Code::SignedOut`]
/// for a wrong name or password alike, 429 after too many.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    /// As chosen at setup; capitals do not matter.
    pub sign_in_name: String,
    /// The password. It unlocks no key: that is the unlock phrase, which never leaves the browser.
    pub password: String,
}

impl fmt::Debug for SignIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignIn { .. }")
    }
}

/// Who is signed in, and for how long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The member's id.
    pub member: String,
    /// Their name.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Whether they are in the team yet: accepted or confirmed.
    pub standing: Standing,
    /// The session ends after this many seconds with no request.
    pub idle_seconds: u32,
    /// It ends in this many seconds whatever happens.
    pub ends_in_seconds: u32,
}
