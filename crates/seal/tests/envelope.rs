//! What sealing promises, from outside: only the key opens, nothing can be changed,
//! lengths say little, and nothing comes out when anything is missing.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use domain::ids::SubmissionId;
use domain::submission::{
    ENVELOPE_VERSION, Envelope, Outer, PADDED_LENGTHS, SEALING_OVERHEAD, SUITE,
};
use my_pledge_seal::envelope::seal_views_with;
use my_pledge_seal::keys::TeamPrivateKey;
use my_pledge_seal::padding::MOST_PLAINTEXT;
use my_pledge_seal::randomness::{Device, NoRandomness, Randomness};
use my_pledge_seal::{OpenError, SealError, open_views, seal_views};

const WORDS: &[u8] = br#"{"v":1,"answers":[{"words":"canary-7f3a I want to see my brother"}]}"#;

fn key() -> TeamPrivateKey {
    TeamPrivateKey::generate("slough", 3, &mut Device).unwrap()
}

fn outer() -> Outer {
    Outer {
        v: ENVELOPE_VERSION,
        suite: SUITE.to_owned(),
        team: "slough".to_owned(),
        epoch: 3,
        id: SubmissionId::from_random([5; 16]),
        form: "my-review-12-15".into(),
        form_version: 1,
        invitation: None,
        contact: false,
        supersedes: None,
    }
}

fn sealed(key: &TeamPrivateKey) -> Envelope {
    seal_views(WORDS, key.sealing_key(), &outer()).unwrap()
}

#[test]
fn what_was_sealed_opens_with_the_key_and_no_other() {
    let key = key();
    let envelope = sealed(&key);
    assert_eq!(open_views(&envelope, &key).unwrap().as_slice(), WORDS);
    assert_eq!(
        open_views(&envelope, &self::key()).unwrap_err(),
        OpenError::Changed
    );
}

#[test]
fn the_envelope_holds_no_word_in_clear_and_is_never_the_same_twice() {
    let key = key();
    let (one, two) = (sealed(&key), sealed(&key));
    assert_ne!(one.sealed, two.sealed);
    assert!(!serde_json::to_string(&one).unwrap().contains("canary"));
}

#[test]
fn every_flipped_bit_of_the_sealed_text_is_refused() {
    let key = key();
    let envelope = sealed(&key);
    for at in 0..envelope.sealed.len() {
        for bit in 0..8 {
            let mut bytes = envelope.sealed.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            let flipped = Envelope {
                outer: envelope.outer.clone(),
                sealed: String::from_utf8_lossy(&bytes).into_owned(),
            };
            assert!(open_views(&flipped, &key).is_err(), "byte {at} bit {bit}");
        }
    }
}

#[test]
fn cut_short_or_drawn_out_it_is_refused() {
    let key = key();
    let envelope = sealed(&key);
    for sealed in [
        String::new(),
        envelope.sealed[..40].to_owned(),
        envelope.sealed[..envelope.sealed.len() - 4].to_owned(),
        format!("{}AAAA", envelope.sealed),
        format!("{}=", envelope.sealed),
    ] {
        let changed = Envelope {
            outer: envelope.outer.clone(),
            sealed,
        };
        assert!(open_views(&changed, &key).is_err());
    }
}

#[test]
fn every_outer_field_but_the_invitation_is_bound() {
    type Change = fn(&mut Outer);
    let key = key();
    let envelope = sealed(&key);
    let changes: [(&str, Change); 9] = [
        ("v", |o| o.v = 2),
        ("suite", |o| o.suite.push('x')),
        ("team", |o| o.team = "reading".to_owned()),
        ("epoch", |o| o.epoch = 4),
        ("id", |o| o.id = SubmissionId::from_random([6; 16])),
        ("form", |o| o.form = "my-review-8-11".into()),
        ("form_version", |o| o.form_version = 2),
        ("contact", |o| o.contact = true),
        ("supersedes", |o| {
            o.supersedes = Some(SubmissionId::from_random([1; 16]));
        }),
    ];
    for (field, change) in changes {
        let mut changed = envelope.clone();
        change(&mut changed.outer);
        assert!(open_views(&changed, &key).is_err(), "{field}");
    }
    let mut invited = envelope;
    invited.outer.invitation = Some("another".to_owned());
    assert!(open_views(&invited, &key).is_ok());
}

#[test]
fn sealed_bytes_have_only_the_lengths_the_server_takes() {
    let key = key();
    let mut seen = Vec::new();
    for length in [0, 1, 508, 509, 2_044, 8_188, 8_189, 32_764, MOST_PLAINTEXT] {
        let envelope = seal_views(&vec![b'x'; length], key.sealing_key(), &outer()).unwrap();
        let bytes = envelope.sealed.len() * 3 / 4;
        assert_eq!(envelope.outer.check(&envelope.outer.id, bytes), Ok(()));
        seen.push(bytes);
    }
    seen.dedup();
    assert_eq!(seen, PADDED_LENGTHS.map(|l| l + SEALING_OVERHEAD));
}

#[test]
fn too_long_is_refused_with_the_limit_and_seals_nothing() {
    let refused = seal_views(
        &vec![b'x'; MOST_PLAINTEXT + 1],
        key().sealing_key(),
        &outer(),
    )
    .unwrap_err();
    assert!(matches!(refused, SealError::TooLong(_)));
    assert!(refused.to_string().contains(&MOST_PLAINTEXT.to_string()));
}

/// Gives what it is asked for this many times, then nothing.
struct Failing {
    after: usize,
}

impl Randomness for Failing {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        self.after = self.after.checked_sub(1).ok_or(NoRandomness)?;
        Device.fill(bytes)
    }
}

#[test]
fn without_randomness_there_is_no_envelope() {
    let key = key();
    let refused = seal_views_with(
        WORDS,
        key.sealing_key(),
        &outer(),
        &mut Failing { after: 0 },
    );
    assert_eq!(refused, Err(SealError::Randomness(NoRandomness)));
    // One draw is all that sealing takes: no later draw could fail half-way.
    let made = seal_views_with(
        WORDS,
        key.sealing_key(),
        &outer(),
        &mut Failing { after: 1 },
    );
    assert!(made.is_ok());
}

#[test]
fn a_key_of_another_team_or_epoch_seals_nothing() {
    for (team, epoch) in [("slough", 2), ("reading", 3)] {
        let other = TeamPrivateKey::generate(team, epoch, &mut Device).unwrap();
        assert_eq!(
            seal_views(WORDS, other.sealing_key(), &outer()),
            Err(SealError::NotThisKey)
        );
    }
    let newer = Outer { v: 2, ..outer() };
    assert_eq!(
        seal_views(WORDS, key().sealing_key(), &newer),
        Err(SealError::NotThisKey)
    );
}
