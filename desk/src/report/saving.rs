//! Keeping a report while it is written: shortly after the last change, and at once when
//! the page is left.

use super::draft::{Change, Draft};
use crate::app::is_signed_out;
use crate::fault_words;
use crate::platform::clock;
use crate::stage::{Event, WhySignedOut};
use api::desk::reports::Whole;
use api::problem::Code;
use client::fetch::Fetch;
use client::{Client, Fault};
use yew::platform::spawn_local;
use yew::prelude::*;

/// Milliseconds without a change after which it is sent.
const SETTLES_AFTER: u32 = 1_000;

async fn send(draft: &Draft) -> Result<Whole, Fault> {
    let client = Client::new(Fetch::default());
    client.rewrite_report(&draft.id, &draft.to_send()).await
}

/// What follows from an answer; none when it was told already.
async fn after(
    draft: &Draft,
    answer: Result<Whole, Fault>,
    tell: &Callback<Event>,
) -> Option<Change> {
    let fault = match answer {
        Ok(whole) => return Some(Change::Kept(Box::new(whole))),
        Err(fault) => fault,
    };
    if is_signed_out(&fault) {
        tell.emit(Event::SignedOut(WhySignedOut::Ended));
        return None;
    }
    let conflict = matches!(&fault, Fault::Refused(problem) if problem.code == Code::Conflict);
    if conflict && let Ok(theirs) = Client::new(Fetch::default()).report(&draft.id).await {
        return Some(Change::Theirs(Box::new(theirs)));
    }
    Some(Change::NotKept(fault_words::words(&fault)))
}

/// Keeps the draft while its page is open.
#[hook]
pub fn use_saving(draft: &UseReducerHandle<Draft>, tell: &Callback<Event>) {
    let latest = use_mut_ref(|| (**draft).clone());
    let is_open = use_mut_ref(|| true);
    latest.replace((**draft).clone());
    {
        let (dispatcher, tell) = (draft.dispatcher(), tell.clone());
        let (latest, is_open) = (latest.clone(), is_open.clone());
        let deps = (draft.written.clone(), draft.is_due());
        use_effect_with(deps, move |(_, due)| {
            let waiting = due.then(|| {
                clock::once_after(
                    SETTLES_AFTER,
                    Callback::from(move |()| {
                        let draft = latest.borrow().clone();
                        let (dispatcher, tell) = (dispatcher.clone(), tell.clone());
                        if !draft.is_due() {
                            return;
                        }
                        dispatcher.dispatch(Change::Saving);
                        let (latest, is_open) = (latest.clone(), is_open.clone());
                        spawn_local(async move {
                            let answer = send(&draft).await;
                            if !*is_open.borrow() {
                                // Left meanwhile: what was typed since goes after it.
                                let last = latest.borrow().clone();
                                if let Ok(kept) = answer
                                    && let Some(rest) = last.beyond(&kept)
                                {
                                    drop(send(&rest).await);
                                }
                                return;
                            }
                            if let Some(change) = after(&draft, answer, &tell).await {
                                dispatcher.dispatch(change);
                            }
                        });
                    }),
                )
            });
            move || drop(waiting)
        });
    }
    use_effect_with((), move |()| {
        move || {
            is_open.replace(false);
            let draft = latest.borrow().clone();
            if draft.is_due() {
                // Nobody is here any more to be told.
                spawn_local(async move { drop(send(&draft).await) });
            }
        }
    });
}
