//! Keeps the draft while it is written, on a phone that is just the young person's,
//! and says truthfully whether it is kept. Its picture lock is in the folder.

mod locking;

use super::draft::{Draft, DraftFault, KEPT_DAYS, TakenUp};
use super::lock::LockRecord;
use super::phone::Phone;
use super::state::State;
use crate::outbox::sender::DRAFT_KEY;
use crate::outbox::truth::Keeping;
use crate::platform::clock::now_ms;
use crate::platform::crypto::{CryptoFault, DraftKey, KeyFor};
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
/// Where the record of a picture lock stands, beside the draft; also the name of the
/// browser's lock around each try.
const LOCK_KEY: &str = "picture-lock";
const DAY_MS: i64 = 86_400_000;
/// The name under which tabs tell each other that the draft has changed.
const CHANNEL: &str = "my-pledge-draft";

/// What was found on the phone at the start.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// A draft that can be taken up.
    Draft(Box<TakenUp>),
    /// A draft of a later version of this app: left alone.
    Newer,
    /// A draft under a picture lock, with so many tries left.
    Locked(u8),
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
    /// When something was written last, by this phone's clock.
    noted_at_ms: Cell<i64>,
    /// Raised whenever what is being kept no longer matters.
    turn: Cell<u32>,
    busy: Cell<bool>,
    /// Whether the last try to keep something failed: what is on the phone is older.
    unkept: Cell<bool>,
    tabs: RefCell<Option<OtherTabs>>,
    lock: RefCell<Option<Lock>>,
}

/// A picture lock that is open.
#[derive(Debug, Clone)]
struct Lock {
    record: LockRecord,
    key: DraftKey,
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
            noted_at_ms: Cell::new(0),
            turn: Cell::new(0),
            busy: Cell::new(false),
            unkept: Cell::new(false),
            tabs: RefCell::default(),
            lock: RefCell::default(),
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
            if self.lock_record().await?.is_some() {
                // What it locked has been sent.
                self.destroy().await?;
            }
            return Ok(None);
        };
        if let Some(record) = self.lock_record().await? {
            let over = now_ms().saturating_sub(record.kept_at_ms) > KEPT_DAYS * DAY_MS;
            if over || record.tries_left == 0 {
                self.destroy().await?;
                return Ok(None);
            }
            return Ok(Some(Found::Locked(record.tries_left)));
        }
        let text = match DraftKey::kept(&self.storage, KeyFor::Draft).await {
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
        self.kept.borrow().is_some()
            && self.latest.borrow().is_none()
            && !self.busy.get()
            && !self.unkept.get()
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

    /// What [`Self::note`] will tell of this, so that it can be drawn with the rest.
    #[must_use]
    pub fn will_tell(&self, state: &State) -> Option<Keeping> {
        let keeps = state.phone.is_some_and(Phone::may_store) && state.has_words();
        keeps.then(|| match self.is_kept(state) {
            true => Keeping::Kept,
            false => Keeping::Owed,
        })
    }

    fn is_kept(&self, state: &State) -> bool {
        let kept = self.kept.borrow();
        !self.busy.get() && kept.as_ref().is_some_and(|kept| kept.says(state))
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
        if self.is_kept(state) {
            // What was owed meanwhile is not how it stands any more.
            self.timer.borrow_mut().take();
            self.latest.borrow_mut().take();
            self.unkept.set(false);
            self.told.emit(Keeping::Kept);
            return;
        }
        *self.latest.borrow_mut() = Some(Rc::clone(state));
        self.told.emit(Keeping::Owed);
        self.noted_at_ms.set(now_ms());
        if self.timer.borrow().is_none() {
            self.keep_after(SOON_MS);
        }
    }

    /// Keeps what is owed after so many milliseconds, or once nobody has typed for
    /// [`SOON_MS`]. One timer for many keys: a slow phone notices one for each.
    fn keep_after(self: &Rc<Self>, ms: u32) {
        let me = Rc::clone(self);
        let timer = Timeout::new(ms, move || {
            let quiet_ms = now_ms().saturating_sub(me.noted_at_ms.get());
            match u32::try_from(quiet_ms) {
                Ok(quiet_ms) if quiet_ms < SOON_MS => me.keep_after(SOON_MS - quiet_ms),
                // Or the clock has been put back.
                _ => me.keep_now(),
            }
        });
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
                me.unkept.set(outcome.is_err());
                let owed = me.latest.borrow().is_some();
                me.told.emit(match outcome {
                    Err(CryptoFault::Storage(StorageFault::Full)) => Keeping::Full,
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
        let packed = Draft::of(state, now_ms())
            .packed()
            .map_err(|_| CryptoFault::Unreadable)?;
        let key = DraftKey::kept_or_new(&self.storage, KeyFor::Draft).await?;
        let lock = self.lock.borrow().clone();
        if lock.is_none() && self.lock_record().await?.is_some() {
            // Another tab has put a lock on it: nothing is kept beside it in the open.
            return Err(CryptoFault::Unreadable);
        }
        let mut writes = Vec::new();
        let text = match &lock {
            Some(Lock {
                record,
                key: second,
            }) => {
                let record = record.kept_at(now_ms());
                writes.push(Write::Put(Shelf::Draft, LOCK_KEY.to_owned(), record.text()));
                key.encrypt(second.encrypt(&packed).await?.as_bytes())
                    .await?
            }
            None => key.encrypt(&packed).await?,
        };
        if self.turn.get() != turn {
            return Ok(());
        }
        writes.push(Write::Put(Shelf::Draft, DRAFT_KEY.to_owned(), text));
        self.storage.commit(&writes).await?;
        self.tell_other_tabs();
        Ok(())
    }

    /// Nothing more is kept of what was being written.
    pub fn stop(&self) {
        self.turn.set(self.turn.get().wrapping_add(1));
        self.timer.borrow_mut().take();
        self.latest.borrow_mut().take();
        self.kept.borrow_mut().take();
        self.unkept.set(false);
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
        self.storage.set_key(KeyFor::Draft.name(), None).await?;
        let gone = [DRAFT_KEY, LOCK_KEY];
        let gone = gone.map(|key| Write::Remove(Shelf::Draft, key.to_owned()));
        self.storage.commit(&gone).await?;
        self.lock.borrow_mut().take();
        self.tell_other_tabs();
        Ok(())
    }
}
