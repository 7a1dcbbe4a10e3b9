//! What this phone knows of consultations, joined to the browser: the list, own answers,
//! and sending what waits whenever there is a reason to hope.

use super::queue::{Next, Own, Reply, Stands};
use crate::onlookers::{self, Onlookers, use_looking};
use crate::outbox::item::Item;
use crate::platform::network::{Listening, on_online, on_return};
use crate::platform::{crypto, kept};
use api::consultation::{ForPhones, Put};
use api::problem::Code;
use client::fetch::Fetch;
use client::{Client, Fault};
use domain::consultation::answered::{Answered, Outcome};
use domain::consultation::pledge_check::Mark;
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// What own answers are kept under, on a phone that is just theirs.
const KEPT_AS: &str = "consultations";
/// What the list is kept under, for when there is no signal. Nothing of it is theirs.
const LIST_AS: &str = "consultations.list";
/// How long to wait where nothing says that there is a connection again.
pub(super) const AGAIN_MS: u32 = 60_000;

thread_local! {
    static OWN: RefCell<Own> = RefCell::default();
    static LIST: RefCell<Option<Rc<ForPhones>>> = const { RefCell::new(None) };
    /// Those that only a code led to: not in the list.
    static FOUND: RefCell<Vec<Rc<Put>>> = const { RefCell::new(Vec::new()) };
    static KEPT: Cell<bool> = const { Cell::new(false) };
    static BEGUN: Cell<bool> = const { Cell::new(false) };
    static ASKING: Cell<bool> = const { Cell::new(false) };
    static SENDING: Cell<bool> = const { Cell::new(false) };
    static AGAIN: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    static LISTENING: RefCell<Vec<Listening>> = const { RefCell::new(Vec::new()) };
    static SHOWN: Onlookers = const { Onlookers::new() };
}

/// Everything forgotten, here and on the phone.
pub fn forget() {
    OWN.set(Own::default());
    LIST.set(None);
    FOUND.set(Vec::new());
    KEPT.set(false);
    kept::forget(KEPT_AS);
    kept::forget(LIST_AS);
    tell();
}

fn read() -> Option<Own> {
    kept::read(KEPT_AS).and_then(|text| Own::kept(&text))
}

fn change<T>(how: impl FnOnce(&mut Own) -> T) -> T {
    let made = OWN.with_borrow_mut(|own| {
        own.catch_up(read(), KEPT.get());
        how(own)
    });
    OWN.with_borrow(|own| match own.to_keep() {
        Some(text) => kept::keep(KEPT_AS, &text),
        None => kept::forget(KEPT_AS),
    });
    KEPT.set(read().is_some());
    tell();
    made
}

pub(super) fn tell() {
    onlookers::tell(&SHOWN);
}

fn begin() {
    if !BEGUN.replace(true) {
        if let Some(found) = read() {
            OWN.set(found);
            KEPT.set(true);
        }
        let list = kept::read(LIST_AS).and_then(|text| serde_json::from_str(&text).ok());
        LIST.set(list.map(Rc::new));
        let again = Callback::from(|()| {
            send();
            ask();
        });
        LISTENING.set(vec![on_online(again.clone()), on_return(again)]);
    }
    send();
    ask();
}

/// Asks for the list, for as long as somebody looks.
fn ask() {
    if SHOWN.with(Onlookers::is_empty) || ASKING.replace(true) {
        return;
    }
    spawn_local(async {
        // Without a connection the list of last time stands.
        if let Ok(found) = Client::new(Fetch::default()).consultations().await {
            if let Ok(text) = serde_json::to_string(&found) {
                kept::keep(LIST_AS, &text);
            }
            LIST.set(Some(Rc::new(found)));
            tell();
        }
        ASKING.set(false);
    });
}

/// Holds one that a code led to, as long as the page.
pub(super) fn hold(put: Put) {
    FOUND.with_borrow_mut(|found| {
        found.retain(|one| one.id != put.id);
        found.push(Rc::new(put));
    });
    tell();
}

