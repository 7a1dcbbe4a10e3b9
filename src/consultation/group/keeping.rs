//! The group of this tablet, joined to the browser: kept after each person, and sent
//! whenever there is a reason to hope.

use super::state::Group;
use crate::consultation::came;
use crate::consultation::queue::Reply;
use crate::consultation::sending::{AGAIN_MS, sent, tell};
use crate::outbox::item::Item;
use crate::platform::kept;
use crate::platform::locks::{self, Held};
use crate::platform::network::{Listening, on_online, on_return};
use crate::platform::storage::{IndexedDb, Shelf, Shelves, StorageFault, Write, ask_to_persist};
use client::Client;
use client::fetch::Fetch;
use domain::consultation::answered::Answered;
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use yew::Callback;
use yew::platform::spawn_local;

/// One tab at a time counts.
const LOCK: &str = "my-pledge-group";

thread_local! {
    static GROUP: RefCell<Option<Group>> = const { RefCell::new(None) };
    static STORE: IndexedDb = IndexedDb::default();
    static HELD: RefCell<Option<Held>> = const { RefCell::new(None) };
    static SENDING: Cell<bool> = const { Cell::new(false) };
    /// Whether the tablet could not keep something that this page still holds.
    static UNKEPT: Cell<bool> = const { Cell::new(false) };
    static AGAIN: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    static LISTENING: RefCell<Vec<Listening>> = const { RefCell::new(Vec::new()) };
}

/// The group as it stands.
#[must_use]
pub fn group() -> Option<Group> {
    GROUP.with_borrow(Clone::clone)
}

/// Whether closing the page loses answers.
#[must_use]
pub fn is_unkept() -> bool {
    UNKEPT.get()
}

/// What stands on the tablet from before, once no other tab holds it.
pub async fn open() {
    if HELD.with_borrow(Option::is_none) {
        let held = locks::hold(LOCK).await;
        HELD.set(Some(held));
    }
    if group().is_some() {
        return;
    }
    let store = STORE.with(Clone::clone);
    if kept::read(came::GROUP_ON).is_some()
        && let Ok(records) = store.list(Shelf::Group).await
    {
        let found = Group::read(&records);
        came::lock(found.as_ref().is_some_and(|group| group.running));
        GROUP.set(found);
        listen();
        send();
    } else {
        came::lock(false);
    }
    tell();
}

/// Begins a group.
///
/// # Errors
/// The tablet keeps nothing: then there is no group.
pub async fn begin(group: Group) -> Result<(), StorageFault> {
    let store = STORE.with(Clone::clone);
    ask_to_persist().await;
    store.commit(&group.own_record()).await?;
    kept::keep(came::GROUP_ON, "on");
    came::lock(true);
    GROUP.set(Some(group));
    listen();
    tell();
    Ok(())
}

fn listen() {
    let again = Callback::from(|()| send());
    LISTENING.set(vec![on_online(again.clone()), on_return(again)]);
}

fn change<T: Default>(how: impl FnOnce(&mut Group) -> T) -> T {
    GROUP.with_borrow_mut(|group| group.as_mut().map(how).unwrap_or_default())
}

async fn commit(writes: Vec<Write>) {
    if writes.is_empty() {
        return;
    }
    let store = STORE.with(Clone::clone);
    if store.commit(&writes).await.is_err() {
        UNKEPT.set(true);
    }
}

/// Takes one person's answer. Done when it is on the tablet, or cannot be.
pub async fn give(answered: Answered, words: Vec<Item>) {
    let writes = change(|group| group.give(answered, words));
    commit(writes).await;
    tell();
    send();
}

/// Ends group mode with the finish code. Whether it was the code.
pub fn end(typed: &str) -> bool {
    let ended = change(|group| group.end(typed));
    if ended {
        came::lock(false);
        let writes = change(|group| group.own_record());
        spawn_local(commit(writes));
        send();
    }
    tell();
    ended
}

/// Forgets the group, and everything of it that waits.
pub fn forget() {
    GROUP.set(None);
    UNKEPT.set(false);
    LISTENING.set(Vec::new());
    came::lock(false);
    let was_on = kept::read(came::GROUP_ON).is_some();
    kept::forget(came::GROUP_ON);
    tell();
    spawn_local(async move {
        // Opening a database would leave one behind where there was none.
        if was_on || IndexedDb::is_there().await {
            let store = STORE.with(Clone::clone);
            let _ = store.clear_shelf(Shelf::Group).await;
        }
    });
}

/// Sends what waits, one after the other, until one does not go through.
pub fn send() {
    if SENDING.replace(true) {
        return;
    }
    spawn_local(async {
        let client = Client::new(Fetch::default());
        while let Some(next) = group().and_then(|group| group.waiting.next()) {
            let reply = sent(&client, &next).await;
            let writes = change(|group| group.replied(&next, reply));
            commit(writes).await;
            tell();
            if reply == Reply::NotYet {
                AGAIN.set(Some(Timeout::new(AGAIN_MS, send)));
                break;
            }
        }
        if group().is_none_or(|group| group.waiting.is_empty()) {
            UNKEPT.set(false);
        }
        SENDING.set(false);
    });
}
