//! A phone's shelves and a server, for tests: each can be made to fail.

use super::item::{After, Item, sha256_hex};
use super::sender::Ports;
use crate::platform::storage::{Shelf, Shelves, StorageFault, Write};
use client::Client;
use client::transport::{Request, Response, Transport, Unreachable};
use domain::ids::SubmissionId;
use domain::submission::Receipt;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Shelves in memory. Clones are the same phone, as two tabs are.
#[derive(Debug, Clone, Default)]
pub(crate) struct Phone {
    pub(crate) kept: Rc<RefCell<BTreeMap<(Shelf, String), String>>>,
    pub(crate) fault: Rc<Cell<Option<StorageFault>>>,
    /// What was written, in order, with what was asked of the server in between.
    pub(crate) log: Rc<RefCell<Vec<String>>>,
}

impl Shelves for Phone {
    async fn commit(&self, writes: &[Write]) -> Result<(), StorageFault> {
        if let Some(fault) = self.fault.get() {
            return Err(fault);
        }
        let mut line = String::new();
        for write in writes {
            match write {
                Write::Put(shelf, key, text) => {
                    let item = serde_json::from_str::<Item>(text);
                    let stage = item.map_or(String::new(), |item| format!(" {:?}", item.stage));
                    line.push_str(&format!("+{shelf:?}{stage} "));
                    let place = (*shelf, key.clone());
                    self.kept.borrow_mut().insert(place, text.clone());
                }
                Write::Remove(shelf, key) => {
                    line.push_str(&format!("-{shelf:?} "));
                    self.kept.borrow_mut().remove(&(*shelf, key.clone()));
                }
            }
        }
        self.log.borrow_mut().push(line.trim().to_owned());
        Ok(())
    }

    async fn read(&self, shelf: Shelf, key: &str) -> Result<Option<String>, StorageFault> {
        match self.fault.get() {
            Some(fault) => Err(fault),
            None => Ok(self.kept.borrow().get(&(shelf, key.to_owned())).cloned()),
        }
    }

    async fn list(&self, shelf: Shelf) -> Result<Vec<String>, StorageFault> {
        if let Some(fault) = self.fault.get() {
            return Err(fault);
        }
        let kept = self.kept.borrow();
        let here = kept.iter().filter(|((on, _), _)| *on == shelf);
        Ok(here.map(|(_, text)| text.clone()).collect())
    }
}

/// How the pretend server answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mood {
    /// Stores and says so.
    Well,
    /// Stores, and the answer is lost on the way.
    AnswerLost,
    /// Nobody there.
    Off,
    /// Somebody else answers with a page.
    Portal,
    /// A refusal with this code and status.
    Refuses(&'static str, u16),
}

/// A server that stores bodies.
#[derive(Debug, Clone)]
pub(crate) struct Server {
    pub(crate) mood: Rc<Cell<Mood>>,
    pub(crate) stored: Rc<RefCell<BTreeMap<String, String>>>,
    pub(crate) asked: Rc<Cell<usize>>,
    log: Rc<RefCell<Vec<String>>>,
}

impl Server {
    pub(crate) fn new(mood: Mood, phone: &Phone) -> Self {
        Self {
            mood: Rc::new(Cell::new(mood)),
            stored: Rc::default(),
            asked: Rc::default(),
            log: Rc::clone(&phone.log),
        }
    }

    fn receipt(&self, path: &str, body: &str) -> Response {
        let id = path.rsplit('/').next().unwrap_or_default().to_owned();
        let sha256 = sha256_hex(body.as_bytes());
        self.stored.borrow_mut().insert(id.clone(), sha256.clone());
        let receipt = Receipt {
            id: SubmissionId::try_from(id).expect("the path ends in an id"),
            sha256,
            durable: true,
            received: "2026-11-22T10:00Z".to_owned(),
        };
        let body = serde_json::to_string(&receipt).expect("a receipt is JSON");
        answer(201, true, body)
    }
}

fn answer(status: u16, json: bool, body: String) -> Response {
    Response {
        status,
        json,
        etag: None,
        body,
    }
}

impl Transport for Server {
    async fn send(&self, request: Request) -> Result<Response, Unreachable> {
        self.asked.set(self.asked.get() + 1);
        self.log.borrow_mut().push("PUT".to_owned());
        let body = request.body.unwrap_or_default();
        match self.mood.get() {
            Mood::Well => Ok(self.receipt(&request.path, &body)),
            Mood::AnswerLost => {
                self.receipt(&request.path, &body);
                Err(Unreachable)
            }
            Mood::Off => Err(Unreachable),
            Mood::Portal => Ok(answer(200, false, "<html>Log in to the wifi".to_owned())),
            Mood::Refuses(code, status) => {
                let body = format!(r#"{{"code":"{code}","detail":"no"}}"#);
                Ok(answer(status, true, body))
            }
        }
    }
}

/// Ports to both, with a fixed clock and no jitter.
pub(crate) fn ports(phone: &Phone, server: &Server) -> Ports<Phone, Server> {
    Ports {
        shelves: phone.clone(),
        client: Client::new(server.clone()),
        now_ms: || 1_795_000_000_000,
        random: || 0,
    }
}

/// An item with these random bytes.
pub(crate) fn item(random: u8) -> Item {
    let after = After {
        readers: "your reviewing officer".to_owned(),
        opened_within_working_days: 5,
        contact: false,
        purpose: None,
    };
    let id = SubmissionId::from_random([random; 16]);
    Item::sealed(id, format!("{{\"sealed\":\"{random}\"}}"), after)
}
