//! Link and code, from the worker's browser to the phone, and a server that cheats.

use super::making::{Ways, hash_of, make, open_review_note, open_team_note, seal_review_note};
use super::*;
use crate::keys::TeamPrivateKey;
use crate::randomness::Device;
use api::desk::invitations::NewInvitation;
use domain::band::Band;
use domain::invitation::NoteForTeam;
use domain::participation::{NoteOfReview, Participation};
use domain::submission::SUITE;

fn wire(key: &SealingKey) -> TeamKey {
    TeamKey {
        team: key.team().to_owned(),
        epoch: key.epoch(),
        suite: SUITE.to_owned(),
        public_key: crate::encoding::to_text(key.public()),
        readers: "the participation team".to_owned(),
        opened_within_working_days: 2,
    }
}

fn team(name: &str, epoch: u32) -> TeamPrivateKey {
    TeamPrivateKey::generate(name, epoch, &mut Device).unwrap()
}

fn note() -> NoteForTeam {
    NoteForTeam {
        v: 1,
        reference: "CR-114".to_owned(),
        label: Some("Samanthalina".to_owned()),
        band: Band::TwelveToFifteen,
        told: NoteForPhone {
            v: 1,
            form: "my-review-12-15".into(),
            review_on: chrono::NaiveDate::from_ymd_opt(2026, 12, 11),
            officer: Some("Priya".to_owned()),
            decisions: vec!["See your brother every Friday".to_owned()],
        },
        reviews: None,
    }
}

struct Made {
    private: TeamPrivateKey,
    key: SealingKey,
    ways: Ways,
    new: NewInvitation,
}

fn made() -> Made {
    let private = team("slough", 1);
    let key = private.sealing_key().clone();
    let ways = Ways::draw(&key, &mut Device).unwrap();
    let id = InvitationId::from_random([3; 16]);
    let new = make(id, &ways, &note(), &key, &mut Device).unwrap();
    Made {
        private,
        key,
        ways,
        new,
    }
}

#[test]
fn a_phone_reads_the_note_by_link_and_by_code() {
    let Made { key, ways, new, .. } = made();
    let by_link = Held::from_link(&ways.link);
    assert_eq!(hash_of(by_link.proof()), new.link_sha256);
    let accepted = by_link.accept(&wire(&key), None).unwrap();
    let told = by_link.open_note(&new.id, &accepted, &new.note_for_link);
    assert_eq!(told, Ok(note().told));

    let by_code = Held::from_code(&ways.code, key.team()).unwrap();
    assert_eq!(hash_of(by_code.proof()), new.code_sha256);
    let accepted = by_code.accept(&wire(&key), Some(&new.key_mac)).unwrap();
    let told = by_code.open_note(&new.id, &accepted, &new.note_for_code);
    assert_eq!(told, Ok(note().told));
}

#[test]
fn a_swapped_key_is_refused_by_link_and_by_code() {
    let Made { key, ways, new, .. } = made();
    let by_link = Held::from_link(&ways.link);
    let by_code = Held::from_code(&ways.code, key.team()).unwrap();
    let mut next_epoch = wire(&key);
    next_epoch.epoch = 2;
    let mut other_team = wire(&key);
    other_team.team = "reading".to_owned();
    let other_key = wire(team("slough", 1).sealing_key());
    for swapped in [next_epoch, other_team, other_key] {
        assert_eq!(by_link.accept(&swapped, None), Err(KeyFault::Swapped));
        assert_eq!(
            by_code.accept(&swapped, Some(&new.key_mac)),
            Err(KeyFault::Swapped)
        );
    }
    let (zeros, accents) = ("0".repeat(64), "é".repeat(32));
    for mac in [None, Some(""), Some("00"), Some(&*zeros), Some(&*accents)] {
        assert_eq!(by_code.accept(&wire(&key), mac), Err(KeyFault::Swapped));
    }
}

#[test]
fn what_is_said_of_readers_and_times_may_change_without_a_new_invitation() {
    let Made { key, ways, new, .. } = made();
    let mut reworded = wire(&key);
    reworded.readers = "Sam and Priya".to_owned();
    reworded.opened_within_working_days = 1;
    assert!(Held::from_link(&ways.link).accept(&reworded, None).is_ok());
    let by_code = Held::from_code(&ways.code, key.team()).unwrap();
    assert!(by_code.accept(&reworded, Some(&new.key_mac)).is_ok());
}

#[test]
fn the_team_reads_its_own_note_and_finds_no_way_in_there() {
    let made = made();
    let read = open_team_note(&made.private, &made.new.id, &made.new.note_for_team).unwrap();
    assert_eq!(read, note());
    let words = serde_json::to_string(&read).unwrap();
    let code = made.ways.code.in_groups();
    assert!(!words.contains(&code) && !words.contains(&code.replace(' ', "")));
    assert!(!words.contains(&made.ways.link.fragment()));
}

#[test]
fn a_note_moved_to_another_invitation_does_not_open() {
    let Made {
        private,
        key,
        ways,
        new,
    } = made();
    let other = InvitationId::from_random([4; 16]);
    let by_link = Held::from_link(&ways.link);
    assert_eq!(
        by_link.open_note(&other, &key, &new.note_for_link),
        Err(NoteShut)
    );
    assert_eq!(
        by_link.open_note(&new.id, &key, &new.note_for_code),
        Err(NoteShut)
    );
    assert_eq!(
        open_team_note(&private, &other, &new.note_for_team),
        Err(NoteShut)
    );
}

#[test]
fn nothing_that_goes_to_the_server_says_who_or_what() {
    let Made { ways, new, .. } = made();
    let sent = serde_json::to_string(&new).unwrap();
    let code = ways.code.in_groups();
    for word in [
        "CR-114",
        "Samanthalina",
        "Priya",
        "brother",
        "12-15",
        code.as_str(),
    ] {
        assert!(!sent.contains(word), "{word}");
    }
}

#[test]
fn notes_with_and_without_decisions_are_the_same_size() {
    let Made { key, ways, new, .. } = made();
    let mut plain = note();
    plain.told.decisions.clear();
    let id = InvitationId::from_random([3; 16]);
    let plain = make(id, &ways, &plain, &key, &mut Device).unwrap();
    assert_eq!(new.note_for_code.len(), plain.note_for_code.len());
    assert_eq!(new.note_for_team.len(), plain.note_for_team.len());
}

#[test]
fn what_is_known_of_a_review_opens_for_the_team_in_its_own_place_alone() {
    let Made {
        private, key, new, ..
    } = made();
    let known = NoteOfReview {
        v: NoteOfReview::VERSION,
        child: Some("566910".to_owned()),
        ..NoteOfReview::default()
    };
    let sealed = seal_review_note(&key, &new.id, &known, &mut Device).unwrap();
    assert!(!sealed.contains("566910"));
    assert_eq!(
        open_review_note(&private, &new.id, &sealed),
        Ok(known.clone())
    );
    let other = InvitationId::from_random([4; 16]);
    assert_eq!(open_review_note(&private, &other, &sealed), Err(NoteShut));
    let stranger = team("slough", 1);
    assert_eq!(open_review_note(&stranger, &new.id, &sealed), Err(NoteShut));
    // Neither kind of note passes for the other.
    let note = &new.note_for_team;
    assert_eq!(open_review_note(&private, &new.id, note), Err(NoteShut));
    // One with a code is as long as one without.
    let full = NoteOfReview {
        code: Some(Participation::Pn6),
        ..known
    };
    let longer = seal_review_note(&key, &new.id, &full, &mut Device).unwrap();
    assert_eq!(longer.len(), sealed.len());
}
