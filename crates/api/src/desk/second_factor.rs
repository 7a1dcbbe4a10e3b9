//! The second factor: a six-digit code from a phone (TOTP, RFC 6238), a passkey
//! ([`super::passkeys`]), or one of ten spare codes on paper. A password alone opens half a session ([`Half`]), which can
//! do nothing but set one up or give one.

use super::passkeys::{Passkey, Signed, Ways};
use super::session::Session;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Digits of a code.
pub const DIGITS: usize = 6;
/// A code stands for this long. The one before and the one after are taken too.
pub const STEP_SECONDS: u32 = 30;
/// How many spare codes are made at once.
pub const SPARE_CODES: usize = 10;
/// A code given is good for this long for what asks for one again: keys, spare codes, another phone.
pub const FRESH_SECONDS: u32 = 300;

/// What a right password opens: half a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Half {
    /// The member's name.
    pub name: String,
    /// What is still to be done.
    pub next: Next,
    /// By what it can be done.
    pub ways: Ways,
    /// After this many seconds the password has to be typed again.
    pub ends_in_seconds: u32,
}

/// What a half session still needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Next {
    /// They have no second factor: one is set up now.
    SetUp,
    /// They have one: it is given.
    Give,
}

/// `POST`: a second factor drawn for this member, not yet in use. Asked again before
/// it is proved, the same.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawnFactor {
    /// The secret in base 32, without padding.
    pub secret: String,
    /// What the phone calls the account: the sign-in name.
    pub account: String,
}

impl DrawnFactor {
    /// What the phone calls the desk.
    pub const ISSUER: &'static str = "My Pledge desk";

    /// The address that a QR picture carries to the phone's app.
    #[must_use]
    pub fn link(&self) -> String {
        let (issuer, account) = (escaped(Self::ISSUER), escaped(&self.account));
        format!(
            "otpauth://totp/{issuer}:{account}?secret={}&issuer={issuer}",
            self.secret
        )
    }

    /// The secret in groups of four, for somebody who types it.
    #[must_use]
    pub fn in_groups(&self) -> String {
        let characters: Vec<char> = self.secret.chars().collect();
        let groups: Vec<String> = characters
            .chunks(4)
            .map(|group| group.iter().collect())
            .collect();
        groups.join(" ")
    }
}

/// `PUT`: a code from the phone, which proves that it holds the drawn factor.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstCode {
    /// Six digits; spaces do not matter.
    pub code: String,
}

/// Its answer: the factor is in use, and this is the one time the spare codes are shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactorSetUp {
    /// A whole session.
    pub session: Session,
    /// The spare codes, in groups.
    pub spare_codes: Vec<String>,
}

/// What somebody gives to show that it is them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// Six digits from the phone.
    Code(String),
    /// A spare code; good once.
    SpareCode(String),
    /// What a passkey signed.
    Passkey(Signed),
}

/// `POST` of a [`Proof`] to half a session: the whole one. 422 on `code` or `passkey`
/// for a wrong one, 409 for one that has been used, 429 after too many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proved {
    /// The whole session.
    pub session: Session,
    /// How many spare codes are left.
    pub spare_codes_left: u32,
}

/// `GET`: how the member's second factor stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactorState {
    /// The day the phone was set up, `YYYY-MM-DD`; none for who has only passkeys.
    pub phone_since: Option<String>,
    /// The member's passkeys, oldest first.
    pub passkeys: Vec<Passkey>,
    /// By what they can show that it is them.
    pub ways: Ways,
    /// How many spare codes are left.
    pub spare_codes_left: u32,
    /// For how many seconds more the last code counts; 0 when one is asked for again.
    pub fresh_seconds: u32,
}

/// New spare codes: those before are gone.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpareCodes {
    /// In groups.
    pub codes: Vec<String>,
}

says_nothing!(DrawnFactor, FirstCode, FactorSetUp, Proof, SpareCodes);

/// Text within the path or the query of an address.
fn escaped(text: &str) -> String {
    use fmt::Write as _;
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            other => {
                let _ = write!(out, "%{other:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_holds_the_secret_and_a_name_that_cannot_break_out_of_its_place() {
        let drawn = DrawnFactor {
            secret: "JBSWY3DPEHPK3PXP".to_owned(),
            account: "ada: é?&secret=X".to_owned(),
        };
        assert_eq!(
            drawn.link(),
            "otpauth://totp/My%20Pledge%20desk:ada%3A%20%C3%A9%3F%26secret%3DX\
             ?secret=JBSWY3DPEHPK3PXP&issuer=My%20Pledge%20desk"
        );
        assert_eq!(drawn.in_groups(), "JBSW Y3DP EHPK 3PXP");
    }

    #[test]
    fn nothing_secret_is_written_where_values_are_printed() {
        let proof = Proof::Code("123456".to_owned());
        assert!(!format!("{proof:?}").contains('1'));
    }
}
