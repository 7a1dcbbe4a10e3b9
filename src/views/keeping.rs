//! Keeps the draft while it is written, on a phone that is just the young person's,
//! and says truthfully whether it is kept.

use super::draft::{Draft, DraftFault, KEPT_DAYS, TakenUp};
use super::lock::{LockRecord, Tried};
use super::phone::Phone;
use super::state::State;
use crate::outbox::sender::DRAFT_KEY;
use crate::outbox::truth::Keeping;
use crate::platform::clock::now_ms;
use crate::platform::crypto::{CryptoFault, DraftKey, KeyFor, random_bytes};
use crate::platform::locks::{OtherTabs, hold};
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

    async fn lock_record(&self) -> Result<Option<LockRecord>, StorageFault> {
        let text = self.storage.read(Shelf::Draft, LOCK_KEY).await?;
        Ok(text.as_deref().map(LockRecord::read))
    }

    /// Whether what is written is under a picture lock.
    #[must_use]
    pub fn has_lock(&self) -> bool {
        self.lock.borrow().is_some()
    }

    /// Puts a picture lock on what is written from now on, or takes it off.
    ///
    /// # Errors
    /// [`CryptoFault`]: everything is then as it was.
    pub async fn set_lock(&self, pictures: Option<Vec<u8>>) -> Result<(), CryptoFault> {
        let lock = match pictures {
            Some(pictures) => {
                let salt = random_bytes().ok_or(CryptoFault::Missing)?;
                let record = LockRecord::new(salt, now_ms());
                let key = second_key(&pictures, &record)
                    .await
                    .ok_or(CryptoFault::Missing)?;
                Some(Lock { record, key })
            }
            None => {
                let gone = Write::Remove(Shelf::Draft, LOCK_KEY.to_owned());
                self.storage.commit(&[gone]).await?;
                None
            }
        };
        *self.lock.borrow_mut() = lock;
        // What is on the phone is not as it should be: it is kept anew.
        self.kept.borrow_mut().take();
        Ok(())
    }

    /// The draft under the picture lock. The try is counted before it is made.
    ///
    /// # Errors
    /// [`Tried`]: what became of it instead.
    pub async fn open_lock(
        &self,
        pictures: &[u8],
        form: impl Fn(&FormId) -> Option<Rc<Form>>,
    ) -> Result<TakenUp, Tried> {
        let _one_at_a_time = hold(LOCK_KEY).await;
        let not_now = |_| Tried::NotNow;
        let record = self.lock_record().await.map_err(not_now)?;
        let record = record.ok_or(Tried::Gone)?;
        let Some(tried) = record.tried() else {
            self.destroy().await.map_err(not_now)?;
            return Err(Tried::Gone);
        };
        self.put_record(&tried).await.map_err(not_now)?;
        let text = self.storage.read(Shelf::Draft, DRAFT_KEY).await;
        let text = text.map_err(not_now)?.ok_or(Tried::Gone)?;
        let second = second_key(pictures, &record).await.ok_or(Tried::NotNow)?;
        match self.opened(&text, &second).await {
            Some(draft) => {
                let record = tried.opened();
                self.put_record(&record).await.map_err(not_now)?;
                let form = form(&draft.form).ok_or(Tried::NotNow)?;
                *self.lock.borrow_mut() = Some(Lock {
                    record,
                    key: second,
                });
                Ok(draft.take_up(form))
            }
            None if tried.tries_left == 0 => {
                self.destroy().await.map_err(not_now)?;
                Err(Tried::Gone)
            }
            None => Err(Tried::Wrong(tried.tries_left)),
        }
    }

    async fn put_record(&self, record: &LockRecord) -> Result<(), StorageFault> {
        let put = Write::Put(Shelf::Draft, LOCK_KEY.to_owned(), record.text());
        self.storage.commit(&[put]).await
    }

    async fn opened(&self, text: &str, second: &DraftKey) -> Option<Draft> {
        let key = DraftKey::kept(&self.storage, KeyFor::Draft).await.ok()??;
        let inner = String::from_utf8(key.decrypt(text).await.ok()?).ok()?;
        Draft::read(&second.decrypt(&inner).await.ok()?).ok()
    }

    /// Keeps what is owed and lets go of the key; how many tries there are. Nothing where
    /// it could not be kept: locking would lose words, so they stay on the screen.
    pub async fn lock_now(self: &Rc<Self>) -> Option<u8> {
        self.keep_now();
        while self.busy.get() {
            gloo::timers::future::TimeoutFuture::new(SOON_MS).await;
        }
        if !self.is_settled() {
            return None;
        }
        self.stop();
        self.lock
            .borrow_mut()
            .take()
            .map(|lock| lock.record.tries_left)
    }
}

async fn second_key(pictures: &[u8], record: &LockRecord) -> Option<DraftKey> {
    let bytes = seal::picture_key(pictures, &record.salt).ok()?;
    DraftKey::of(&bytes).await
}
