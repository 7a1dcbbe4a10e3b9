//! Passkeys (WebAuthn): making one, giving one, and a member's own. A passkey stands in
//! the place of the code from a phone; the device checks who holds it before it signs.
//!
//! Bytes travel in base 64 for addresses, without padding. What the browser hands over
//! is checked by the server alone.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The most passkeys a member has.
pub const MOST_PASSKEYS: usize = 10;
/// The longest name of one, in characters.
pub const MOST_NAME: usize = 40;
/// A question asked of a passkey is good for this long, and once.
pub const ASKED_SECONDS: u32 = 300;

/// By what a member can show that it is them, besides a spare code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Ways {
    /// A phone that shows codes is set up.
    pub phone: bool,
    /// They have a passkey, and the address of this desk takes passkeys.
    pub passkey: bool,
    /// A passkey can be made: the server was told its public address, and it has a name.
    pub can_make_passkey: bool,
}

/// One of a member's passkeys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passkey {
    /// Random, and no part of the passkey.
    pub id: String,
    /// What its member calls it.
    pub name: String,
    /// The day it was made, `YYYY-MM-DD`.
    pub made_on: String,
    /// The day it was last used, if it was.
    pub used_on: Option<String>,
}

/// `POST`: what the browser needs to make one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToMake {
    /// To be signed; good once.
    pub challenge: String,
    /// The host name that the passkey is for.
    pub rp_id: String,
    /// What the browser calls the desk.
    pub rp_name: String,
    /// Whose: a hash, nobody's name.
    pub user_id: String,
    /// Their sign-in name, which the device shows.
    pub user_name: String,
    /// Their name, which the device shows.
    pub display_name: String,
    /// The algorithms the server can check, best first, as COSE numbers them.
    pub algorithms: Vec<i32>,
    /// Those the member has: no device makes a second.
    pub have: Vec<Held>,
    /// How long the browser waits.
    pub timeout_milliseconds: u32,
}

/// `POST`: what the browser needs to ask for one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToGive {
    /// To be signed; good once.
    pub challenge: String,
    /// The host name that the passkeys are for.
    pub rp_id: String,
    /// Any of these.
    pub any_of: Vec<Held>,
    /// How long the browser waits.
    pub timeout_milliseconds: u32,
}

/// A passkey as a device finds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Its id there.
    pub credential: String,
    /// How the browser reached it when it was made.
    pub transports: Vec<String>,
}

/// `PUT`: a passkey that was made.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewPasskey {
    /// What its member calls it: 1 to [`MOST_NAME`] characters.
    pub name: String,
    /// What the device made.
    pub made: Made,
}

/// What a device made.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Made {
    /// Its id there.
    pub credential: String,
    /// What the browser says was asked, and where.
    pub client_data: String,
    /// The public key, and what the device says of itself.
    pub attestation: String,
    /// How the browser reached it.
    pub transports: Vec<String>,
}

/// What a device signed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signed {
    /// Which passkey.
    pub credential: String,
    /// What the browser says was asked, and where.
    pub client_data: String,
    /// What the device says of itself.
    pub authenticator_data: String,
    /// Over both.
    pub signature: String,
}

says_nothing!(NewPasskey, Made, Signed);

/// What is wrong with a passkey's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameFault {
    /// Nothing was typed.
    Empty,
    /// Longer than [`MOST_NAME`].
    TooLong,
}

impl fmt::Display for NameFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("give it a name, such as “Work laptop”"),
            Self::TooLong => write!(f, "at most {MOST_NAME} characters"),
        }
    }
}

/// The name as it is kept.
///
/// # Errors
/// [`NameFault`].
pub fn passkey_name(typed: &str) -> Result<String, NameFault> {
    let name: String = typed
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .filter(|c| !c.is_control())
        .collect();
    match name.chars().count() {
        0 => Err(NameFault::Empty),
        length if length > MOST_NAME => Err(NameFault::TooLong),
        _ => Ok(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_forty_characters_is_kept_and_one_of_forty_one_is_not() {
        assert_eq!(passkey_name("  Work \n laptop "), Ok("Work laptop".into()));
        assert_eq!(passkey_name(&"é".repeat(40)), Ok("é".repeat(40)));
        assert_eq!(passkey_name(&"é".repeat(41)), Err(NameFault::TooLong));
        for nothing in ["", " \t ", "\u{7}"] {
            assert_eq!(passkey_name(nothing), Err(NameFault::Empty), "{nothing:?}");
        }
    }
}
