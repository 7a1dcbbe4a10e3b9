//! The key that came, the key that was promised, and no key at all.

use super::*;
use crate::outbox::pretend::Phone;
use api::team::EarlierKeys;
use client::transport::{Request, Response, Unreachable};
use domain::submission::SUITE;
use seal::Fingerprint;
use std::cell::Cell;
use std::rc::Rc;

/// RFC 7748's two public keys.
const ALICE: &str = "hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo";
const BOB: &str = "3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08";

#[derive(Debug, Clone, Copy)]
enum Answers {
    With(&'static str),
    /// The newest key, and one before it.
    After(&'static str, &'static str),
    Shut,
    Nothing,
    Portal,
}

#[derive(Debug, Clone)]
struct Server(Answers, Rc<Cell<u32>>);

fn server(answers: Answers) -> (Client<Server>, Rc<Cell<u32>>) {
    let asked = Rc::new(Cell::new(0));
    (Client::new(Server(answers, Rc::clone(&asked))), asked)
}

fn wire(public_key: &str) -> TeamKey {
    TeamKey {
        team: "slough".to_owned(),
        epoch: 1,
        suite: SUITE.to_owned(),
        public_key: public_key.to_owned(),
        readers: "your reviewing officer".to_owned(),
        opened_within_working_days: 5,
    }
}

fn fingerprint(public_key: &str) -> Fingerprint {
    SealingKey::read(&wire(public_key))
        .expect("a key")
        .fingerprint()
}

impl Transport for Server {
    async fn send(&self, request: Request) -> Result<Response, Unreachable> {
        self.1.set(self.1.get() + 1);
        let answer = |status, json, body: String| {
            Ok(Response {
                status,
                json,
                etag: None,
                body,
            })
        };
        match self.0 {
            Answers::With(key) => {
                let body = serde_json::to_string(&wire(key)).expect("a key is JSON");
                answer(200, true, body)
            }
            Answers::After(_, earlier) if request.path == api::path::TEAM_EARLIER => {
                let keys = vec![wire(earlier)];
                let body = serde_json::to_string(&EarlierKeys { keys }).expect("keys are JSON");
                answer(200, true, body)
            }
            Answers::After(newest, _) => {
                let body = serde_json::to_string(&wire(newest)).expect("a key is JSON");
                answer(200, true, body)
            }
            Answers::Shut => answer(
                503,
                true,
                r#"{"code":"unavailable","detail":"no"}"#.to_owned(),
            ),
            Answers::Portal => answer(200, false, "<html>".to_owned()),
            Answers::Nothing => Err(Unreachable),
        }
    }
}

#[tokio::test]
async fn the_key_that_the_link_promised_is_taken() {
    let (client, _) = server(Answers::With(ALICE));
    let arrival = Arrival::Open(fingerprint(ALICE));
    let team = ask(&client, &Phone::default(), &arrival, false).await;
    assert!(matches!(team, Team::Known { .. }));
}

#[tokio::test]
async fn a_link_from_before_the_newest_key_gets_the_key_it_promised_and_no_other() {
    let (client, _) = server(Answers::After(BOB, ALICE));
    let phone = Phone::default();
    let arrival = Arrival::Open(fingerprint(ALICE));
    let Team::Known { wire, .. } = ask(&client, &phone, &arrival, false).await else {
        panic!("the promised key is there");
    };
    assert_eq!(wire.public_key, ALICE);
    // A server that slips another among them changes nothing.
    let (client, _) = server(Answers::After(BOB, BOB));
    assert_eq!(ask(&client, &phone, &arrival, false).await, Team::Swapped);
}

#[tokio::test]
async fn a_swapped_key_is_refused_and_not_kept() {
    let (client, _) = server(Answers::With(BOB));
    let phone = Phone::default();
    let arrival = Arrival::Open(fingerprint(ALICE));
    assert_eq!(ask(&client, &phone, &arrival, true).await, Team::Swapped);
    assert!(phone.kept.borrow().is_empty());
}

#[tokio::test]
async fn a_broken_link_asks_nobody() {
    let (client, asked) = server(Answers::With(ALICE));
    let team = ask(&client, &Phone::default(), &Arrival::Broken, true).await;
    assert_eq!((team, asked.get()), (Team::BrokenLink, 0));
}

#[tokio::test]
async fn without_signal_the_key_kept_on_an_own_phone_serves_and_is_checked_too() {
    let phone = Phone::default();
    let (client, _) = server(Answers::With(ALICE));
    ask(&client, &phone, &Arrival::Plain, true).await;
    for answers in [Answers::Nothing, Answers::Portal] {
        let (client, _) = server(answers);
        let team = ask(&client, &phone, &Arrival::Plain, true).await;
        assert!(matches!(team, Team::Known { .. }), "{answers:?}");
        let other = Arrival::Open(fingerprint(BOB));
        assert_eq!(ask(&client, &phone, &other, true).await, Team::Swapped);
        assert_eq!(
            ask(&client, &phone, &Arrival::Plain, false).await,
            Team::Away
        );
    }
}

#[tokio::test]
async fn a_shared_phone_keeps_no_key() {
    let phone = Phone::default();
    let (client, _) = server(Answers::With(ALICE));
    ask(&client, &phone, &Arrival::Plain, false).await;
    assert!(phone.kept.borrow().is_empty());
}

#[tokio::test]
async fn a_team_that_takes_nothing_now_is_shut_even_when_a_key_is_kept() {
    let phone = Phone::default();
    let (client, _) = server(Answers::With(ALICE));
    ask(&client, &phone, &Arrival::Plain, true).await;
    let (client, _) = server(Answers::Shut);
    assert_eq!(
        ask(&client, &phone, &Arrival::Plain, true).await,
        Team::Shut
    );
}
