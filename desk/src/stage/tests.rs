use super::*;
use api::desk::session::Role;
use api::team::TeamKey;
use seal::randomness::Device;

fn session() -> Session {
    Session {
        member: "m-1".to_owned(),
        name: "Sam Okafor".to_owned(),
        role: Role::Lead,
        standing: api::desk::people::Standing::Confirmed,
        idle_seconds: 900,
        ends_in_seconds: 36_000,
    }
}

fn key() -> TeamPrivateKey {
    TeamPrivateKey::generate("slough", 1, &mut Device).unwrap()
}

fn held(key: &TeamPrivateKey, sheet: &str) -> HeldKey {
    HeldKey {
        public: TeamKey {
            team: key.team().to_owned(),
            epoch: key.epoch(),
            suite: domain::submission::SUITE.to_owned(),
            public_key: key.public_key(),
            readers: "The participation team".to_owned(),
            opened_within_working_days: 2,
        },
        wrapped_for_member: None,
        wrapped_for_recovery: sheet.to_owned(),
        sheet_confirmed: true,
        held_by: 1,
    }
}

fn after(events: Vec<Event>) -> Rc<Stage> {
    events
        .into_iter()
        .fold(Rc::new(Stage::Starting), Reducible::reduce)
}

fn signed_in_with(keys: Vec<HeldKey>) -> Event {
    Event::SignedIn {
        session: session(),
        keys: Keys {
            keys,
            own_key: None,
        },
        password: None,
        why: WhyLocked::NotYet,
    }
}

#[test]
fn a_password_alone_opens_neither_keys_nor_words() {
    let half = Half {
        name: "Sam Okafor".to_owned(),
        next: api::desk::second_factor::Next::Give,
        ways: Default::default(),
        ends_in_seconds: 900,
    };
    let event = Event::HalfSignedIn {
        half,
        password: Some(Secret::of("seven wet badgers".to_owned())),
        first_run: false,
        made: None,
    };
    let stage = after(vec![event, Event::Unlocked(KeyRing::of(vec![key()]))]);
    assert!(matches!(*stage, Stage::Half { .. }));
    // Too slow: back to the password.
    let stage = stage.reduce(Event::SignedOut(WhySignedOut::TooSlow));
    let Stage::SignedOut { why, was_open } = &*stage else {
        panic!("{stage:?}")
    };
    assert_eq!((*why, *was_open), (WhySignedOut::TooSlow, false));
}

#[test]
fn a_key_made_before_the_second_factor_is_the_one_whose_words_are_shown_after_it() {
    let cost = seal::keys::wrapped::Cost {
        memory_kib: 64,
        passes: 1,
        lanes: 1,
    };
    let (own, _) =
        seal::keys::own::OwnPrivateKey::make("seven herons over", cost, &mut Device).unwrap();
    let waits = Session {
        standing: api::desk::people::Standing::Accepted,
        ..session()
    };
    let accepted = Event::HalfSignedIn {
        half: Half {
            name: "Jo Adeyemi".to_owned(),
            next: api::desk::second_factor::Next::SetUp,
            ways: Default::default(),
            ends_in_seconds: 900,
        },
        password: None,
        first_run: false,
        made: Some(*own.public()),
    };
    let stage = after(vec![accepted, Event::WithoutKeys(waits.clone())]);
    assert!(matches!(*stage, Stage::Waiting { made: Some(made), .. } if made == *own.public()));
    // Loaded anew, the page knows no key of its own making.
    let stage = after(vec![Event::WithoutKeys(waits)]);
    assert!(matches!(*stage, Stage::Waiting { made: None, .. }));
}

#[test]
fn without_a_key_signing_in_leads_to_making_one_and_then_stands_open() {
    let key = key();
    let made = Event::KeyMade {
        held: held(&key, "box"),
        key: key.clone(),
    };
    assert!(matches!(
        *after(vec![signed_in_with(Vec::new())]),
        Stage::NoKey { .. }
    ));
    let open = after(vec![signed_in_with(Vec::new()), made]);
    let Stage::Open { ring, first, .. } = open.as_ref() else {
        panic!("{open:?}");
    };
    assert!(*first);
    assert!(ring.key("slough", 1).is_some());
    assert!(ring.key("slough", 2).is_none());
    assert!(ring.key("reading", 1).is_none());
}

#[test]
fn with_a_key_signing_in_leads_to_the_lock_and_only_unlocking_opens() {
    let key = key();
    let locked = after(vec![signed_in_with(vec![held(&key, "box")])]);
    assert!(matches!(
        *locked,
        Stage::Locked {
            why: WhyLocked::NotYet,
            ..
        }
    ));
    let open = locked.reduce(Event::Unlocked(KeyRing::of(vec![key])));
    assert!(matches!(*open, Stage::Open { first: false, .. }));
}

#[test]
fn locking_and_signing_out_let_go_of_every_key() {
    let key = key();
    for leaves in [
        Event::Lock(WhyLocked::Idle),
        Event::Lock(WhyLocked::Asked),
        Event::SignedOut(WhySignedOut::Asked),
        Event::SignedOut(WhySignedOut::Ended),
        Event::NoAnswer(Fault::Offline),
    ] {
        let ring = KeyRing::of(vec![key.clone()]);
        let held_elsewhere = ring.0.clone();
        let open = after(vec![
            signed_in_with(vec![held(&key, "box")]),
            Event::Unlocked(ring),
        ]);
        assert_eq!(Rc::strong_count(&held_elsewhere), 2);
        let left = open.reduce(leaves);
        assert_eq!(Rc::strong_count(&held_elsewhere), 1, "{left:?}");
    }
}

#[test]
fn an_unlocking_that_comes_too_late_opens_nothing() {
    let key = key();
    let out = after(vec![
        signed_in_with(vec![held(&key, "box")]),
        Event::SignedOut(WhySignedOut::Ended),
        Event::Unlocked(KeyRing::of(vec![key])),
    ]);
    let ended = Stage::SignedOut {
        why: WhySignedOut::Ended,
        was_open: false,
    };
    assert_eq!(*out, ended);
}

#[test]
fn a_new_sheet_takes_the_old_ones_place_and_the_desk_stays_open() {
    let key = key();
    let open = after(vec![
        signed_in_with(vec![held(&key, "old box")]),
        Event::Unlocked(KeyRing::of(vec![key.clone()])),
        Event::KeyChanged(held(&key, "new box")),
    ]);
    let Stage::Open { keys, .. } = open.as_ref() else {
        panic!("{open:?}");
    };
    assert_eq!(keys.keys[0].wrapped_for_recovery, "new box");
}

#[test]
fn what_is_shown_of_a_stage_for_debugging_has_no_secret_in_it() {
    let stage = after(vec![Event::SignedIn {
        session: session(),
        keys: Keys {
            keys: Vec::new(),
            own_key: None,
        },
        password: Some(Secret::of("correct horse battery".to_owned())),
        why: WhyLocked::NotYet,
    }]);
    assert!(!format!("{stage:?}").contains("horse"));
}

#[test]
fn a_page_in_which_words_were_open_is_known_for_it_after_they_are_gone() {
    let key = key();
    let open = after(vec![
        signed_in_with(vec![held(&key, "box")]),
        Event::Unlocked(KeyRing::of(vec![key])),
    ]);
    let locked = open.clone().reduce(Event::Lock(WhyLocked::Idle));
    assert!(matches!(*locked, Stage::Locked { was_open: true, .. }));
    let out = open.reduce(Event::SignedOut(WhySignedOut::Asked));
    assert!(matches!(*out, Stage::SignedOut { was_open: true, .. }));
}
