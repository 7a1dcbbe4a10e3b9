use super::*;
use crate::people::tests::person;
use api::desk::keys::HeldKey;
use api::desk::people::Standing;
use api::desk::roles::Role;
use api::team::TeamKey;
use seal::SealingKey;
use seal::keys::own::OwnPrivateKey;
use seal::keys::sheet::SheetHolding;
use seal::keys::vouch::vouch;
use seal::randomness::Device;

const CHEAP: Cost = Cost {
    memory_kib: 64,
    passes: 1,
    lanes: 1,
};
const PHRASE: &str = "seven herons over the weir";

fn member(name: &str, newest: &TeamPrivateKey) -> (OwnPrivateKey, Person) {
    let (own, kept) = OwnPrivateKey::make(PHRASE, CHEAP, &mut Device).unwrap();
    let mut person = person(name, Role::Lead, Standing::Confirmed);
    person.vouch = Some(vouch(newest, &person.id, own.public()));
    person.public_key = Some(kept.public_key);
    (own, person)
}

fn team() -> (Keys, KeyRing) {
    let ring: Vec<TeamPrivateKey> = [1, 2]
        .map(|epoch| TeamPrivateKey::generate("slough", epoch, &mut Device).unwrap())
        .to_vec();
    let keys = ring
        .iter()
        .rev()
        .map(|key| HeldKey {
            public: TeamKey {
                team: "slough".to_owned(),
                epoch: key.epoch(),
                suite: SUITE.to_owned(),
                public_key: key.public_key(),
                readers: "The participation team".to_owned(),
                opened_within_working_days: 3,
            },
            wrapped_for_member: None,
            wrapped_for_recovery: String::new(),
            sheet_confirmed: true,
            held_by: 2,
        })
        .collect();
    let own_key = None;
    (Keys { keys, own_key }, KeyRing::of(ring))
}

#[test]
fn the_next_key_opens_for_everybody_who_stays_and_one_sheet_opens_every_key() {
    let (keys, ring) = team();
    let newest = ring.newest().unwrap();
    let (mine, me) = member("Ada", newest);
    let (theirs, jo) = member("Jo", newest);
    let next = Next::draw(&ring, &mut Device).unwrap().unwrap();
    let stay = [me.clone(), jo.clone()];
    let new = wrap_next(&next, (&keys, &ring), (&stay, &me.id), CHEAP, &mut Device).unwrap();
    assert_eq!((new.epoch, new.opened_within_working_days), (3, 3));
    let public = next.key.sealing_key();
    assert!(mine.take(&new.wrapped_for_member, public).is_ok());
    assert_eq!(new.for_others.len(), 1);
    assert_eq!(new.for_others[0].member, jo.id);
    assert!(
        theirs
            .take(&new.for_others[0].grant.wrapped, public)
            .is_ok()
    );
    assert!(is_vouched(
        &next.key,
        &jo.id,
        theirs.public(),
        &new.for_others[0].grant.vouch
    ));
    let opens = |wrapped: &str, public: &SealingKey| {
        SheetHolding::read(wrapped)
            .unwrap()
            .open(&next.sheet, public)
            .is_ok()
    };
    assert!(opens(&new.wrapped_for_recovery, public));
    for (older, key) in new.older_for_recovery.iter().zip(ring.all()) {
        assert!(opens(&older.wrapped_for_recovery, key.sealing_key()));
    }
    assert_eq!(new.older_for_recovery.len(), 2);
}

#[test]
fn a_public_key_that_nobody_vouched_for_is_given_nothing() {
    let (keys, ring) = team();
    let newest = ring.newest().unwrap();
    let (_, me) = member("Ada", newest);
    let (_, jo) = member("Jo", newest);
    let (_, other) = member("Other", newest);
    let next = Next::draw(&ring, &mut Device).unwrap().unwrap();
    let mut swapped = jo.clone();
    swapped.public_key = other.public_key;
    let mut unvouched = jo;
    unvouched.vouch = None;
    for bad in [swapped, unvouched] {
        let stay = [me.clone(), bad];
        let made = wrap_next(&next, (&keys, &ring), (&stay, &me.id), CHEAP, &mut Device);
        assert_eq!(made.unwrap_err(), NotMade::NotVouched("Jo".to_owned()));
    }
    let mut first_version = me.clone();
    (first_version.public_key, first_version.vouch) = (None, None);
    let stay = [first_version];
    let made = wrap_next(&next, (&keys, &ring), (&stay, &me.id), CHEAP, &mut Device);
    assert_eq!(made.unwrap_err(), NotMade::NotHeld);
    let only_old = KeyRing::of(vec![ring.all()[0].clone()]);
    let made = wrap_next(
        &next,
        (&keys, &only_old),
        (std::slice::from_ref(&me), &me.id),
        CHEAP,
        &mut Device,
    );
    assert_eq!(made.unwrap_err(), NotMade::NotHeld);
}
