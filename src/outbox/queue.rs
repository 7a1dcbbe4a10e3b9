//! Every submission that this tab knows of, and the receipts of those that arrived.
//!
//! It agrees with what other tabs did before it acts, and acts on one submission
//! only once at a time. Timers, locks and the page are [`super::provider`]'s.

use super::item::{ITEM_VERSION, Item, KeptReceipt, Stage};
use super::plan::{Event, Progress};
use super::sender::Ports;
use crate::platform::storage::{Shelf, Shelves, StorageFault, Write};
use client::transport::Transport;
use domain::ids::SubmissionId;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// Submissions on their way, and receipts.
#[derive(Debug)]
pub struct Queue<S, T> {
    ports: Ports<S, T>,
    on_way: RefCell<Vec<Progress>>,
    receipts: RefCell<Vec<KeptReceipt>>,
    at_work: RefCell<BTreeSet<SubmissionId>>,
}

impl<S: Shelves, T: Transport> Queue<S, T> {
    /// Nothing yet.
    pub const fn new(ports: Ports<S, T>) -> Self {
        Self {
            ports,
            on_way: RefCell::new(Vec::new()),
            receipts: RefCell::new(Vec::new()),
            at_work: RefCell::new(BTreeSet::new()),
        }
    }

    /// What is on its way, oldest first.
    pub fn on_way(&self) -> Vec<Progress> {
        self.on_way.borrow().clone()
    }

    /// The receipts, newest last.
    pub fn receipts(&self) -> Vec<KeptReceipt> {
        self.receipts.borrow().clone()
    }

    /// Takes what was just sealed. Next comes [`Event::Sealed`].
    pub fn accept(&self, item: Item, may_keep: bool) {
        let progress = Progress::just_sealed(item, may_keep);
        self.on_way.borrow_mut().push(progress);
    }

    /// Reads what is kept on this phone: items of before or of another tab, and
    /// receipts. An item that cannot be read or has changed on disk is left where it
    /// is and not sent.
    ///
    /// # Errors
    /// A [`StorageFault`]; what is already known stays.
    pub async fn look(&self) -> Result<(), StorageFault> {
        for text in self.ports.shelves.list(Shelf::Outbox).await? {
            let Ok(item) = serde_json::from_str::<Item>(&text) else {
                continue;
            };
            if !item.is_whole() {
                continue;
            }
            let idle = !self.at_work.borrow().contains(&item.id);
            let mut on_way = self.on_way.borrow_mut();
            match on_way.iter_mut().find(|other| other.item.id == item.id) {
                None => on_way.push(Progress::found(item)),
                // Another tab has put a new proof beside the sealed bytes.
                Some(other) if idle && other.kept && other.item.sha256 != item.sha256 => {
                    *other = Progress::found(item);
                }
                Some(_) => {}
            }
        }
        let now_ms = (self.ports.now_ms)();
        for text in self.ports.shelves.list(Shelf::Receipts).await? {
            let Ok(kept) = serde_json::from_str::<KeptReceipt>(&text) else {
                continue;
            };
            if kept.is_over(now_ms) {
                self.forget_receipt(&kept.receipt.id).await?;
            } else {
                self.add_receipt(kept);
            }
        }
        Ok(())
    }

    /// Agrees with what another tab has done, without sending anything.
    pub async fn catch_up(&self) {
        // What cannot be read now is read before the next try.
        let _ = self.look().await;
        for progress in self.on_way() {
            let id = progress.item.id;
            let idle = !self.at_work.borrow().contains(&id);
            if progress.kept && idle && self.was_dealt_with(&id).await {
                self.on_way.borrow_mut().retain(|other| other.item.id != id);
            }
        }
    }

    /// Carries one submission on from `event`, unless that is already being done.
    /// Hands back how long to wait before the next try.
    pub async fn carry(&self, id: &SubmissionId, event: Event, shown: impl Fn()) -> Option<u32> {
        if !self.at_work.borrow_mut().insert(id.clone()) {
            return None;
        }
        let wait_ms = self.carry_alone(id, event, &shown).await;
        self.at_work.borrow_mut().remove(id);
        shown();
        wait_ms
    }

    async fn carry_alone(&self, id: &SubmissionId, event: Event, shown: &impl Fn()) -> Option<u32> {
        let progress = self.find(id)?;
        if progress.kept && self.was_dealt_with(id).await {
            self.on_way
                .borrow_mut()
                .retain(|other| other.item.id != *id);
            return None;
        }
        let (progress, wait_ms) = self
            .ports
            .carry_on(progress, event, |progress| {
                self.replace(progress);
                shown();
            })
            .await;
        if let Stage::Sent(receipt) = &progress.item.stage {
            self.on_way
                .borrow_mut()
                .retain(|other| other.item.id != *id);
            self.add_receipt(KeptReceipt {
                v: ITEM_VERSION,
                receipt: receipt.clone(),
                after: progress.item.after.clone(),
                kept_at_ms: (self.ports.now_ms)(),
                on_phone: progress.kept,
            });
        }
        wait_ms
    }

    /// Whether another tab has sent it, or the young person has taken it away there.
    async fn was_dealt_with(&self, id: &SubmissionId) -> bool {
        let still_there = self.ports.shelves.read(Shelf::Outbox, id.as_str()).await;
        if !matches!(still_there, Ok(None)) {
            // Storage that cannot be read proves nothing: sending twice does no harm.
            return false;
        }
        let receipt = self.ports.shelves.read(Shelf::Receipts, id.as_str()).await;
        if let Ok(Some(text)) = receipt
            && let Ok(kept) = serde_json::from_str(&text)
        {
            self.add_receipt(kept);
        }
        true
    }

    /// Takes an unsent submission away for good, because the young person asked.
    ///
    /// # Errors
    /// A [`StorageFault`]: it may still be on the phone, and is still shown.
    pub async fn forget(&self, id: &SubmissionId) -> Result<(), StorageFault> {
        if self.find(id).is_some_and(|progress| progress.may_keep) {
            let write = Write::Remove(Shelf::Outbox, id.to_string());
            self.ports.shelves.commit(&[write]).await?;
        }
        self.on_way
            .borrow_mut()
            .retain(|other| other.item.id != *id);
        Ok(())
    }

    /// Takes a receipt away.
    ///
    /// # Errors
    /// A [`StorageFault`]: it may still be on the phone, and is still shown.
    pub async fn forget_receipt(&self, id: &SubmissionId) -> Result<(), StorageFault> {
        let write = Write::Remove(Shelf::Receipts, id.to_string());
        self.ports.shelves.commit(&[write]).await?;
        self.receipts
            .borrow_mut()
            .retain(|kept| kept.receipt.id != *id);
        Ok(())
    }

    fn find(&self, id: &SubmissionId) -> Option<Progress> {
        let on_way = self.on_way.borrow();
        on_way.iter().find(|other| other.item.id == *id).cloned()
    }

    fn replace(&self, progress: &Progress) {
        let mut on_way = self.on_way.borrow_mut();
        if let Some(held) = on_way
            .iter_mut()
            .find(|other| other.item.id == progress.item.id)
        {
            *held = progress.clone();
        }
    }

    fn add_receipt(&self, kept: KeptReceipt) {
        let mut receipts = self.receipts.borrow_mut();
        if receipts
            .iter()
            .all(|other| other.receipt.id != kept.receipt.id)
        {
            receipts.push(kept);
        }
    }
}

#[cfg(test)]
#[path = "queue/tests.rs"]
mod tests;
