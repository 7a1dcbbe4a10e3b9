//! Offers, after something was sent, to keep its answers for next time; finds those of
//! last time when *My views* is opened on a phone that is just the young person's.

use super::{LastTime, keeping};
use crate::platform::storage::IndexedDb;
use crate::views::phone::Phone;
use crate::views::state::{Action, State};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// What becomes of the answers that were just sent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Offer {
    /// Nothing is offered: nothing was sent, or the phone is not just theirs.
    #[default]
    None,
    /// They may be kept. They are in memory until the young person goes on.
    Open(Rc<LastTime>),
    /// They are kept.
    Kept,
    /// This browser would not keep them.
    Refused,
}

/// The offer, and what can be done about it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NextTime {
    /// How it stands.
    pub offer: Offer,
    /// Something was sent like this, or the young person has gone on.
    pub(in crate::views) offering: Callback<Option<Rc<State>>>,
    /// Keeps what is offered.
    pub keep: Callback<()>,
    /// Takes whatever is kept off this phone.
    pub forget: Callback<()>,
}

/// Offers and finds.
#[hook]
pub fn use_next_time(state: &UseReducerHandle<State>) -> NextTime {
    let offer = use_state_eq(Offer::default);
    let may_keep = state.phone.is_some_and(Phone::may_store);
    {
        let state = state.dispatcher();
        use_effect_with(may_keep, move |may_keep| {
            if *may_keep {
                spawn_local(async move {
                    let found = keeping::find(&IndexedDb::default()).await;
                    state.dispatch(Action::LastTime(found.map(Rc::new)));
                });
            }
        });
    }
    let offering = {
        let offer = offer.setter();
        use_callback((), move |sent: Option<Rc<State>>, ()| {
            let last = sent
                .filter(|sent| sent.phone.is_some_and(Phone::may_store))
                .and_then(|sent| LastTime::of(&sent, crate::platform::clock::now_ms()));
            offer.set(last.map_or(Offer::None, |last| Offer::Open(Rc::new(last))));
        })
    };
    let keep = {
        let offer = offer.clone();
        Callback::from(move |()| {
            if let Offer::Open(last) = (*offer).clone() {
                let offer = offer.setter();
                spawn_local(async move {
                    let kept = keeping::keep(&IndexedDb::default(), &last).await;
                    offer.set(kept.map_or(Offer::Refused, |()| Offer::Kept));
                });
            }
        })
    };
    let forget = {
        let (offer, state) = (offer.setter(), state.dispatcher());
        use_callback((), move |(): (), ()| {
            offer.set(Offer::None);
            state.dispatch(Action::LastTime(None));
            spawn_local(async { keeping::forget(&IndexedDb::default()).await });
        })
    };
    NextTime {
        offer: (*offer).clone(),
        offering,
        keep,
        forget,
    }
}

#[cfg(test)]
impl NextTime {
    /// An offer for markup tests: nothing is kept.
    pub(crate) fn showing(offer: Offer) -> Self {
        Self {
            offer,
            offering: Callback::noop(),
            keep: Callback::noop(),
            forget: Callback::noop(),
        }
    }
}
