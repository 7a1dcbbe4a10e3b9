//! The second half of signing in: a code from a phone, a passkey, or a spare code from paper.
//! Also asking for it again, before what needs it fresh.
//!
//! | part | what it does |
//! |---|---|
//! | [`give`] | the page after the password, for whoever has a factor |
//! | [`set_up`] | the page after the password, for whoever has none |
//! | [`first_passkey`] | the same, with a passkey |
//! | [`steps`] | picture, secret and first code: for a first phone and for another |
//! | [`passkey`] | a passkey, given and made |
//! | [`paper`] | the spare codes, as they are printed |
//! | [`again`] | asked in the place where the server wants it fresh |

pub mod again;
pub mod first_passkey;
pub mod give;
pub mod paper;
pub mod passkey;
pub mod set_up;
pub mod steps;

use crate::fault_words;
use api::desk::passkeys::Ways;
use api::desk::second_factor::Proof;
use api::problem::Code;
use client::fetch::Fetch;
use client::{Client, Fault};
use passkey::{Failed, When};
use yew::AttrValue;

/// What somebody gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum With {
    /// The code on their phone.
    #[default]
    Phone,
    /// A passkey.
    Passkey,
    /// A spare code from paper.
    Paper,
}

impl With {
    /// What is asked for first of somebody with these.
    #[must_use]
    pub const fn first(ways: Ways) -> Self {
        if ways.passkey {
            Self::Passkey
        } else if ways.phone {
            Self::Phone
        } else {
            Self::Paper
        }
    }

    /// What else they can give.
    #[must_use]
    pub fn others(self, ways: Ways) -> Vec<Self> {
        [
            (Self::Passkey, ways.passkey),
            (Self::Phone, ways.phone),
            (Self::Paper, true),
        ]
        .into_iter()
        .filter(|(with, there)| *there && *with != self)
        .map(|(with, _)| with)
        .collect()
    }

    /// What is typed, or what the device signs now, as the server takes it.
    ///
    /// # Errors
    /// [`Failed`], for a passkey alone.
    pub async fn proof(
        self,
        client: &Client<Fetch>,
        typed: &str,
        when: When,
    ) -> Result<Proof, Failed> {
        match self {
            Self::Phone => Ok(Proof::Code(typed.to_owned())),
            Self::Paper => Ok(Proof::SpareCode(typed.to_owned())),
            Self::Passkey => passkey::give(client, when).await,
        }
    }

    /// What the button says.
    #[must_use]
    pub const fn button(self, asking: bool) -> &'static str {
        match (self, asking) {
            (Self::Passkey, false) => "Use your passkey",
            (Self::Passkey, true) => "Follow what your device asks…",
            (Self::Phone | Self::Paper, false) => "Go on",
            (Self::Phone | Self::Paper, true) => "Checking…",
        }
    }

    /// The page's heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Phone => "Type the code from your phone",
            Self::Passkey => "Use your passkey",
            Self::Paper => "Type a spare code",
        }
    }

    /// The question.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Phone => "Code from your phone",
            Self::Passkey => "Your passkey",
            Self::Paper => "Spare code from your paper",
        }
    }

    /// The line under it.
    #[must_use]
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Passkey => "Your device asks for your finger, your face or its PIN.",
            Self::Phone => "Six digits. Your phone shows a new code every 30 seconds.",
            Self::Paper => "Fifteen letters and digits. Cross it out afterwards: it works once.",
        }
    }

    /// The way to it.
    #[must_use]
    pub const fn way(self) -> &'static str {
        match self {
            Self::Phone => "Use the code from my phone",
            Self::Passkey => "Use my passkey",
            Self::Paper => "I do not have that here: use a spare code",
        }
    }
}

/// Why what was given was not taken, in plain words.
#[must_use]
pub fn wrong(fault: &Fault, with: With) -> AttrValue {
    if with == With::Passkey {
        return passkey::words(&Failed::Server(fault.clone()));
    }
    let Fault::Refused(problem) = fault else {
        return fault_words::words(fault).into();
    };
    match (problem.code, with) {
        (Code::Invalid, With::Phone) => {
            "That is not the code. Type the one that shows now. Refused \
             again? Then let your phone set its clock by itself, and ask your IT about the \
             server’s clock."
                .into()
        }
        (Code::Invalid, With::Paper) => {
            "That is none of your spare codes, or it has been used.".into()
        }
        (Code::Conflict, _) => {
            "That code has been used. Wait for the next one: half a minute at most.".into()
        }
        _ => fault_words::words(fault).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use api::problem::Problem;

    #[test]
    fn a_passkey_is_asked_for_first_and_paper_is_always_there() {
        let ways = |phone, passkey| Ways {
            phone,
            passkey,
            can_make_passkey: true,
        };
        assert_eq!(With::first(ways(true, true)), With::Passkey);
        assert_eq!(With::first(ways(true, false)), With::Phone);
        assert_eq!(With::first(ways(false, false)), With::Paper);
        assert_eq!(
            With::Passkey.others(ways(true, true)),
            [With::Phone, With::Paper]
        );
        assert_eq!(With::Phone.others(ways(true, false)), [With::Paper]);
        assert!(With::Paper.others(ways(false, false)).is_empty());
    }

    #[test]
    fn a_used_code_and_a_wrong_one_are_told_apart_and_a_clock_is_thought_of() {
        let words = |code, with| wrong(&Fault::Refused(Problem::new(code, "x")), with);
        let phone = words(Code::Invalid, With::Phone);
        assert!(phone.contains("clock"), "{phone}");
        assert_ne!(phone, words(Code::Conflict, With::Phone));
        assert_ne!(phone, words(Code::Invalid, With::Paper));
    }
}
