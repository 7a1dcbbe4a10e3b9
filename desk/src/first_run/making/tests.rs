use super::*;
use api::problem::Problem;
use api::team::TeamKey;
use client::transport::{Method, Request, Response, Unreachable};
use seal::SealingKey;
use seal::keys::own::OwnPrivateKey;
use seal::keys::sheet::SheetHolding;
use seal::keys::vouch::is_vouched;
use seal::randomness::Device;
use std::cell::RefCell;
use zeroize::Zeroizing;

const CHEAP: Cost = Cost {
    memory_kib: 64,
    passes: 1,
    lanes: 1,
};
const PHRASE: &str = "seven herons over the weir";

fn made() -> (Drawn, NewTeamKey) {
    let mut ceremony = Ceremony::begin(" The participation team ".to_owned());
    ceremony.phrase = Zeroizing::new(PHRASE.to_owned());
    ceremony.days = "3".to_owned();
    let drawn = draw("slough", &mut Device).unwrap();
    let key = wrap(&ceremony, &drawn, "m-1", CHEAP, &mut Device).unwrap();
    (drawn, key)
}

fn held(key: &NewTeamKey) -> HeldKey {
    HeldKey {
        public: TeamKey {
            team: key.team.clone(),
            epoch: key.epoch,
            suite: key.suite.clone(),
            public_key: key.public_key.clone(),
            readers: key.readers.clone(),
            opened_within_working_days: key.opened_within_working_days,
        },
        wrapped_for_member: Some(key.wrapped_for_member.clone()),
        wrapped_for_recovery: key.wrapped_for_recovery.clone(),
        sheet_confirmed: key.sheet_confirmed,
        held_by: 1,
    }
}

/// A server that says these things in turn.
struct Says(RefCell<Vec<(Method, Option<Response>)>>);

impl Says {
    fn in_turn(answers: Vec<(Method, Option<Response>)>) -> Client<Self> {
        Client::new(Self(RefCell::new(answers.into_iter().rev().collect())))
    }
}

impl Transport for Says {
    async fn send(&self, request: Request) -> Result<Response, Unreachable> {
        let (method, answer) = self.0.borrow_mut().pop().expect("one more request");
        assert_eq!(request.method, method);
        answer.ok_or(Unreachable)
    }
}

fn response(status: u16, body: String) -> Option<Response> {
    Some(Response {
        status,
        json: true,
        etag: None,
        body,
    })
}

fn conflict() -> Option<Response> {
    let problem = Problem::new(Code::Conflict, "there is one");
    response(409, serde_json::to_string(&problem).unwrap())
}

fn listed(key: &NewTeamKey) -> Option<Response> {
    let keys = Keys {
        own_key: None,
        keys: vec![held(key)],
    };
    response(200, serde_json::to_string(&keys).unwrap())
}

#[test]
fn both_boxes_hold_the_key_and_the_promise_goes_with_it() {
    let (drawn, key) = made();
    let public = SealingKey::read(&held(&key).public).unwrap();
    let own = OwnPrivateKey::open(key.own_key.as_ref().unwrap(), PHRASE).unwrap();
    let sheet = SheetHolding::read(&key.wrapped_for_recovery).unwrap();
    let opened = own.take(&key.wrapped_for_member, &public).unwrap();
    assert!(is_vouched(&opened, "m-1", own.public(), &key.vouch));
    assert!(sheet.open(&drawn.sheet, &public).is_ok());
    assert_eq!(key.readers, "The participation team");
    assert_eq!(key.opened_within_working_days, 3);
    assert!(key.sheet_confirmed);
}

#[test]
fn nothing_that_is_sent_holds_the_phrase_or_a_word_of_the_sheet() {
    let (drawn, key) = made();
    let sent = serde_json::to_string(&key).unwrap();
    assert!(!sent.contains("herons"));
    let all_words = drawn.sheet.words().collect::<Vec<_>>().join(" ");
    assert!(!sent.contains(&all_words));
}

#[tokio::test]
async fn an_answer_lost_on_the_way_back_is_found_again() {
    let (_, key) = made();
    let lost = Says::in_turn(vec![(Method::Post, None)]);
    assert_eq!(
        store(&lost, &key).await,
        Err(NotStored::Fault(Fault::Offline))
    );
    let again = Says::in_turn(vec![
        (Method::Post, conflict()),
        (Method::Get, listed(&key)),
    ]);
    assert_eq!(store(&again, &key).await, Ok(held(&key)));
}

#[tokio::test]
async fn a_key_that_somebody_else_made_is_never_taken_for_ours() {
    let ((_, ours), (_, theirs)) = (made(), made());
    let client = Says::in_turn(vec![
        (Method::Post, conflict()),
        (Method::Get, listed(&theirs)),
    ]);
    let keys = Keys {
        own_key: None,
        keys: vec![held(&theirs)],
    };
    assert_eq!(store(&client, &ours).await, Err(NotStored::Another(keys)));
}
