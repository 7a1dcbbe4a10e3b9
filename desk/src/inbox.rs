//! What has been sent, in the order to read it. The server knows no word of it: only
//! when it came, which questions were answered, and whether somebody has opened it.

pub mod by_law;
pub mod clock;
pub mod page;
pub mod sheet;
pub mod showing;
pub mod table;
pub mod whose;

use crate::platform::{activity, clock as watch};
use crate::remote::Remote;
use api::desk::inbox::{AssignedTo, Cursor, Inbox, Item, Only, Opened, PAGE};
use client::fetch::Fetch;
use client::{Client, Fault};
use domain::ids::SubmissionId;
use domain::receipt::Stage;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Seconds between two looks at the inbox while it is open.
const LOOKS_EVERY: u32 = 60;

/// What is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// As the server ordered them.
    pub items: Vec<Item>,
    /// Where the next page begins, when there is one.
    pub next: Option<Cursor>,
    /// How many are unopened, on every page together.
    pub unopened: u64,
    /// When this was so, `14:05`.
    pub at: String,
}

/// The inbox, and which submission is being read.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// What is listed.
    pub listing: Remote<Rc<Listing>>,
    /// The submission being read.
    pub chosen: Option<SubmissionId>,
}

/// What can happen.
#[derive(Debug)]
pub enum Change {
    /// Other lines are asked for than before.
    Over,
    /// The first page came, or did not.
    Came(Result<Inbox, Fault>, String),
    /// The next page came, or did not.
    MoreCame(Result<Inbox, Fault>),
    /// One is to be read, or none.
    Choose(Option<SubmissionId>),
    /// Somebody has opened it, as the server now knows.
    Opened(SubmissionId, Opened),
    /// Who answers it now, as the server knows.
    Assigned(SubmissionId, Option<AssignedTo>),
    /// Something was said back: the stage reached, and whether it is in the record.
    Answered(SubmissionId, Option<Stage>, bool),
}

impl Default for State {
    fn default() -> Self {
        Self {
            listing: Remote::Waiting,
            chosen: None,
        }
    }
}

impl Reducible for State {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        match change {
            Change::Over => next.listing = Remote::Waiting,
            Change::Came(answer, at) => {
                let shown = next.listing.shown().cloned();
                let fresh = answer.map(|inbox| Rc::new(fresh(inbox, at, shown.as_deref())));
                next.listing = next.listing.after(fresh);
            }
            Change::MoreCame(answer) => {
                let Some(shown) = next.listing.shown().cloned() else {
                    return self;
                };
                let longer = answer.map(|inbox| Rc::new(longer(&shown, inbox)));
                next.listing = next.listing.after(longer);
            }
            Change::Choose(chosen) => next.chosen = chosen,
            Change::Opened(id, opened) => {
                next.listing = next
                    .listing
                    .map(|listing| Rc::new(with_opened(&listing, &id, &opened)));
            }
            Change::Assigned(id, to) => {
                next.listing = next
                    .listing
                    .map(|listing| Rc::new(with_assigned(&listing, &id, to)));
            }
            Change::Answered(id, stage, in_record) => {
                next.listing = next
                    .listing
                    .map(|listing| Rc::new(with_answered(&listing, &id, stage, in_record)));
            }
        }
        Rc::new(next)
    }
}

/// A fresh first page. Pages that were asked for before stay below it.
fn fresh(inbox: Inbox, at: String, before: Option<&Listing>) -> Listing {
    let mut listing = Listing {
        items: inbox.items,
        next: inbox.next,
        unopened: inbox.unopened,
        at,
    };
    if let Some(before) = before.filter(|before| before.items.len() > PAGE) {
        let known = listing.items.clone();
        let older = before.items.iter().skip(PAGE);
        listing.items.extend(
            older
                .filter(|item| known.iter().all(|k| k.id != item.id))
                .cloned(),
        );
        listing.next = before.next.clone();
    }
    listing
}

fn longer(shown: &Listing, inbox: Inbox) -> Listing {
    let mut listing = shown.clone();
    let new = inbox
        .items
        .into_iter()
        .filter(|item| shown.items.iter().all(|known| known.id != item.id));
    listing.items.extend(new);
    listing.next = inbox.next;
    listing.unopened = inbox.unopened;
    listing
}

