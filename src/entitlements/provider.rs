//! Gives every page the answers of *My status*. What holds and keeps them is
//! [`super::teller`]'s, which comes with its chapter: as soon as a page of it is
//! opened, or at once on a phone that keeps answers.

use super::answers::{Answer, Answers};
use crate::chapters::{Chapter, Opened, Piece};
use crate::navigation::use_place;
use crate::platform::kept;
use crate::route::Route;
use std::rc::Rc;
use yew::prelude::*;

/// The name under which a phone keeps the answers.
pub const KEPT: &str = "status.answers";

/// The answers and what can be done with them.
#[derive(Clone, PartialEq)]
pub struct Told {
    /// The answers so far.
    pub answers: Rc<Answers>,
    /// Whether they are kept on this phone.
    pub kept: bool,
    /// Takes an answer.
    pub answer: Callback<Answer>,
    /// Keeps the answers on this phone from now on.
    pub keep: Callback<()>,
    /// Forgets them, here and on the phone.
    pub forget: Callback<()>,
}

impl Default for Told {
    fn default() -> Self {
        Self {
            answers: Rc::default(),
            kept: false,
            answer: Callback::noop(),
            keep: Callback::noop(),
            forget: Callback::noop(),
        }
    }
}

/// Properties of [`ToldProvider`].
#[derive(Properties, PartialEq)]
pub struct ToldProps {
    /// What may ask for the answers.
    pub children: Html,
}

/// Gives everything below it the answers.
#[component]
pub fn ToldProvider(props: &ToldProps) -> Html {
    let told = use_state_eq(Told::default);
    let tell = {
        let told = told.setter();
        use_callback((), move |now, ()| told.set(now))
    };
    let wanted = use_mut_ref(|| kept::read(KEPT).is_some());
    let route = use_place();
    if matches!(route, Route::Status | Route::Dates) {
        wanted.replace(true);
    }
    html! {
        <ContextProvider<Told> context={(*told).clone()}>
            { props.children.clone() }
            if *wanted.borrow() {
                <Opened chapter={Chapter::Entitlements} piece={Piece::Teller(tell)} />
            }
        </ContextProvider<Told>>
    }
}

/// The answers and what can be done with them.
#[hook]
pub fn use_told() -> Told {
    use_context().unwrap_or_default()
}
