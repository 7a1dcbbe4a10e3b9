//! The queue at work in a browser tab: locks between tabs, timers for the waits,
//! and the moments at which it tries again.

use super::item::{Item, KeptReceipt};
use super::new_proof::with_proof;
use super::plan::{Event, Progress, Wake};
use super::queue::Queue;
use super::sender::Ports;
use crate::platform::locks::{self, OtherTabs};
use crate::platform::network::{Listening, on_online, on_return};
use crate::platform::storage::IndexedDb;
use crate::platform::{clock, crypto};
use client::Client;
use client::fetch::Fetch;
use domain::ids::SubmissionId;
use domain::invitation::Proof;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use yew::Callback;
use yew::platform::spawn_local;

/// The name under which tabs tell each other that the outbox has changed.
const CHANNEL: &str = "my-pledge-outbox";

/// The outbox of this tab.
#[derive(Debug)]
pub struct Runtime {
    queue: Queue<IndexedDb, Fetch>,
    shown: Callback<()>,
    timers: RefCell<BTreeMap<SubmissionId, Timeout>>,
    under_way: RefCell<BTreeSet<SubmissionId>>,
    tabs: RefCell<Option<OtherTabs>>,
    listening: RefCell<Vec<Listening>>,
}

impl Runtime {
    /// An outbox that calls `shown` whenever something has changed.
    #[must_use]
    pub fn new(storage: IndexedDb, shown: Callback<()>) -> Rc<Self> {
        let ports = Ports {
            shelves: storage,
            client: Client::new(Fetch::default()),
            now_ms: clock::now_ms,
            random: crypto::random_u32,
        };
        Rc::new(Self {
            queue: Queue::new(ports),
            shown,
            timers: RefCell::default(),
            under_way: RefCell::default(),
            tabs: RefCell::default(),
            listening: RefCell::default(),
        })
    }

    /// Begins: finds what was left on this phone, if there is anything at all, and
    /// tries again whenever there is a reason to.
    pub fn begin(self: &Rc<Self>) {
        let wake = |wake| {
            let me = Rc::clone(self);
            Callback::from(move |()| me.wake(wake))
        };
        *self.listening.borrow_mut() = vec![
            on_online(wake(Wake::Online)),
            on_return(wake(Wake::Returned)),
        ];
        let me = Rc::clone(self);
        let told = Callback::from(move |()| me.catch_up());
        *self.tabs.borrow_mut() = Some(OtherTabs::listen(CHANNEL, told));
        let me = Rc::clone(self);
        spawn_local(async move {
            // Opening a database would leave one behind on a phone that is not theirs.
            if IndexedDb::is_there().await && me.queue.look().await.is_ok() {
                me.shown.emit(());
                me.wake(Wake::Start);
            }
        });
    }

    /// Ends: nothing is called back any more.
    pub fn end(&self) {
        self.listening.borrow_mut().clear();
        self.tabs.borrow_mut().take();
        self.timers.borrow_mut().clear();
    }

    /// What is on its way.
    pub fn on_way(&self) -> Vec<Progress> {
        self.queue.on_way()
    }

    /// What has arrived.
    pub fn receipts(&self) -> Vec<KeptReceipt> {
        self.queue.receipts()
    }

    /// Takes what was just sealed, keeps it where it may be kept, and sends it.
    pub fn accept(self: &Rc<Self>, item: Item, may_keep: bool) {
        let id = item.id.clone();
        self.queue.accept(item, may_keep);
        self.carry(id, Event::Sealed);
    }

    /// Tries everything that is waiting.
    pub fn wake(self: &Rc<Self>, wake: Wake) {
        for progress in self.queue.on_way() {
            self.carry(progress.item.id, Event::Wake(wake));
        }
    }

    /// Puts another proof of an invitation, or none, beside what is sealed, and sends it.
    /// Nothing happens where its invitation has not ended.
    pub fn prove(self: &Rc<Self>, id: &SubmissionId, proof: Option<&Proof>) {
        let on_way = self.queue.on_way();
        let held = on_way.iter().find(|progress| progress.item.id == *id);
        if let Some(proved) = held.and_then(|held| with_proof(&held.item, proof)) {
            self.carry(id.clone(), Event::Proved(proved));
        }
    }

    /// Takes an unsent submission away, because the young person asked.
    pub fn forget(self: &Rc<Self>, id: SubmissionId) {
        let me = Rc::clone(self);
        spawn_local(async move {
            me.timers.borrow_mut().remove(&id);
            // If storage fails it is still shown, which is the truth.
            let _ = me.queue.forget(&id).await;
            me.changed();
        });
    }

    /// Takes a receipt away.
    pub fn forget_receipt(self: &Rc<Self>, id: SubmissionId) {
        let me = Rc::clone(self);
        spawn_local(async move {
            let _ = me.queue.forget_receipt(&id).await;
            me.changed();
        });
    }

    fn carry(self: &Rc<Self>, id: SubmissionId, event: Event) {
        if !self.under_way.borrow_mut().insert(id.clone()) {
            return;
        }
        self.timers.borrow_mut().remove(&id);
        let me = Rc::clone(self);
        spawn_local(async move {
            let lock = locks::hold(&format!("my-pledge-{id}")).await;
            let shown = me.shown.clone();
            let wait_ms = me.queue.carry(&id, event, || shown.emit(())).await;
            drop(lock);
            me.under_way.borrow_mut().remove(&id);
            match wait_ms {
                Some(wait_ms) => me.try_later(id, wait_ms),
                None => me.changed(),
            }
        });
    }

    fn try_later(self: &Rc<Self>, id: SubmissionId, wait_ms: u32) {
        let me = Rc::clone(self);
        let waiting = id.clone();
        let timer = Timeout::new(wait_ms, move || {
            me.carry(waiting, Event::Wake(Wake::WaitOver))
        });
        self.timers.borrow_mut().insert(id, timer);
    }

    /// Another tab has changed what is kept.
    fn catch_up(self: &Rc<Self>) {
        let me = Rc::clone(self);
        spawn_local(async move {
            me.queue.catch_up().await;
            me.shown.emit(());
        });
    }

    fn changed(&self) {
        self.shown.emit(());
        if let Some(tabs) = &*self.tabs.borrow() {
            tabs.tell();
        }
    }
}