fn with_assigned(listing: &Listing, id: &SubmissionId, to: Option<AssignedTo>) -> Listing {
    let mut listing = listing.clone();
    if let Some(item) = listing.items.iter_mut().find(|item| item.id == *id) {
        item.assigned = to;
    }
    listing
}

/// The line stays where it is: nothing jumps under somebody who reads.
fn with_opened(listing: &Listing, id: &SubmissionId, opened: &Opened) -> Listing {
    let mut listing = listing.clone();
    for item in &mut listing.items {
        if item.id == *id && item.opened.is_none() {
            item.opened = Some(opened.clone());
            listing.unopened = listing.unopened.saturating_sub(1);
        }
    }
    listing
}

fn with_answered(
    listing: &Listing,
    id: &SubmissionId,
    stage: Option<Stage>,
    in_record: bool,
) -> Listing {
    let mut listing = listing.clone();
    for item in listing.items.iter_mut().filter(|item| item.id == *id) {
        item.stage = stage;
        item.in_record = in_record;
    }
    listing
}

impl Listing {
    /// What to read after this one: the next unopened below it, else the first
    /// unopened of all.
    #[must_use]
    pub fn after(&self, id: &SubmissionId) -> Option<&SubmissionId> {
        let at = self.items.iter().position(|item| item.id == *id)?;
        let (above, below) = self.items.split_at(at);
        below
            .iter()
            .skip(1)
            .chain(above)
            .find(|item| item.opened.is_none())
            .map(|item| &item.id)
    }
}

/// The inbox and what can be asked of it.
#[derive(Clone, PartialEq)]
pub struct InboxHandle {
    state: UseReducerHandle<State>,
    /// Asks the server again.
    pub refresh: Callback<()>,
    /// Asks for the next page.
    pub more: Callback<()>,
}

impl InboxHandle {
    /// The inbox.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Tells what happened.
    pub fn tell(&self, change: Change) {
        self.state.dispatch(change);
    }

    /// How many are unopened, when it is known.
    #[must_use]
    pub fn unopened(&self) -> Option<u64> {
        self.state.listing.shown().map(|listing| listing.unopened)
    }

    /// Why what is listed is not fresh.
    #[must_use]
    pub fn fault(&self) -> Option<&Fault> {
        self.state.listing.fault()
    }
}

/// What is asked for of the inbox: at once, each minute, and on coming back to the page.
/// An answer to what was asked for before is not shown.
#[hook]
pub fn use_inbox(only: &Only) -> InboxHandle {
    let state = use_reducer_eq(State::default);
    let asked = use_mut_ref(|| only.clone());
    let refresh = {
        let dispatcher = state.dispatcher();
        let asked = Rc::clone(&asked);
        use_callback(only.clone(), move |(), only| {
            let (dispatcher, asked) = (dispatcher.clone(), Rc::clone(&asked));
            let only = only.clone();
            spawn_local(async move {
                let answer = Client::new(Fetch::default()).inbox_of(&only, None).await;
                if *asked.borrow() == only {
                    dispatcher.dispatch(Change::Came(answer, watch::time_of_day()));
                }
            });
        })
    };
    let more = {
        let dispatcher = state.dispatcher();
        let next = state
            .listing
            .shown()
            .and_then(|listing| listing.next.clone());
        let asked = Rc::clone(&asked);
        use_callback((only.clone(), next), move |(), (only, next)| {
            let (dispatcher, next) = (dispatcher.clone(), next.clone());
            let (asked, only) = (Rc::clone(&asked), only.clone());
            spawn_local(async move {
                let client = Client::new(Fetch::default());
                let answer = client.inbox_of(&only, next.as_ref()).await;
                if *asked.borrow() == only {
                    dispatcher.dispatch(Change::MoreCame(answer));
                }
            });
        })
    };
    {
        let (refresh, dispatcher) = (refresh.clone(), state.dispatcher());
        use_effect_with(only.clone(), move |only| {
            if *asked.borrow() != *only {
                asked.replace(only.clone());
                dispatcher.dispatch(Change::Over);
            }
            refresh.emit(());
            let returning = activity::on_return(&refresh);
            let looking = watch::every(LOOKS_EVERY, refresh);
            move || drop((returning, looking))
        });
    }
    InboxHandle {
        state,
        refresh,
        more,
    }
}

#[cfg(test)]
#[path = "inbox/tests.rs"]
pub(crate) mod tests;
