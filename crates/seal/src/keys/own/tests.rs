use super::*;
use crate::keys::member::MemberHolding;
use crate::keys::safety::safety_words;
use crate::keys::vouch::is_vouched;
use crate::randomness::Device;

const CHEAP: Cost = Cost {
    memory_kib: 64,
    passes: 1,
    lanes: 1,
};
const PHRASE: &str = "seven herons over the weir";

fn team_key(epoch: u32) -> TeamPrivateKey {
    TeamPrivateKey::generate("slough", epoch, &mut Device).unwrap()
}

fn own() -> (OwnPrivateKey, OwnKey) {
    OwnPrivateKey::make(PHRASE, CHEAP, &mut Device).unwrap()
}

#[test]
fn a_member_takes_every_key_given_to_them_with_their_phrase_and_nobody_elses() {
    let (own_private, kept) = own();
    let (other, _) = own();
    let opened = OwnPrivateKey::open(&kept, PHRASE).unwrap();
    for epoch in [1, 2] {
        let key = team_key(epoch);
        let granted = grant(&key, "m-1", own_private.public(), &mut Device).unwrap();
        assert!(is_grant(&granted.wrapped));
        let taken = opened.take(&granted.wrapped, key.sealing_key()).unwrap();
        assert_eq!(taken.bytes(), key.bytes());
        assert_eq!(
            other.take(&granted.wrapped, key.sealing_key()).unwrap_err(),
            UnwrapError::OtherKey
        );
    }
    assert_eq!(
        OwnPrivateKey::open(&kept, "another phrase altogether").unwrap_err(),
        UnwrapError::WrongPhrase
    );
}

#[test]
fn a_public_key_or_a_box_that_was_swapped_is_found_out_by_its_own_member() {
    let (_, kept) = own();
    let (_, others) = own();
    let swapped = OwnKey {
        public_key: others.public_key.clone(),
        ..kept.clone()
    };
    assert_eq!(
        OwnPrivateKey::open(&swapped, PHRASE).unwrap_err(),
        UnwrapError::OtherKey
    );
    for boxed in ["", "{}", &kept.boxed.replace(r#""v":1"#, r#""v":9"#)] {
        let damaged = OwnKey {
            boxed: boxed.to_owned(),
            ..kept.clone()
        };
        assert_eq!(
            OwnPrivateKey::open(&damaged, PHRASE).unwrap_err(),
            UnwrapError::Unreadable
        );
    }
}

#[test]
fn a_swapped_public_key_another_member_or_another_team_has_other_safety_words() {
    let (own_private, _) = own();
    let (swapped, _) = own();
    let words =
        |team: &str, member: &str, key: &OwnPublicKey| safety_words(team, member, key).unwrap();
    let mine = words("slough", "m-1", own_private.public());
    let read = OwnPublicKey::read(&own_private.public().to_text()).unwrap();
    assert_eq!(mine, words("slough", "m-1", &read));
    for other in [
        words("slough", "m-1", swapped.public()),
        words("slough", "m-2", own_private.public()),
        words("reading", "m-1", own_private.public()),
    ] {
        assert_ne!(mine, other);
    }
}

#[test]
fn a_vouch_holds_for_its_member_its_public_key_and_its_team_key_alone() {
    let (own_private, _) = own();
    let (other, _) = own();
    let (key, next) = (team_key(1), team_key(2));
    let public = own_private.public();
    let left = vouch(&key, "m-1", public);
    assert!(is_vouched(&key, "m-1", public, &left));
    for refused in [
        is_vouched(&key, "m-1", other.public(), &left),
        is_vouched(&key, "m-2", public, &left),
        is_vouched(&next, "m-1", public, &left),
        is_vouched(&key, "m-1", public, ""),
        is_vouched(&key, "m-1", public, &left[..62]),
        is_vouched(&key, "m-1", public, &format!("{left}0")),
        is_vouched(&key, "m-1", public, &"g".repeat(64)),
    ] {
        assert!(!refused);
    }
}

#[test]
fn the_key_inside_an_older_holding_is_the_members_own_from_then_on() {
    let key = team_key(1);
    let holding = MemberHolding::make(&key, PHRASE, CHEAP, &mut Device).unwrap();
    assert!(!is_grant(&holding.to_json()));
    let kept = holding.own_key().unwrap();
    let opened = OwnPrivateKey::open(&kept, PHRASE).unwrap();
    let next = team_key(2);
    let granted = grant(&next, "m-1", opened.public(), &mut Device).unwrap();
    assert!(opened.take(&granted.wrapped, next.sealing_key()).is_ok());
}

#[test]
fn what_the_server_keeps_of_a_member_fits_its_limits_and_shows_no_secret() {
    let (own_private, kept) = own();
    let granted = grant(&team_key(1), "m-1", own_private.public(), &mut Device).unwrap();
    assert!(kept.boxed.len() < api::desk::keys::MOST_WRAPPED);
    assert!(granted.wrapped.len() < 400);
    assert_eq!(granted.vouch.len(), 64);
    assert_eq!(format!("{own_private:?}"), "OwnPrivateKey(..)");
}
