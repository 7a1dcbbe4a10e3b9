//! After locking or signing out the page is loaded anew, so that nothing that was
//! read stays in its memory. One word, kept for this tab, says why.
//!
//! The words leave the screen before this; without a network the page stays as it is.

use crate::platform::{kept, page};
use crate::stage::{WhyLocked, WhySignedOut};
use client::Client;
use client::fetch::Fetch;
use yew::platform::spawn_local;
use yew::prelude::*;

const NOTE: &str = "why";

/// Why the page was loaded anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// Somebody locked the words.
    Locked,
    /// Nobody did anything for a while.
    Idle,
    /// Somebody signed out.
    SignedOut,
    /// The session came to its end.
    Ended,
}

impl Note {
    const ALL: [Self; 4] = [Self::Locked, Self::Idle, Self::SignedOut, Self::Ended];

    const fn word(self) -> &'static str {
        match self {
            Self::Locked => "locked",
            Self::Idle => "idle",
            Self::SignedOut => "signed-out",
            Self::Ended => "ended",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|note| note.word() == word)
    }

    /// The note left by the page before this one, once.
    #[must_use]
    pub fn take() -> Option<Self> {
        Self::from_word(&kept::take_for_tab(NOTE)?)
    }

    /// The note to leave on locking.
    #[must_use]
    pub const fn of_locking(why: WhyLocked) -> Self {
        match why {
            WhyLocked::Idle => Self::Idle,
            WhyLocked::Asked | WhyLocked::NotYet | WhyLocked::CameBack(_) => Self::Locked,
        }
    }

    /// The note to leave on signing out.
    #[must_use]
    pub const fn of_signing_out(why: WhySignedOut) -> Self {
        match why {
            WhySignedOut::Ended => Self::Ended,
            WhySignedOut::Asked
            | WhySignedOut::NotYet
            | WhySignedOut::TooSlow
            | WhySignedOut::CameBack(_) => Self::SignedOut,
        }
    }

    /// What it says of a lock.
    #[must_use]
    pub const fn locked(note: Option<Self>) -> WhyLocked {
        match note {
            Some(Self::Locked) => WhyLocked::Asked,
            Some(Self::Idle) => WhyLocked::Idle,
            Some(Self::SignedOut | Self::Ended) | None => WhyLocked::NotYet,
        }
    }

    /// What it says of being signed out. Somebody who locked the desk and came back
    /// after the session's end is told of the end.
    #[must_use]
    pub const fn signed_out(note: Option<Self>) -> WhySignedOut {
        match note {
            Some(Self::SignedOut) => WhySignedOut::Asked,
            Some(Self::Locked | Self::Idle | Self::Ended) => WhySignedOut::Ended,
            None => WhySignedOut::NotYet,
        }
    }
}

/// Loads the page anew as soon as the server answers, when there is a reason to. True
/// while it waits: what is typed meanwhile would be lost.
#[hook]
pub fn use_fresh_page(because: Option<Note>) -> bool {
    let waits = use_state_eq(|| because.is_some());
    let waiting = waits.setter();
    use_effect_with(because, move |because| {
        if let Some(note) = *because {
            spawn_local(async move {
                let client = Client::new(Fetch::default());
                // An answer means that the page can be had again. Who signs out is
                // waited for: a page that is left takes its unanswered calls with it.
                let answered = match note {
                    Note::SignedOut => client.sign_out().await.is_ok(),
                    Note::Locked | Note::Idle | Note::Ended => client.setup().await.is_ok(),
                };
                if answered {
                    kept::keep_for_tab(NOTE, note.word());
                    page::reload();
                } else {
                    waiting.set(false);
                }
            });
        }
    });
    *waits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_note_reads_back_as_itself() {
        for note in Note::ALL {
            assert_eq!(Note::from_word(note.word()), Some(note));
        }
        assert_eq!(Note::from_word("other"), None);
    }

    #[test]
    fn a_lock_that_outlived_the_session_is_said_to_have_ended() {
        assert_eq!(Note::signed_out(Some(Note::Idle)), WhySignedOut::Ended);
        assert_eq!(Note::locked(Some(Note::Idle)), WhyLocked::Idle);
        assert_eq!(Note::locked(None), WhyLocked::NotYet);
    }
}
