//! The second half of signing in: a code from a phone, or a spare code from paper.
//! Also asking for it again, before what needs it fresh.
//!
//! | part | what it does |
//! |---|---|
//! | [`give`] | the page after the password, for whoever has a factor |
//! | [`set_up`] | the page after the password, for whoever has none |
//! | [`steps`] | picture, secret and first code: for a first phone and for another |
//! | [`paper`] | the spare codes, as they are printed |
//! | [`again`] | asked in the place where the server wants it fresh |

pub mod again;
pub mod give;
pub mod paper;
pub mod set_up;
pub mod steps;

use crate::fault_words;
use api::desk::second_factor::Proof;
use api::problem::Code;
use client::Fault;
use yew::AttrValue;

/// What somebody types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum With {
    /// The code on their phone.
    #[default]
    Phone,
    /// A spare code from paper.
    Paper,
}

impl With {
    /// The other of the two.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Phone => Self::Paper,
            Self::Paper => Self::Phone,
        }
    }

    /// What is typed, as the server takes it.
    #[must_use]
    pub fn proof(self, typed: &str) -> Proof {
        match self {
            Self::Phone => Proof::Code(typed.to_owned()),
            Self::Paper => Proof::SpareCode(typed.to_owned()),
        }
    }

    /// The question.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Phone => "Code from your phone",
            Self::Paper => "Spare code from your paper",
        }
    }

    /// The line under it.
    #[must_use]
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Phone => "Six digits. Your phone shows a new code every 30 seconds.",
            Self::Paper => "Fifteen letters and digits. Cross it out afterwards: it works once.",
        }
    }

    /// The way to the other.
    #[must_use]
    pub const fn other_words(self) -> &'static str {
        match self {
            Self::Phone => "I do not have my phone: use a spare code",
            Self::Paper => "Use the code from my phone",
        }
    }
}

/// Why a code was not taken, in plain words.
#[must_use]
pub fn wrong(fault: &Fault, with: With) -> AttrValue {
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
    fn a_used_code_and_a_wrong_one_are_told_apart_and_a_clock_is_thought_of() {
        let words = |code, with| wrong(&Fault::Refused(Problem::new(code, "x")), with);
        let phone = words(Code::Invalid, With::Phone);
        assert!(phone.contains("clock"), "{phone}");
        assert_ne!(phone, words(Code::Conflict, With::Phone));
        assert_ne!(phone, words(Code::Invalid, With::Paper));
    }
}
