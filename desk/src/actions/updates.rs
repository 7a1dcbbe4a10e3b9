//! What is said of an action since: phones show it at once when the action is on phones.

use super::saving::{is_conflict, trouble};
use crate::consultations::about::area;
use crate::consultations::builder::advice;
use crate::consultations::starting::use_library;
use crate::day_words;
use crate::platform::leaving::guard_closing;
use crate::platform::{input, page};
use crate::stage::Event;
use api::desk::actions::{MOST_UPDATE, NewUpdate, Whole, fits};
use client::Client;
use client::fetch::Fetch;
use domain::consultation::lint::lint_words;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

thread_local! {
    /// Words of an update that were not sent when its page was left, by member and action.
    static LEFT: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
}

const BOX: &str = "action-update";
const CHANGED: &str = "Somebody else changed this action meanwhile. It stands here as it is now: look at it, then press the button again.";
const GONE: &str = "It is gone. What it said stands in the box, if nothing else did.";

/// Properties of [`Updates`].
#[derive(Properties, PartialEq)]
pub struct UpdatesProps {
    /// Of which action, as the server has it.
    pub whole: Rc<Whole>,
    /// Who writes.
    pub member: AttrValue,
    /// Told how the server has it now.
    pub came: Callback<Whole>,
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// The updates, and the box for another.
#[component]
pub fn Updates(props: &UpdatesProps) -> Html {
    let library = use_library();
    let mine = format!("{} {}", props.member, props.whole.id);
    let typed = {
        let mine = mine.clone();
        use_state_eq(move || {
            LEFT.with_borrow_mut(|left| left.remove(&mine))
                .unwrap_or_default()
        })
    };
    // Which is changed, counted from the oldest, and what stood in the box before; none for
    // a new one.
    let instead_of = use_state_eq(|| None::<(usize, String)>);
    let fault = use_state_eq(|| None::<String>);
    let said = use_state_eq(|| "");
    let latest = use_mut_ref(String::new);
    latest.replace(match &*instead_of {
        Some((_, aside)) if !aside.is_empty() => format!("{aside}\n{}", *typed),
        _ => (*typed).clone(),
    });
    use_effect_with((), move |()| {
        move || {
            let words = latest.borrow().clone();
            if !words.trim().is_empty() {
                LEFT.with_borrow_mut(|left| left.insert(mine, words));
            }
        }
    });
    use_effect_with(!typed.trim().is_empty(), |unsent| {
        let asking = unsent.then(guard_closing).flatten();
        move || drop(asking)
    });
    // The words, which they stand instead of, and what stands in the box once they are kept.
    let send = {
        let (whole, came, tell) = (props.whole.clone(), props.came.clone(), props.tell.clone());
        let (typed, instead_of) = (typed.setter(), instead_of.setter());
        let (fault, said) = (fault.setter(), said.setter());
        Callback::from(move |(words, at, after): (String, Option<usize>, String)| {
            let (whole, came, tell) = (whole.clone(), came.clone(), tell.clone());
            let (typed, instead_of) = (typed.clone(), instead_of.clone());
            let (fault, said) = (fault.clone(), said.clone());
            spawn_local(async move {
                let gone = words.is_empty();
                let update = NewUpdate {
                    words,
                    instead_of: at.and_then(|at| u32::try_from(at).ok()),
                    revision: whole.revision,
                };
                let answer = Client::new(Fetch::default())
                    .update_action(&whole.id, &update)
                    .await;
                match answer {
                    Ok(now) => {
                        typed.set(after);
                        instead_of.set(None);
                        fault.set(None);
                        said.set(if gone { GONE } else { "Kept." });
                        came.emit(now);
                    }
                    Err(found) => {
                        // What others changed is shown, and the words stay to be sent anew.
                        if is_conflict(&found)
                            && let Ok(now) =
                                Client::new(Fetch::default()).desk_action(&whole.id).await
                        {
                            if now.updates != whole.updates {
                                instead_of.set(None);
                            }
                            fault.set(Some(CHANGED.to_owned()));
                            return came.emit(now);
                        }
                        fault.set(trouble(&found, &tell).map(|one| one.words));
                    }
                }
            });
        })
    };
    let onsubmit = {
        let (send, typed, instead_of) = (send.clone(), typed.clone(), instead_of.clone());
        let fault = fault.setter();
        Callback::from(move |event: SubmitEvent| {
            input::take_over(&event);
            match fits(&typed, MOST_UPDATE) {
                Ok(()) => {
                    let (at, aside) = (*instead_of).clone().unzip();
                    send.emit((typed.trim().to_owned(), at, aside.unwrap_or_default()));
                }
                Err(what) => {
                    fault.set(Some(crate::consultations::builder::sentence(&what)));
                    page::focus(BOX);
                }
            }
        })
    };
    let oninput = {
        let (typed, said) = (typed.setter(), said.setter());
        Callback::from(move |event: InputEvent| {
            said.set("");
            typed.set(input::written(&event));
        })
    };
    let last = props.whole.updates.len();
    let one = |(nth, update): (usize, &api::actions::Update)| {
        let at = last.saturating_sub(nth + 1);
        let change = {
            let (typed, instead_of) = (typed.clone(), instead_of.clone());
            let words = update.words.clone();
            Callback::from(move |_: MouseEvent| {
                let aside = match &*instead_of {
                    Some((_, aside)) => aside.clone(),
                    None => (*typed).clone(),
                };
                instead_of.set(Some((at, aside)));
                typed.set(words.clone());
                page::focus(BOX);
            })
        };
        let away = {
            // What is taken away stands in the box, if nothing else does.
            let stays = if typed.trim().is_empty() {
                update.words.clone()
            } else {
                (*typed).clone()
            };
            send.reform(move |_: MouseEvent| (String::new(), Some(at), stays.clone()))
        };
        let day = day_words::full(update.on);
        html! {
            <li key={at}>
                <p><b>{ &day }</b>{ ": " }{ &update.words }</p>
                <div class="ways">
                    <button type="button" class="button plain slim" onclick={change}>{ "Change" }<span class="for-ears">{ format!(" the update of {day}") }</span></button>
                    <button type="button" class="button plain slim" onclick={away}>{ "Take away" }<span class="for-ears">{ format!(" the update of {day}") }</span></button>
                </div>
            </li>
        }
    };
    let findings = lint_words(BOX, &typed, &library.words);
    let leave = {
        let (typed, instead_of) = (typed.setter(), instead_of.clone());
        Callback::from(move |_: MouseEvent| {
            let aside = (*instead_of).clone().map(|(_, aside)| aside);
            typed.set(aside.unwrap_or_default());
            instead_of.set(None);
        })
    };
    let label = match &*instead_of {
        Some(_) => "Say it otherwise",
        None => "What happened since?",
    };
    html! {
        <section class="card stack action-form" aria-labelledby="action-updates">
            <h2 id="action-updates">{ "Updates" }</h2>
            if last > 0 { <ul class="updates">{ for props.whole.updates.iter().enumerate().map(one) }</ul> }
            <form class="stack" novalidate=true {onsubmit}>
                <div>
                    { area(BOX, label, "Phones show it with today’s date, if the action is on phones.", &typed, (*fault).clone().map(AttrValue::from), oninput) }
                    <p class="muted small">{ format!("{} of {MOST_UPDATE} characters", typed.chars().count()) }</p>
                    { advice(&findings, BOX) }
                </div>
                <div class="ways"><button type="submit" class="button slim">{ if instead_of.is_some() { "Keep it like this" } else { "Add the update" } }</button>
                    if instead_of.is_some() { <button type="button" class="button plain slim" onclick={leave}>{ "Leave it as it was" }</button> }
                </div>
                <p role="status">{ *said }</p>
            </form>
        </section>
    }
}
