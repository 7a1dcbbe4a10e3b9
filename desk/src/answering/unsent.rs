//! A reply that was begun and not sent: kept for this tab when its page goes, sealed
//! to the team's key, so that locking, a session's end or another submission lose no
//! word and leave none to be read.

use super::draft::Draft;
use crate::platform::{clock, kept};
use crate::stage::KeyRing;
use chrono::NaiveDate;
use domain::ids::SubmissionId;
use seal::randomness::Device;
use seal::reply::{open_at_desk, seal_for_team};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The draft as it may be kept; nothing for one with nothing in it.
fn sealed(draft: &Draft, about: &SubmissionId, ring: &KeyRing, on: NaiveDate) -> Option<String> {
    if draft.is_empty() {
        return None;
    }
    let key = ring.newest()?;
    let begun = draft.as_it_stands(on);
    let sealed = seal_for_team(key.sealing_key(), about, &begun, &mut Device).ok()?;
    Some(format!("{}.{sealed}", key.epoch()))
}

/// The draft that was kept.
fn opened(kept: &str, about: &SubmissionId, ring: &KeyRing) -> Option<Draft> {
    let (epoch, sealed) = kept.split_once('.')?;
    let key = ring.of_epoch(epoch.parse().ok()?)?;
    let begun = open_at_desk(key, about, sealed).ok()?;
    Some(Draft {
        stage: begun.stage,
        by: begun.by,
        words: begun.words.unwrap_or_default(),
    })
}

fn name(about: &SubmissionId) -> String {
    format!("unsent-{about}")
}

/// What was begun about this submission in this tab, once.
pub(super) fn take(about: &SubmissionId, ring: &KeyRing) -> Option<Draft> {
    opened(&kept::take_for_tab(&name(about))?, about, ring)
}

/// Keeps what is unsent when the pane goes.
#[hook]
pub(super) fn use_keeping(draft: &Draft, about: &SubmissionId, ring: &KeyRing) {
    let latest = use_mut_ref(|| draft.clone());
    latest.replace(draft.clone());
    let (about, ring) = (about.clone(), ring.clone());
    use_effect_with((), move |()| {
        let latest: Rc<RefCell<Draft>> = latest;
        move || {
            if let Some(sealed) = sealed(&latest.borrow(), &about, &ring, clock::today()) {
                kept::keep_for_tab(&name(&about), &sealed);
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::receipt::{Stage, Who};
    use seal::keys::TeamPrivateKey;

    fn ring() -> KeyRing {
        KeyRing::of(vec![
            TeamPrivateKey::generate("slough", 1, &mut Device).unwrap(),
        ])
    }

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    fn draft() -> Draft {
        Draft {
            stage: Some(Stage::Decided),
            by: Who::ReviewingOfficer,
            words: " You can see Kazimierzowska ".to_owned(),
        }
    }

    #[test]
    fn what_was_begun_comes_back_as_it_was_and_cannot_be_read_meanwhile() {
        let (id, ring) = (SubmissionId::from_random([1; 16]), ring());
        let kept = sealed(&draft(), &id, &ring, today()).unwrap();
        // Long enough not to stand in base 64 by chance.
        assert!(!kept.contains("Kazimierzowska"), "{kept}");
        assert_eq!(opened(&kept, &id, &ring), Some(draft()));
    }

    #[test]
    fn it_comes_back_to_no_other_submission_and_to_no_other_key() {
        let (id, ring_) = (SubmissionId::from_random([1; 16]), ring());
        let kept = sealed(&draft(), &id, &ring_, today()).unwrap();
        let other = SubmissionId::from_random([2; 16]);
        assert_eq!(opened(&kept, &other, &ring_), None);
        assert_eq!(opened(&kept, &id, &ring()), None);
        assert_eq!(opened("", &id, &ring_), None);
    }

    #[test]
    fn a_draft_with_nothing_in_it_is_not_kept() {
        let id = SubmissionId::from_random([1; 16]);
        let empty = Draft::by(Who::Advocate);
        assert_eq!(sealed(&empty, &id, &ring(), today()), None);
    }
}
