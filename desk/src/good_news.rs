//! Good news and thank-yous: opened in this browser, a page of them at a time, and in
//! memory only. Nobody has to do anything about them but enjoy them.

pub mod card;
pub mod page;
pub mod put_up;

use crate::fault_words;
use crate::reading::opened::{OpenedViews, open, words};
use crate::stage::KeyRing;
use api::desk::inbox::{Item, Opened, Several};
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
    /// Some were opened, or were not.
    Some(Vec<(SubmissionId, Read)>),
    /// All have been tried.
    Over,
}

impl Reducible for Wall {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        match change {
            Change::Begin => next.busy = true,
            Change::Some(read) => next.read.extend(read),
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

/// Fetches and opens some: at most [`api::desk::inbox::PAGE`].
///
/// # Errors
/// [`Fault`] when the server cannot be asked; what cannot be opened is [`Read::Shut`].
pub async fn read(
    ids: &[SubmissionId],
    ring: &KeyRing,
) -> Result<Vec<(SubmissionId, Read)>, Fault> {
    let several = Several { ids: ids.to_vec() };
    let found = Client::new(Fetch::default()).several(&several).await?;
    let opened = found.held.into_iter().map(|held| {
        let id = held.item.id.clone();
        match open(held, ring) {
            Ok(opened) => (id, Read::Words(Rc::new(opened))),
            Err(fault) => (id, Read::Shut(words(&fault).to_owned())),
        }
    });
    Ok(opened.collect())
}

/// Says which of these were opened; without it they are only listed as unopened, so that it
/// fails is nobody's trouble.
pub async fn say_opened(found: &[(SubmissionId, Read)]) -> Vec<(SubmissionId, Opened)> {
    let opened = found
        .iter()
        .filter(|(_, read)| matches!(read, Read::Words(_)));
    let ids: Vec<_> = opened.map(|(id, _)| id.clone()).collect();
    if ids.is_empty() {
        return Vec::new();
    }
    let client = Client::new(Fetch::default());
    let marked = client.mark_several_opened(&Several { ids }).await;
    marked.map_or_else(|_| Vec::new(), |marked| marked.opened)
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
            .reduce(Change::Some(vec![(id(0), not_fetched(&Fault::Offline))]))
            .reduce(Change::Over);
        assert!(!wall.busy);
        assert!(matches!(wall.of(&id(0)), Some(Read::Shut(_))));
        assert!(wall.of(&id(1)).is_none());
        assert_eq!(wall.left(&items), [id(0), id(1)]);
    }
}
