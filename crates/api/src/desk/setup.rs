//! The first run: nobody can sign in yet, and the server has printed a setup code
//! to its own terminal.

use super::council_account::Outcome;
use serde::{Deserialize, Serialize};
use std::fmt;

/// `GET`: how far the first run has come, and by what somebody may sign in. Says nothing
/// about who.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setup {
    /// A lead account has been made; the setup code is used up.
    pub lead_made: bool,
    /// A team key has been made and its recovery sheet confirmed: views can be sent.
    pub door_open: bool,
    /// What the button for signing in with a council account says; none where the server
    /// takes no such account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub council_account: Option<String>,
    /// How this browser's last attempt with one ended, said once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub came_back: Option<Outcome>,
}

/// `POST`: makes the first lead, who sets up a second factor next (201 and
/// [`crate::desk::second_factor::Half`]). 403 for a wrong code, 409 once a lead
/// exists, 422 for a field, 429 after too many wrong codes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewLead {
    /// The code the server printed; hyphens, spaces and capitals do not matter.
    pub code: String,
    /// The lead's name, as colleagues know it.
    pub name: String,
    /// What they type to sign in.
    pub sign_in_name: String,
    /// [`LEAST_PASSWORD`] to [`MOST_PASSWORD`] characters.
    pub password: String,
}

/// The fewest characters of a password.
pub const LEAST_PASSWORD: usize = 12;
/// The most characters of a password.
pub const MOST_PASSWORD: usize = 128;
/// The most characters of a name or a sign-in name.
pub const MOST_NAME: usize = 80;

impl fmt::Debug for NewLead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewLead { .. }")
    }
}
