//! The list of actions: fetched while somebody looks, and kept for when there is no signal.
//! Nothing of it is theirs.

use crate::onlookers::{self, Onlookers, use_looking};
use crate::platform::kept;
use crate::platform::network::{Listening, on_online, on_return};
use api::actions::Published;
use client::Client;
use client::fetch::Fetch;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// What it is kept under.
const KEPT_AS: &str = "actions.list";

thread_local! {
    static LIST: RefCell<Option<Rc<Published>>> = const { RefCell::new(None) };
    static BEGUN: Cell<bool> = const { Cell::new(false) };
    static ASKING: Cell<bool> = const { Cell::new(false) };
    /// As long as the page.
    static LISTENING: RefCell<Vec<Listening>> = const { RefCell::new(Vec::new()) };
    static SHOWN: Onlookers = const { Onlookers::new() };
}

/// Everything forgotten, here and on the phone.
pub fn forget() {
    LIST.set(None);
    kept::forget(KEPT_AS);
    onlookers::tell(&SHOWN);
}

fn begin() {
    if !BEGUN.replace(true) {
        let list = kept::read(KEPT_AS).and_then(|text| serde_json::from_str(&text).ok());
        LIST.set(list.map(Rc::new));
        let again = Callback::from(|()| ask());
        LISTENING.set(vec![on_online(again.clone()), on_return(again)]);
    }
    ask();
}

/// Asks for the list, for as long as somebody looks.
fn ask() {
    if SHOWN.with(Onlookers::is_empty) || ASKING.replace(true) {
        return;
    }
    spawn_local(async {
        // Without a connection the list of last time stands.
        if let Ok(found) = Client::new(Fetch::default()).actions().await {
            if let Ok(text) = serde_json::to_string(&found) {
                kept::keep(KEPT_AS, &text);
            }
            LIST.set(Some(Rc::new(found)));
            onlookers::tell(&SHOWN);
        }
        ASKING.set(false);
    });
}

/// The actions as they were last heard of; none before they ever were.
#[hook]
pub fn use_actions() -> Option<Rc<Published>> {
    use_looking(&SHOWN, begin);
    LIST.with_borrow(Clone::clone)
}
