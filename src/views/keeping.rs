//! Keeps the draft while it is written, on a phone that is just the young person's,
//! and says truthfully whether it is kept.

use super::draft::{Draft, DraftFault, TakenUp};
use super::state::State;
use crate::outbox::sender::DRAFT_KEY;
use crate::outbox::truth::Keeping;
use crate::platform::clock::now_ms;
use crate::platform::crypto::{CryptoFault, DraftKey};
use crate::platform::locks::OtherTabs;
use crate::platform::storage::{IndexedDb, Shelf, Shelves, StorageFault, Write, ask_to_persist};
use domain::form::Form;
use domain::ids::FormId;
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::Callback;
use yew::platform::spawn_local;

/// After the last key, in milliseconds. The page going out of sight does not wait.
const SOON_MS: u32 = 300;
/// The name under which tabs tell each other that the draft has changed.
const CHANNEL: &str = "my-pledge-draft";

/// What was found on the phone at the start.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// A draft that can be taken up.
    Draft(Box<TakenUp>),
    /// A draft of a later version of this app: left alone.
    Newer,
}

/// Keeps one draft.
#[derive(Debug)]
pub struct Keeper {
    storage: IndexedDb,
    told: Callback<Keeping>,
    latest: RefCell<Option<Rc<State>>>,
    /// What is on the phone, whatever the time it carries.
    kept: RefCell<Option<Draft>>,
    timer: RefCell<Option<Timeout>>,
    /// Raised whenever what is being kept no longer matters.
    turn: Cell<u32>,
    busy: Cell<bool>,
    tabs: RefCell<Option<OtherTabs>>,
}

impl Keeper {
    /// A keeper that tells `told` how things stand.
    #[must_use]
    pub fn new(storage: IndexedDb, told: Callback<Keeping>) -> Rc<Self> {
        Rc::new(Self {
            storage,
            told,
            latest: RefCell::default(),
            kept: RefCell::default(),
            timer: RefCell::default(),
            turn: Cell::new(0),
            busy: Cell::new(false),
            tabs: RefCell::default(),
        })
    }

    /// The draft on this phone, if there is one that is not too old.
    ///
    /// # Errors
    /// A [`StorageFault`]: whether there is one cannot be known.
    pub async fn find(
        &self,
        form: impl Fn(&FormId) -> Option<Rc<Form>>,
    ) -> Result<Option<Found>, StorageFault> {
        if !IndexedDb::is_there().await {
            return Ok(None);
        }
        let Some(text) = self.storage.read(Shelf::Draft, DRAFT_KEY).await? else {
            return Ok(None);
        };
        let text = match DraftKey::kept(&self.storage).await {
            Ok(Some(key)) => key.decrypt(&text).await,
            Ok(None) => Err(CryptoFault::Unreadable),
            Err(_) => return Err(StorageFault::Broken),
        };
        let draft = match text.as_deref().map(Draft::read) {
            Ok(Ok(draft)) if !draft.is_over(now_ms()) => draft,
            Ok(Err(DraftFault::Newer(_))) => return Ok(Some(Found::Newer)),
            // Its days are over, or nobody can ever read it again.
            _ => {
                self.destroy().await?;
                return Ok(None);
            }
        };
        let taken = form(&draft.form).map(|form| draft.take_up(form));
        Ok(taken.map(|taken| Found::Draft(Box::new(taken))))
    }

