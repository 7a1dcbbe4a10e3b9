//! Signing in with an account that the council keeps (OpenID Connect). The browser goes
//! to the provider and comes back to the server; the desk is told here where to go, and
//! afterwards, in [`super::setup::Setup`], how it ended. Nothing of the provider's ever
//! comes to the desk.

use super::people::OwnKey;
use serde::{Deserialize, Serialize};
use std::fmt;

/// An attempt is good for this long, and once.
pub const ATTEMPT_SECONDS: u32 = 600;

/// The answer to each `POST` that begins an attempt: where the browser goes now. 503
/// while the provider does not answer, 404 where the server takes no such account.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoTo {
    /// A page of the provider's.
    pub address: String,
}

/// `POST`: uses a one-time code with a council account in the place of a password. 403
/// for a wrong or old code alike, 422 for a field, 429 after too many wrong codes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AcceptElsewhere {
    /// The code; hyphens, spaces and capitals do not matter.
    pub code: String,
    /// The key pair that their browser made.
    pub own_key: OwnKey,
}

says_nothing!(GoTo, AcceptElsewhere);

/// `GET`: how the signed-in member's council account stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyAccount {
    /// What the button calls it; none where the server takes no such account.
    pub name: Option<String>,
    /// The day it was linked, `YYYY-MM-DD`.
    pub linked_on: Option<String>,
    /// They have no password, so it cannot be unlinked.
    pub only_way: bool,
}

macro_rules! outcomes {
    ($($(#[doc = $what:literal])+ $outcome:ident = $word:literal;)+) => {
        /// How an attempt ended.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Outcome {
            $($(#[doc = $what])+ $outcome,)+
        }

        impl Outcome {
            /// Every outcome.
            pub const ALL: &[Self] = &[$(Self::$outcome,)+];

            /// As the record writes it.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$outcome => $word,)+
                }
            }
        }
    };
}

outcomes! {
    /// The account opens half a session, or a whole one.
    Right = "right";
    /// The account is linked with the member's.
    Linked = "linked";
    /// They said no at the provider, or it did.
    Declined = "declined";
    /// It took too long, was used before, or began in another browser.
    BeginAgain = "begin_again";
    /// No member is linked with this account.
    NotLinked = "not_linked";
    /// Another member is linked with this account.
    LinkedAlready = "linked_already";
    /// The one-time code was used meanwhile, or its days are over.
    CodeOver = "code_over";
    /// The session that wanted the link has ended meanwhile.
    SessionOver = "session_over";
    /// The provider did not answer, or with a fault of its own.
    NoAnswer = "no_answer";
    /// What it said does not hold: signature, issuer, audience or nonce.
    NotTrusted = "not_trusted";
    /// What it said is over already, or not yet: the clocks differ.
    ClocksDiffer = "clocks_differ";
}

impl Outcome {
    /// The outcome of this word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|outcome| outcome.word() == word)
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_is_found_by_its_word_and_nothing_is_by_another() {
        for outcome in Outcome::ALL {
            assert_eq!(Outcome::of_word(outcome.word()), Some(*outcome));
        }
        assert_eq!(Outcome::of_word("administrator"), None);
    }
}
