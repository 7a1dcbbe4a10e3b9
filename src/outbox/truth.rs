//! What the screen may say about keeping and sending: a truth table.
//!
//! A word like "saved" appears only where closing the browser loses nothing.

use super::item::{Held, Stage};
use crate::phrases::sending as say;
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
    /// The phone has no room left.
    Full,
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
pub fn while_writing(phone: Phone, keeping: Keeping) -> Words {
    match (phone, keeping) {
        (Phone::Mine, Keeping::Kept) => words(say::saved(), "", false),
        (Phone::Mine, Keeping::Owed) => words(say::saving(), "", true),
        (Phone::Mine, Keeping::Refused) => words(say::not_saved(), say::not_saved_more(), true),
        (Phone::Mine, Keeping::Full) => words(say::not_saved(), say::no_room_more(), true),
        (Phone::Shared | Phone::NotSure, _) => words(say::nothing_saved(), "", true),
    }
}

/// After *Send* was tapped. `kept` is whether the sealed bytes outlive a restart;
/// `in_flight` whether a request is under way now.
#[must_use]
pub fn while_sending(stage: &Stage, kept: bool, in_flight: bool) -> Words {
    match (stage, kept, in_flight) {
        (Stage::Draft, _, _) => words(say::not_locked(), say::not_locked_more(), true),
        (Stage::Sealed | Stage::Sending, true, true) => {
            words(say::sending(), say::sending_kept(), false)
        }
        (Stage::Sealed | Stage::Sending, false, true) => {
            words(say::sending(), say::sending_open(), true)
        }
        (Stage::Sealed | Stage::Sending, true, false) => {
            words(say::waiting(), say::waiting_kept(), false)
        }
        (Stage::Sealed | Stage::Sending, false, false) => {
            words(say::waiting(), say::waiting_open(), true)
        }
        (Stage::Sent(_), _, _) => words(say::sent(), say::sent_more(), false),
        (Stage::Held(why), kept, _) => words(say::held(), held(*why, kept), !kept),
    }
}

fn held(why: Held, kept: bool) -> &'static str {
    match (why, kept) {
        (Held::Conflict, true) => say::held_conflict_kept(),
        (Held::Conflict, false) => say::held_conflict_open(),
        (Held::InvitationEnded, true) => say::held_ended_kept(),
        (Held::InvitationEnded, false) => say::held_ended_open(),
        (Held::TooLarge, true) => say::held_large_kept(),
        (Held::TooLarge, false) => say::held_large_open(),
        (Held::NotAccepted, true) => say::held_other_kept(),
        (Held::NotAccepted, false) => say::held_other_open(),
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
            .replace("will not save", "")
            .replace("is lost", "");
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
            for keeping in [
                Keeping::Kept,
                Keeping::Owed,
                Keeping::Refused,
                Keeping::Full,
            ] {
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
