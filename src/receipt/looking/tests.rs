//! A server that answers, one that cheats and one that is not there.

use super::*;
use api::path;
use api::receipt::{LookUp, Said};
use api::team::TeamKey;
use chrono::NaiveDate;
use client::transport::{Request, Response, Unreachable};
use domain::receipt::{Stage, Update, Who};
use domain::submission::SUITE;
use seal::randomness::Device;
use seal::reply::seal_for_phone;

struct Server {
    updates: Vec<String>,
    asked: std::rc::Rc<std::cell::RefCell<Vec<String>>>,
}

fn json<A: serde::Serialize>(answer: &A) -> Response {
    Response {
        status: 200,
        json: true,
        etag: None,
        body: serde_json::to_string(answer).unwrap(),
    }
}

impl Transport for Server {
    async fn send(&self, request: Request) -> Result<Response, Unreachable> {
        let sent = request.body.unwrap_or_default();
        self.asked.borrow_mut().push(sent.clone());
        match request.path.as_str() {
            path::TEAM => Ok(json(&TeamKey {
                team: "slough".to_owned(),
                epoch: 1,
                suite: SUITE.to_owned(),
                public_key: String::new(),
                readers: "the participation team".to_owned(),
                opened_within_working_days: 2,
            })),
            path::RECEIPT_LOOK_UP => {
                serde_json::from_str::<LookUp>(&sent).unwrap();
                Ok(json(&Said {
                    updates: self.updates.clone(),
                }))
            }
            _ => Err(Unreachable),
        }
    }
}

struct Nobody;

impl Transport for Nobody {
    async fn send(&self, _: Request) -> Result<Response, Unreachable> {
        Err(Unreachable)
    }
}

fn code(byte: u8) -> ReturnCode {
    ReturnCode::draw([byte; 11]).unwrap()
}

fn sealed_for(code: &ReturnCode, stage: Stage) -> String {
    let keys = ReplyKeys::of(code, "slough").unwrap();
    let update = Update {
        v: 1,
        stage: Some(stage),
        by: Who::ReviewingOfficer,
        on: NaiveDate::from_ymd_opt(2026, 12, 11).unwrap(),
        discussed_on: None,
        words: Some("Every Friday from now on.".to_owned()),
    };
    seal_for_phone(&keys.reply_to(), "slough", &update, &mut Device).unwrap()
}

async fn looked(updates: Vec<String>) -> (Looked, Vec<String>) {
    let asked = std::rc::Rc::default();
    let client = Client::new(Server {
        updates,
        asked: std::rc::Rc::clone(&asked),
    });
    let looked = look(&client, &code(1)).await;
    (looked, asked.take())
}

#[tokio::test]
async fn what_was_said_is_opened_here_and_the_code_is_never_sent() {
    let (looked, asked) = looked(vec![sealed_for(&code(1), Stage::Decided)]).await;
    let Looked::Found(line) = looked else {
        panic!("nothing was found");
    };
    assert_eq!(line.stage(), Some(Stage::Decided));
    assert_eq!(line.replies.len(), 1);
    let plain = code(1).in_groups().replace(' ', "");
    assert!(asked.iter().all(|sent| !sent.contains(&plain)));
}

#[tokio::test]
async fn nothing_said_is_an_empty_line_and_not_a_fault() {
    assert_eq!(looked(vec![]).await.0, Looked::Found(Line::default()));
}

#[tokio::test]
async fn what_a_server_makes_up_is_not_shown() {
    let made_up = sealed_for(&code(2), Stage::NotPossible);
    let (looked_at, _) = looked(vec![made_up.clone(), "AAAA".to_owned()]).await;
    assert_eq!(looked_at, Looked::Unreadable);
    let (looked_at, _) = looked(vec![made_up, sealed_for(&code(1), Stage::Opened)]).await;
    assert!(matches!(looked_at, Looked::Found(line) if line.stage() == Some(Stage::Opened)));
}

#[tokio::test]
async fn no_answer_is_said_as_such() {
    assert_eq!(look(&Client::new(Nobody), &code(1)).await, Looked::Away);
}
