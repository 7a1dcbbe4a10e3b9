//! The picture lock over the draft that a [`Keeper`] keeps: put on, opened, closed
//! again. How tries are counted is `lock`'s.

use super::{Keeper, LOCK_KEY, Lock, SOON_MS};
use crate::outbox::sender::DRAFT_KEY;
use crate::platform::clock::now_ms;
use crate::platform::crypto::{CryptoFault, DraftKey, KeyFor, random_bytes};
use crate::platform::locks::hold;
use crate::platform::storage::{Shelf, Shelves as _, StorageFault, Write};
use crate::views::draft::{Draft, TakenUp};
use crate::views::lock::{LockRecord, Tried};
use domain::form::Form;
use domain::ids::FormId;
use std::rc::Rc;

impl Keeper {
    pub(super) async fn lock_record(&self) -> Result<Option<LockRecord>, StorageFault> {
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