/// Says whose phone it is.
pub(super) fn say_whose(mine: bool) {
    change(|own| own.mine = Some(mine));
}

/// This phone's mark in a consultation; none where it draws no random bytes.
pub(super) fn mark(consultation: &str) -> Option<Mark> {
    let drawn = crypto::random_bytes::<32>();
    change(|own| own.mark(consultation, drawn))
}

/// Takes an answer and sends it.
pub(super) fn give(answered: Answered, words: Vec<Item>) {
    change(|own| own.give(answered, words));
    send();
}

/// Sends what waits, one after the other, until one does not go through.
pub(super) fn send() {
    if SENDING.replace(true) {
        return;
    }
    spawn_local(async {
        let client = Client::new(Fetch::default());
        while let Some(next) = OWN.with_borrow(|own| own.waiting.next()) {
            let reply = sent(&client, &next).await;
            change(|own| own.replied(&next, reply));
            if reply == Reply::NotYet {
                AGAIN.set(Some(Timeout::new(AGAIN_MS, send)));
                break;
            }
        }
        SENDING.set(false);
    });
}

/// Sends one, and says what is proved of it.
pub(super) async fn sent(client: &Client<Fetch>, next: &Next) -> Reply {
    let fault = match next {
        Next::Answer(answered) => match client.answer_consultation(answered).await {
            Ok(taken) if taken.covers(answered) => return Reply::Taken(taken.outcome),
            Ok(_) => return Reply::NotYet,
            Err(fault) => fault,
        },
        Next::Words(item) => match client.send(&item.id, &item.body).await {
            Ok(receipt) if receipt.covers(&item.id, &item.sha256) => {
                return Reply::Taken(Outcome::Counted);
            }
            Ok(_) => return Reply::NotYet,
            Err(fault) => fault,
        },
    };
    match fault {
        Fault::Refused(problem)
            if matches!(
                problem.code,
                Code::Invalid | Code::NotFound | Code::Conflict | Code::TooLarge
            ) =>
        {
            Reply::Refused
        }
        // No answer, or a page that is not ours: it may not have arrived.
        _ => Reply::NotYet,
    }
}

/// What is known.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Known {
    /// Every consultation, those that a code led to first.
    pub all: Vec<Rc<Put>>,
    /// Whether the list has ever come.
    pub has_list: bool,
    /// Whether the phone is just theirs, if that was asked.
    pub mine: Option<bool>,
}

impl Known {
    /// The one of this id.
    #[must_use]
    pub fn put(&self, id: &str) -> Option<Rc<Put>> {
        self.all.iter().find(|one| one.id == id).cloned()
    }
}

/// How this phone's answer to a consultation stands.
#[must_use]
pub fn stands(consultation: &str) -> Option<Stands> {
    OWN.with_borrow(|own| own.stands(consultation))
}

/// Whether something waits that this phone does not keep: closing the page loses it.
#[must_use]
pub fn closing_loses() -> bool {
    OWN.with_borrow(|own| !own.waiting.is_empty() && own.mine != Some(true))
}

/// Draws anew whenever something has changed.
#[hook]
pub fn use_told() {
    use_looking(&SHOWN, || ());
}

/// What is known, kept fresh.
#[hook]
pub fn use_known() -> Known {
    use_looking(&SHOWN, begin);
    let list = LIST.with_borrow(Clone::clone);
    let found = FOUND.with_borrow(Clone::clone);
    let mut all = found.clone();
    for put in list.iter().flat_map(|list| &list.consultations) {
        match all.iter_mut().find(|one| one.id == put.id) {
            Some(one) => *one = Rc::new(put.clone()),
            None => all.push(Rc::new(put.clone())),
        }
    }
    Known {
        all,
        has_list: list.is_some(),
        mine: OWN.with_borrow(|own| own.mine),
    }
}
