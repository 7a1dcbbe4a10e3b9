use super::*;
use domain::ids::SubmissionId;
use domain::submission::{ENVELOPE_VERSION, Outer, SUITE};
use domain::views::{AgendaItem, Audience, Given};
use seal::keys::TeamPrivateKey;
use seal::randomness::Device;
use seal::seal_views;

fn views(v: u8) -> Views {
    Views {
        v,
        form: "my-review-12-15".into(),
        form_version: 1,
        answers: vec![Given {
            question: "should-change".into(),
            answer: Answer::Words("More time with my brother".to_owned()),
            words: None,
            audience: Audience::Everyone,
        }],
        agenda: vec![AgendaItem {
            words: "My brother".to_owned(),
            audience: Audience::ReviewingOfficer,
            question: None,
        }],
        helped_by: None,
        helper_saw: None,
        last_decisions: Vec::new(),
        about: None,
        reply_to: None,
    }
}

fn sealed(key: &TeamPrivateKey, plaintext: &[u8]) -> Held {
    let id = SubmissionId::from_random([7; 16]);
    let outer = Outer {
        v: ENVELOPE_VERSION,
        suite: SUITE.to_owned(),
        team: key.team().to_owned(),
        epoch: key.epoch(),
        id: id.clone(),
        form: "my-review-12-15".into(),
        form_version: 1,
        invitation: None,
        contact: true,
        supersedes: None,
    };
    Held {
        item: Item {
            id,
            form: "another-form".into(),
            form_version: 9,
            contact: false,
            received: "2026-11-22T09:00Z".to_owned(),
            age_hours: 3,
            supersedes: None,
            stage: None,
            in_record: false,
            assigned: None,
            invited: None,
            opened: None,
        },
        envelope: seal_views(plaintext, key.sealing_key(), &outer).unwrap(),
    }
}

fn key(epoch: u32) -> TeamPrivateKey {
    TeamPrivateKey::generate("slough", epoch, &mut Device).unwrap()
}

#[test]
fn what_is_shown_comes_from_inside_the_seal_and_not_from_the_list() {
    let key = key(1);
    let json = serde_json::to_vec(&views(1)).unwrap();
    let opened = open(sealed(&key, &json), &KeyRing::of(vec![key])).unwrap();
    assert_eq!(opened.views, views(1));
    assert!(opened.item.contact);
    assert_eq!(opened.item.form.as_str(), "my-review-12-15");
    assert_eq!(opened.item.form_version, 1);
}

#[test]
fn without_the_key_with_a_changed_seal_or_another_line_nothing_is_shown() {
    let key = key(1);
    let json = serde_json::to_vec(&views(1)).unwrap();
    let held = || sealed(&key, &json);
    let ring = KeyRing::of(vec![key.clone()]);
    let other = KeyRing::of(vec![self::key(2)]);
    assert_eq!(
        open(held(), &other).unwrap_err(),
        ReadFault::NoKey { epoch: 1 }
    );
    let mut changed = held();
    changed.envelope.outer.contact = false;
    assert_eq!(
        open(changed, &ring).unwrap_err(),
        ReadFault::Shut(OpenError::Changed)
    );
    let mut swapped = held();
    swapped.item.id = SubmissionId::from_random([8; 16]);
    assert_eq!(
        open(swapped, &ring).unwrap_err(),
        ReadFault::Shut(OpenError::Changed)
    );
}

#[test]
fn views_of_a_newer_shape_and_bytes_that_are_no_views_are_told_apart() {
    let key = key(1);
    let ring = KeyRing::of(vec![key.clone()]);
    let newer = serde_json::to_vec(&views(3)).unwrap();
    assert_eq!(
        open(sealed(&key, &newer), &ring).unwrap_err(),
        ReadFault::Newer(3)
    );
    assert_eq!(
        open(sealed(&key, b"[]"), &ring).unwrap_err(),
        ReadFault::NotViews
    );
}
