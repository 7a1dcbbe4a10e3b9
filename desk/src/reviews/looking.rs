//! Looking at the list: page after page from the server, each note opened here.

use super::listing::Line;
use super::{Change, State};
use crate::app::is_signed_out;
use crate::platform::clock;
use crate::stage::{Event, KeyRing, WhySignedOut};
use api::desk::invitations::Item;
use client::Client;
use client::fetch::Fetch;
use domain::invitation::NoteForTeam;
use domain::participation::NoteOfReview;
use seal::invitation::making::{open_review_note, open_team_note};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use yew::prelude::*;

/// One look at the list, from its first page to its last.
pub(super) struct Looking {
    pub(super) ring: KeyRing,
    pub(super) opened: Rc<RefCell<HashMap<String, NoteForTeam>>>,
    pub(super) known: Rc<RefCell<HashMap<String, NoteOfReview>>>,
    pub(super) alive: Rc<Cell<bool>>,
    pub(super) state: UseReducerDispatcher<State>,
    pub(super) tell: Callback<Event>,
}

impl Looking {
    /// Looks, and says what it found as it comes.
    pub(super) async fn look(self) {
        let client = Client::new(Fetch::default());
        let mut lines = Vec::new();
        let mut after = None;
        while self.alive.get() {
            match client.invitations(after.as_ref()).await {
                Ok(page) => {
                    lines.extend(page.items.into_iter().map(|item| Rc::new(self.open(item))));
                    after = page.next;
                    let whole = after.is_none();
                    let came = Change::Came(Ok(lines.clone()), whole, clock::time_of_day());
                    self.state.dispatch(came);
                    if whole {
                        return;
                    }
                    clock::turn().await;
                }
                Err(fault) if is_signed_out(&fault) => {
                    self.tell.emit(Event::SignedOut(WhySignedOut::Ended));
                    return;
                }
                Err(fault) => {
                    let came = Change::Came(Err(fault), true, clock::time_of_day());
                    self.state.dispatch(came);
                    return;
                }
            }
        }
    }

    /// Opened once: the list is looked at often and changes seldom.
    fn open(&self, item: Item) -> Line {
        let known = self.opened.borrow().get(&item.note_for_team).cloned();
        let note = known.or_else(|| {
            let key = self.ring.of_epoch(item.epoch)?;
            let note = open_team_note(key, &item.id, &item.note_for_team).ok()?;
            let sealed = item.note_for_team.clone();
            self.opened.borrow_mut().insert(sealed, note.clone());
            Some(note)
        });
        let review = item.review.as_ref().and_then(|sealed| {
            let known = self.known.borrow().get(&sealed.note).cloned();
            known.or_else(|| {
                let key = self.ring.of_epoch(sealed.epoch)?;
                let review = open_review_note(key, &item.id, &sealed.note).ok()?;
                let mut known = self.known.borrow_mut();
                known.insert(sealed.note.clone(), review.clone());
                Some(review)
            })
        });
        Line { item, note, review }
    }
}
