//! What the screen may say about keeping and sending: a truth table.
//!
//! A word like "saved" appears only where closing the browser loses nothing.

use super::item::{Held, Stage};
use crate::views::phone::Phone;

/// What this browser really does with what is written, as found by trying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// The last write is on disk.
    Kept,
    /// A write is under way or owed.
    Owed,
    /// This browser refuses, or the last write failed.
    Refused,
}

/// What to say, and whether closing the page would lose something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// A short line for a status.
    pub line: &'static str,
    /// What it means for the young person, where there is more to say.
    pub more: &'static str,
    /// Whether closing this page now loses words: guards the closing.
    pub closing_loses: bool,
}

const fn words(line: &'static str, more: &'static str, closing_loses: bool) -> Words {
    Words {
        line,
        more,
        closing_loses,
    }
}

/// While writing. `Phone` is the answer to the first question.
#[must_use]
pub const fn while_writing(phone: Phone, keeping: Keeping) -> Words {
    match (phone, keeping) {
        (Phone::Mine, Keeping::Kept) => words("Saved on this phone", "", false),
        (Phone::Mine, Keeping::Owed) => words("Saving on this phone…", "", true),
        (Phone::Mine, Keeping::Refused) => words(
            "Not saved. Keep this open until it says Sent",
            "This browser will not let us save here.",
            true,
        ),
        (Phone::Shared | Phone::NotSure, _) => words(
            "Nothing is saved. Keep this open until it says Sent",
            "",
            true,
        ),
    }
}

/// After *Send* was tapped. `kept` is whether the sealed bytes outlive a restart;
/// `in_flight` whether a request is under way now.
#[must_use]
pub const fn while_sending(stage: &Stage, kept: bool, in_flight: bool) -> Words {
    match stage {
        Stage::Draft => words(
            "Not sent. We could not lock it",
            "Nothing has left this phone. Your words are still here.",
            true,
        ),
        Stage::Sealed | Stage::Sending => match (kept, in_flight) {
            (true, true) => words(
                "Sending now…",
                "It is locked and saved on this phone.",
                false,
            ),
            (false, true) => words("Sending now…", "Keep this open until it says Sent.", true),
            (true, false) => words(
                "Not sent yet",
                "It is locked and saved on this phone. We keep trying while this page is open. If you close it, open it again later.",
                false,
            ),
            (false, false) => words(
                "Not sent yet",
                "Keep this open until it says Sent. We keep trying. If you close it, your words are lost.",
                true,
            ),
        },
        Stage::Sent(_) => words("Sent", "It is safe with them.", false),
        Stage::Held(why) => held(*why, kept),
    }
}

const fn held(why: Held, kept: bool) -> Words {
    let line = "Not sent. It needs you";
    match (why, kept) {
        (Held::Conflict, true) => words(
            line,
            "They have something else under this number, or it was taken back. Yours is still locked on this phone. Ask your worker, or try again.",
            false,
        ),
        (Held::Conflict, false) => words(
            line,
            "They have something else under this number, or it was taken back. Yours is only on this page. Keep it open and ask your worker.",
            true,
        ),
        (Held::InvitationEnded, true) => words(
            line,
            "Your invitation has ended. Yours is still locked on this phone. Ask your worker for a new one.",
            false,
        ),
        (Held::InvitationEnded, false) => words(
            line,
            "Your invitation has ended. Yours is only on this page. Keep it open and ask your worker for a new one.",
            true,
        ),
        (Held::TooLarge, true) => words(
            line,
            "It is too big for them to take. It is still locked on this phone. Ask your worker for help.",
            false,
        ),
        (Held::TooLarge, false) => words(
            line,
            "It is too big for them to take. It is only on this page. Keep it open and ask your worker for help.",
            true,
        ),
        (Held::NotAccepted, true) => words(
            line,
            "They could not take it. That is our fault, not yours. It is still locked on this phone. Try again, or ask your worker.",
            false,
        ),
        (Held::NotAccepted, false) => words(
            line,
            "They could not take it. That is our fault, not yours. It is only on this page. Keep it open and try again.",
            true,
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::SubmissionId;
    use domain::submission::Receipt;

    fn claims_to_be_kept(words: Words) -> bool {
        let said = format!("{} {}", words.line, words.more).to_lowercase();
        let denied = said
            .replace("nothing is saved", "")
            .replace("not saved", "")
            .replace("will not let us save", "");
        ["saved", "saving on", "on this phone", "safe"]
            .iter()
            .any(|claim| denied.contains(claim))
    }

    fn stages() -> Vec<Stage> {
        vec![
            Stage::Sealed,
            Stage::Sending,
            Stage::Held(Held::Conflict),
            Stage::Held(Held::InvitationEnded),
            Stage::Held(Held::TooLarge),
            Stage::Held(Held::NotAccepted),
        ]
    }

    #[test]
    fn it_never_says_saved_where_a_restart_loses_it() {
        for phone in [Phone::Mine, Phone::Shared, Phone::NotSure] {
            for keeping in [Keeping::Kept, Keeping::Owed, Keeping::Refused] {
                let said = while_writing(phone, keeping);
                let kept = phone == Phone::Mine && keeping == Keeping::Kept;
                assert_eq!(said.closing_loses, !kept, "{phone:?} {keeping:?}");
                if !kept && keeping != Keeping::Owed {
                    assert!(!claims_to_be_kept(said), "{phone:?} {keeping:?}: {said:?}");
                }
            }
        }
        for stage in stages() {
            for in_flight in [true, false] {
                let lost = while_sending(&stage, false, in_flight);
                assert!(
                    lost.closing_loses && !claims_to_be_kept(lost),
                    "{stage:?}: {lost:?}"
                );
                assert!(
                    lost.more.contains("eep "),
                    "it asks to keep the page open: {lost:?}"
                );
                let kept = while_sending(&stage, true, in_flight);
                assert!(
                    !kept.closing_loses && claims_to_be_kept(kept),
                    "{stage:?}: {kept:?}"
                );
            }
        }
    }

    #[test]
    fn only_a_receipt_says_sent() {
        let receipt = Receipt {
            id: SubmissionId::from_random([0; 16]),
            sha256: String::new(),
            durable: true,
            received: String::new(),
        };
        assert_eq!(
            while_sending(&Stage::Sent(receipt), false, false).line,
            "Sent"
        );
        for stage in stages() {
            assert_ne!(while_sending(&stage, true, false).line, "Sent");
        }
        assert_ne!(while_sending(&Stage::Draft, true, false).line, "Sent");
    }

    #[test]
    fn no_sentence_is_longer_than_twenty_words() {
        let mut all = vec![while_sending(&Stage::Draft, true, false)];
        for stage in stages() {
            for kept in [true, false] {
                all.push(while_sending(&stage, kept, false));
            }
        }
        for words in all {
            for sentence in words.more.split(['.', '?']) {
                assert!(sentence.split_whitespace().count() <= 20, "{sentence}");
            }
        }
    }
}
