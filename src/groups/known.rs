//! What this phone knows of events and of the wall: fetched while somebody looks, and kept
//! for when there is no signal. It is the same for everybody; nothing in it is theirs.

use crate::platform::kept;
use crate::platform::network::{Listening, on_online, on_return};
use api::events::Told;
use client::Client;
use client::fetch::Fetch;
use domain::groups::praise::Praise;
use serde::{Deserialize, Serialize};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// What it is kept under.
const KEPT_AS: &str = "groups.list";

/// What was told last.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Known {
    /// Those to come, the next one first, then those with notes, the last one first.
    pub events: Vec<Told>,
    /// The wall, the newest first.
    pub wall: Vec<Praise>,
}

thread_local! {
    static KNOWN: RefCell<Option<Rc<Known>>> = const { RefCell::new(None) };
    static ASKING: Cell<bool> = const { Cell::new(false) };
    static SHOWN: RefCell<Vec<(u32, Callback<()>)>> = const { RefCell::new(Vec::new()) };
}

/// Forgets it, here and on the phone.
pub fn forget() {
    KNOWN.set(None);
    kept::forget(KEPT_AS);
    tell();
}

fn tell() {
    let shown: Vec<Callback<()>> =
        SHOWN.with_borrow(|shown| shown.iter().map(|(_, told)| told.clone()).collect());
    shown.iter().for_each(|told| told.emit(()));
}

/// What was kept, read once.
fn look() {
    if KNOWN.with_borrow(Option::is_none) {
        let text = kept::read(KEPT_AS);
        let known: Option<Known> = text.and_then(|text| serde_json::from_str(&text).ok());
        if let Some(known) = known {
            KNOWN.set(Some(Rc::new(known)));
            tell();
        }
    }
}

/// Asks anew. Without a connection what was told last stands.
fn ask() {
    if ASKING.replace(true) {
        return;
    }
    spawn_local(async {
        let client = Client::new(Fetch::default());
        if let (Ok(events), Ok(wall)) = (client.events().await, client.wall().await) {
            let known = Known {
                events: events.events,
                wall: wall.wall,
            };
            if let Ok(text) = serde_json::to_string(&known) {
                kept::keep(KEPT_AS, &text);
            }
            KNOWN.set(Some(Rc::new(known)));
            tell();
        }
        ASKING.set(false);
    });
}

/// What is known, kept fresh for as long as it is shown; none until it has first come.
#[hook]
pub fn use_known() -> Option<Rc<Known>> {
    let known = use_state_eq(|| KNOWN.with_borrow(Clone::clone));
    let setter = known.setter();
    use_effect_with((), move |()| {
        let told = Callback::from(move |()| setter.set(KNOWN.with_borrow(Clone::clone)));
        let id = SHOWN.with_borrow_mut(|shown| {
            let id = shown.iter().map(|(id, _)| id + 1).max().unwrap_or_default();
            shown.push((id, told));
            id
        });
        let again = Callback::from(|()| ask());
        let listening: [Listening; 2] = [on_online(again.clone()), on_return(again)];
        look();
        ask();
        move || {
            drop(listening);
            SHOWN.with_borrow_mut(|shown| shown.retain(|(one, _)| *one != id));
        }
    });
    (*known).clone()
}
