//! One change to a member, asked of the server: one at a time, with the code again
//! where the server wants it. What was chosen stays chosen.

use super::left;
use crate::fault_words;
use crate::second_factor::again::{ProveAgain, is_asked_again};
use crate::stage::Event;
use api::desk::people::People;
use client::Fault;
use controls::notice::{Notice, Tone};
use yew::platform::spawn_local;
use yew::prelude::*;

/// How far the asking has come.
#[derive(Clone)]
pub struct Asking {
    trouble: UseStateHandle<Option<String>>,
    working: UseStateHandle<bool>,
    again: UseStateHandle<bool>,
    done: Callback<People>,
    tell: Callback<Event>,
}

/// Nothing is asked yet.
#[hook]
pub fn use_asking(done: &Callback<People>, tell: &Callback<Event>) -> Asking {
    Asking {
        trouble: use_state(|| None::<String>),
        working: use_state_eq(|| false),
        again: use_state_eq(|| false),
        done: done.clone(),
        tell: tell.clone(),
    }
}

impl Asking {
    /// Whether it is being asked.
    #[must_use]
    pub fn works(&self) -> bool {
        *self.working
    }

    /// What asks it.
    pub fn asks<F>(&self, asking: impl Fn() -> F + 'static) -> Callback<()>
    where
        F: Future<Output = Result<People, Fault>> + 'static,
    {
        let this = self.clone();
        Callback::from(move |()| {
            if *this.working {
                return;
            }
            this.working.set(true);
            this.again.set(false);
            this.trouble.set(None);
            let (this, answer) = (this.clone(), asking());
            spawn_local(async move {
                match answer.await {
                    Ok(people) => return this.done.emit(people),
                    Err(fault) if left(&fault, &this.tell) => return,
                    Err(fault) if is_asked_again(&fault) => this.again.set(true),
                    Err(fault) => this.trouble.set(Some(fault_words::words(&fault))),
                }
                this.working.set(false);
            });
        })
    }

    /// What went wrong.
    pub fn said(&self) -> Html {
        self.trouble.as_ref().map_or_else(Html::default, |trouble| {
            html! { <Notice tone={Tone::Wrong} spoken=true>{ trouble.clone() }</Notice> }
        })
    }

    /// Whether the server wants the code again.
    #[must_use]
    pub fn asks_again(&self) -> bool {
        *self.again
    }

    /// The code once more, where the server wants it; after it `go` goes on.
    pub fn again(&self, go: &Callback<()>, tell: &Callback<Event>) -> Html {
        if !self.asks_again() {
            return Html::default();
        }
        html! { <ProveAgain done={go.clone()} tell={tell.clone()} /> }
    }
}
