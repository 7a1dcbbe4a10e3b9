//! Carries out the plan for one submission: writes, requests, waits.
//!
//! What to do is decided in [`super::plan`]; when to begin, and which tab, in
//! [`super::queue`].

use super::item::{ITEM_VERSION, Item, KeptReceipt};
use super::plan::{Effect, Event, Progress, Reply, plan};
use crate::platform::storage::{Shelf, Shelves, StorageFault, Write};
use client::transport::Transport;
use client::{Client, Fault};
use domain::submission::Receipt;

/// The key of the only draft.
pub const DRAFT_KEY: &str = "views";

/// What carrying out the plan needs from outside.
#[derive(Debug, Clone)]
pub struct Ports<S, T> {
    /// Where items and receipts are kept.
    pub shelves: S,
    /// The server.
    pub client: Client<T>,
    /// The phone's clock, in milliseconds since 1970. Only receipts carry it.
    pub now_ms: fn() -> i64,
    /// Spreads the waits.
    pub random: fn() -> u32,
}

impl<S: Shelves, T: Transport> Ports<S, T> {
    /// Carries the plan on from `event` until there is nothing more to do at once,
    /// telling `shown` of each state on the way. Hands back how long to wait, if the
    /// plan says so.
    pub async fn carry_on(
        &self,
        mut progress: Progress,
        event: Event,
        mut shown: impl FnMut(&Progress),
    ) -> (Progress, Option<u32>) {
        let mut next = Some(event);
        let mut wait_ms = None;
        while let Some(event) = next.take() {
            let effects;
            (progress, effects) = plan(progress, event, (self.random)());
            shown(&progress);
            for effect in effects {
                match effect {
                    Effect::WaitMs(ms) => wait_ms = Some(ms),
                    effect => next = self.carry_out(&progress, effect).await,
                }
            }
        }
        (progress, wait_ms)
    }

    async fn carry_out(&self, progress: &Progress, effect: Effect) -> Option<Event> {
        let item = &progress.item;
        match effect {
            Effect::Put => Some(Event::Answered(self.put(item).await)),
            Effect::Keep => Some(self.keep(progress, &[]).await),
            // A request was never the draft: one that is there are views, still being written.
            Effect::KeepAndForgetDraft if item.after.purpose.is_some() => {
                Some(self.keep(progress, &[]).await)
            }
            Effect::KeepAndForgetDraft => {
                let draft = Write::Remove(Shelf::Draft, DRAFT_KEY.to_owned());
                Some(self.keep(progress, &[draft]).await)
            }
            Effect::KeepReceiptAndForgetItem(receipt) => {
                // If this fails the item is found again at the next start, sent again,
                // and answered with the same receipt.
                Some(match self.keep_receipt(progress, receipt).await {
                    Ok(()) => Event::Kept,
                    Err(_) => Event::NotKept,
                })
            }
            Effect::WaitMs(_) => None,
        }
    }

    async fn put(&self, item: &Item) -> Reply {
        match self.client.send(&item.id, &item.body).await {
            Ok(receipt) => Reply::Receipt(receipt),
            Err(Fault::Refused(problem)) => Reply::Refused {
                code: problem.code,
                retry_after_seconds: problem.retry_after_seconds,
            },
            Err(Fault::Unreadable { .. }) => Reply::NotOurs,
            Err(Fault::Offline) => Reply::Nothing,
        }
    }

    async fn keep(&self, progress: &Progress, with: &[Write]) -> Event {
        if !progress.may_keep {
            return Event::NotKept;
        }
        let Ok(text) = serde_json::to_string(&progress.item) else {
            return Event::NotKept;
        };
        let id = progress.item.id.to_string();
        let mut writes = vec![Write::Put(Shelf::Outbox, id, text)];
        writes.extend_from_slice(with);
        match self.shelves.commit(&writes).await {
            Ok(()) => Event::Kept,
            Err(_) => Event::NotKept,
        }
    }

    async fn keep_receipt(
        &self,
        progress: &Progress,
        receipt: Receipt,
    ) -> Result<(), StorageFault> {
        if !progress.may_keep {
            return Err(StorageFault::Refused);
        }
        let id = progress.item.id.to_string();
        let kept = KeptReceipt {
            v: ITEM_VERSION,
            receipt,
            after: progress.item.after.clone(),
            kept_at_ms: (self.now_ms)(),
            on_phone: true,
        };
        let text = serde_json::to_string(&kept).map_err(|_| StorageFault::Broken)?;
        let both = [
            Write::Put(Shelf::Receipts, id.clone(), text),
            Write::Remove(Shelf::Outbox, id),
        ];
        self.shelves.commit(&both).await
    }
}