    /// Whether this tab has written nothing that is not also on the phone, so that what
    /// another tab did since may be shown instead.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.kept.borrow().is_some() && self.latest.borrow().is_none() && !self.busy.get()
    }

    /// What another tab keeps is what this one shows from now on.
    pub fn settle(&self, state: &State) {
        *self.kept.borrow_mut() = Some(Draft::of(state, 0));
    }

    /// Calls back when another tab has changed the draft.
    pub fn on_other_tabs(&self, told: Callback<()>) {
        *self.tabs.borrow_mut() = Some(OtherTabs::listen(CHANNEL, told));
    }

    fn tell_other_tabs(&self) {
        if let Some(tabs) = &*self.tabs.borrow() {
            tabs.tell();
        }
    }

    /// What has been written now stands like this.
    pub fn note(self: &Rc<Self>, state: &Rc<State>) {
        match state.phone {
            Some(phone) if phone.may_store() && state.has_words() => self.note_words(state),
            // Everything was taken out again: the draft must not say otherwise.
            Some(phone) if phone.may_store() => self.forget_if_kept(),
            Some(_) => self.forget_if_kept(),
            None => self.stop(),
        }
    }

    fn note_words(self: &Rc<Self>, state: &Rc<State>) {
        if self.kept.borrow().as_ref() == Some(&Draft::of(state, 0)) {
            self.told.emit(Keeping::Kept);
            return;
        }
        *self.latest.borrow_mut() = Some(Rc::clone(state));
        self.told.emit(Keeping::Owed);
        let me = Rc::clone(self);
        let timer = Timeout::new(SOON_MS, move || me.keep_now());
        *self.timer.borrow_mut() = Some(timer);
    }

    /// Keeps what is owed without waiting any longer.
    pub fn keep_now(self: &Rc<Self>) {
        self.timer.borrow_mut().take();
        if self.latest.borrow().is_none() || self.busy.replace(true) {
            return;
        }
        let me = Rc::clone(self);
        spawn_local(async move {
            while let Some(state) = me.take_latest() {
                let turn = me.turn.get();
                let outcome = me.keep(&state, turn).await;
                if me.turn.get() != turn {
                    continue;
                }
                let owed = me.latest.borrow().is_some();
                me.told.emit(match outcome {
                    Err(_) => Keeping::Refused,
                    Ok(()) if owed => Keeping::Owed,
                    Ok(()) => Keeping::Kept,
                });
                if outcome.is_ok() && me.kept.replace(Some(Draft::of(&state, 0))).is_none() {
                    ask_to_persist().await;
                }
            }
            me.busy.set(false);
        });
    }

    fn take_latest(&self) -> Option<Rc<State>> {
        self.latest.borrow_mut().take()
    }

    async fn keep(&self, state: &State, turn: u32) -> Result<(), CryptoFault> {
        let text = Draft::of(state, now_ms())
            .text()
            .map_err(|_| CryptoFault::Unreadable)?;
        let key = DraftKey::kept_or_new(&self.storage).await?;
        let text = key.encrypt(&text).await?;
        if self.turn.get() != turn {
            return Ok(());
        }
        let put = Write::Put(Shelf::Draft, DRAFT_KEY.to_owned(), text);
        self.storage.commit(&[put]).await?;
        self.tell_other_tabs();
        Ok(())
    }

    /// Nothing more is kept of what was being written.
    pub fn stop(&self) {
        self.turn.set(self.turn.get().wrapping_add(1));
        self.timer.borrow_mut().take();
        self.latest.borrow_mut().take();
        self.kept.borrow_mut().take();
    }

    fn forget_if_kept(self: &Rc<Self>) {
        if self.kept.borrow().is_some() || self.latest.borrow().is_some() {
            self.forget();
        }
    }

    /// Takes the draft off this phone, and destroys its key.
    pub fn forget(self: &Rc<Self>) {
        self.stop();
        let me = Rc::clone(self);
        spawn_local(async move {
            let _ = me.destroy().await;
        });
    }

    async fn destroy(&self) -> Result<(), StorageFault> {
        if !IndexedDb::is_there().await {
            return Ok(());
        }
        // Without its key the draft is noise, whatever the disk still holds.
        self.storage.set_key(None).await?;
        let gone = Write::Remove(Shelf::Draft, DRAFT_KEY.to_owned());
        self.storage.commit(&[gone]).await?;
        self.tell_other_tabs();
        Ok(())
    }
}
