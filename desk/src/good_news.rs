//! Good news and thank-yous: opened in this browser, one after the other, and in memory
//! only. Nobody has to do anything about them but enjoy them.

pub mod card;
pub mod page;

use crate::fault_words;
use crate::reading::opened::{OpenedViews, open, words};
use crate::stage::KeyRing;
use api::desk::inbox::{Item, Opened};
use client::fetch::Fetch;
use client::{Client, Fault};
use domain::ids::SubmissionId;
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

/// What became of opening one.
#[derive(Clone)]
pub enum Read {
    /// Here are its words.
    Words(Rc<OpenedViews>),
    /// It stays shut: why, in plain words.
    Shut(String),
}

/// What has been read on this page. Gone with it.
#[derive(Clone, Default)]
pub struct Wall {
    read: BTreeMap<SubmissionId, Read>,
    /// Whether some are being opened.
    pub busy: bool,
}

/// What can happen to it.
pub enum Change {
    /// Opening begins.
    Begin,
    /// One was opened, or was not.
    One(SubmissionId, Read),
    /// All have been tried.
    Over,
}

impl Reducible for Wall {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        match change {
            Change::Begin => next.busy = true,
            Change::One(id, read) => {
                next.read.insert(id, read);
            }
            Change::Over => next.busy = false,
        }
        Rc::new(next)
    }
}

impl Wall {
    /// What became of opening this one, if it was tried.
    #[must_use]
    pub fn of(&self, id: &SubmissionId) -> Option<&Read> {
        self.read.get(id)
    }

    /// Those that are still to be opened, in this order.
    #[must_use]
    pub fn left(&self, items: &[Item]) -> Vec<SubmissionId> {
        items
            .iter()
            .map(|item| &item.id)
            .filter(|id| !matches!(self.read.get(*id), Some(Read::Words(_))))
            .cloned()
            .collect()
    }
}

/// Fetches and opens one, and says that it was opened.
///
/// # Errors
/// [`Fault`] when the server cannot be asked; what cannot be opened is [`Read::Shut`].
pub async fn read(id: &SubmissionId, ring: &KeyRing) -> Result<(Read, Option<Opened>), Fault> {
    let client = Client::new(Fetch::default());
    let held = client.held(id).await?;
    Ok(match open(held, ring) {
        Ok(opened) => {
            // That it was read is told best: without it, it is only listed as unopened.
            let told = client.mark_opened(id).await.ok();
            (Read::Words(Rc::new(opened)), told)
        }
        Err(fault) => (Read::Shut(words(&fault).to_owned()), None),
    })
}

/// Why one could not be fetched.
#[must_use]
pub fn not_fetched(fault: &Fault) -> Read {
    Read::Shut(fault_words::words(fault))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inbox::tests::item;

    #[test]
    fn what_could_not_be_opened_is_tried_again_and_nothing_is_counted_twice() {
        let items = [item(1, false, true), item(2, false, false)];
        let id = |at: usize| items[at].id.clone();
        let wall = Rc::new(Wall::default()).reduce(Change::Begin);
        assert!(wall.busy);
        let wall = wall
            .reduce(Change::One(id(0), not_fetched(&Fault::Offline)))
            .reduce(Change::Over);
        assert!(!wall.busy);
        assert!(matches!(wall.of(&id(0)), Some(Read::Shut(_))));
        assert!(wall.of(&id(1)).is_none());
        assert_eq!(wall.left(&items), [id(0), id(1)]);
    }
}
