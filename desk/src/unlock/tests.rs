use super::*;
use crate::rendered::{in_order, rendered};
use api::desk::session::Role;
use api::team::TeamKey;
use seal::keys::own::grant;
use seal::keys::wrapped::Cost;
use seal::randomness::Device;

const CHEAP: Cost = Cost {
    memory_kib: 64,
    passes: 1,
    lanes: 1,
};
const PHRASE: &str = "seven herons over the weir";

fn held(key: &TeamPrivateKey, sheet: &RecoverySheet) -> HeldKey {
    let member = MemberHolding::make(key, PHRASE, CHEAP, &mut Device).unwrap();
    HeldKey {
        public: TeamKey {
            team: key.team().to_owned(),
            epoch: key.epoch(),
            suite: domain::submission::SUITE.to_owned(),
            public_key: key.public_key(),
            readers: "The participation team".to_owned(),
            opened_within_working_days: 2,
        },
        wrapped_for_member: Some(member.to_json()),
        wrapped_for_recovery: sheet.keep(key, CHEAP, &mut Device).unwrap().to_json(),
        sheet_confirmed: true,
        held_by: 1,
    }
}

pub(crate) fn team() -> (Keys, RecoverySheet) {
    let sheet = RecoverySheet::draw(&mut Device).unwrap();
    let keys = [2, 1]
        .map(|epoch| TeamPrivateKey::generate("slough", epoch, &mut Device).unwrap())
        .iter()
        .map(|key| held(key, &sheet))
        .collect();
    (
        Keys {
            keys,
            own_key: None,
        },
        sheet,
    )
}

#[test]
fn the_phrase_opens_every_epoch() {
    let (keys, _) = team();
    let ring = unlock(&keys, With::Phrase, PHRASE).unwrap();
    assert!(ring.key("slough", 1).is_some() && ring.key("slough", 2).is_some());
}

#[test]
fn one_own_key_takes_every_key_that_was_given_to_it_and_older_holdings_open_beside_it() {
    let (mut keys, sheet) = team();
    let key = TeamPrivateKey::generate("slough", 3, &mut Device).unwrap();
    let (own, kept) = OwnPrivateKey::make(PHRASE, CHEAP, &mut Device).unwrap();
    let given = grant(&key, "m-1", own.public(), &mut Device).unwrap();
    let mut newest = held(&key, &sheet);
    newest.wrapped_for_member = Some(given.wrapped);
    keys.keys.insert(0, newest);
    keys.own_key = Some(kept);
    let ring = unlock(&keys, With::Phrase, PHRASE).unwrap();
    assert_eq!(ring.all().len(), 3);
    assert_eq!(
        unlock(&keys, With::Phrase, "another phrase altogether").unwrap_err(),
        UnlockFault::Shut(UnwrapError::WrongPhrase)
    );
}

#[test]
fn the_sheet_opens_without_the_phrase() {
    let (mut keys, sheet) = team();
    for key in &mut keys.keys {
        key.wrapped_for_member = None;
    }
    let typed = sheet.words().collect::<Vec<_>>().join(" ");
    assert!(unlock(&keys, With::Sheet, &typed).is_ok());
    assert_eq!(
        unlock(&keys, With::Phrase, PHRASE).unwrap_err(),
        UnlockFault::NoneHeld
    );
}

#[test]
fn a_wrong_phrase_a_slip_and_a_swapped_public_key_open_nothing() {
    let (mut keys, sheet) = team();
    assert_eq!(
        unlock(&keys, With::Phrase, "another phrase altogether").unwrap_err(),
        UnlockFault::Shut(UnwrapError::WrongPhrase)
    );
    assert_eq!(
        unlock(&keys, With::Sheet, "abandon").unwrap_err(),
        UnlockFault::Sheet(SheetFault::Count(1))
    );
    let other = TeamPrivateKey::generate("slough", 1, &mut Device).unwrap();
    for key in &mut keys.keys {
        key.public.public_key = other.public_key();
    }
    assert_eq!(
        unlock(&keys, With::Phrase, PHRASE).unwrap_err(),
        UnlockFault::Shut(UnwrapError::OtherKey)
    );
    let typed = sheet.words().collect::<Vec<_>>().join(" ");
    assert!(unlock(&keys, With::Sheet, &typed).is_err());
}

#[tokio::test]
async fn the_page_says_why_it_is_locked_and_offers_the_sheet() {
    let html = rendered::<UnlockPage>(|| UnlockPageProps {
        session: Rc::new(Session {
            member: "m-1".to_owned(),
            name: "Sam Okafor".to_owned(),
            role: Role::Lead,
            standing: api::desk::people::Standing::Confirmed,
            idle_seconds: 900,
            ends_in_seconds: 36_000,
        }),
        keys: Rc::new(Keys {
            keys: Vec::new(),
            own_key: None,
        }),
        why: WhyLocked::Idle,
        was_open: false,
        tell: Callback::noop(),
    })
    .await;
    in_order(
        &html,
        &[
            "<h1",
            r#"role="status""#,
            "Unlock phrase",
            "Unlock</button>",
            "recovery sheet",
            "Sam Okafor",
        ],
    );
}
