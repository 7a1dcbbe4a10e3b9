//! The button on a card that leads to a request about it.

use super::begun::use_begin;
use super::subject::Subject;
use crate::navigation::use_go;
use crate::route::Route;
use controls::icon::{Icon, picture};
use domain::request::Purpose;
use yew::prelude::*;

/// Properties of [`AskButton`].
#[derive(Properties, PartialEq)]
pub struct AskProps {
    /// What the request is for.
    pub purpose: Purpose,
    /// What it is about.
    pub subject: Subject,
    /// The words of the button.
    pub words: AttrValue,
    /// Another button beside it is the first thing to do.
    #[prop_or_default]
    pub second: bool,
}

/// Begins the request about this card and goes there.
#[component]
pub fn AskButton(props: &AskProps) -> Html {
    let (begin, go) = (use_begin(), use_go());
    let (purpose, subject) = (props.purpose, props.subject.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        begin.emit((purpose, Some(subject.clone())));
        go.emit(Route::Request(purpose));
    });
    html! {
        <button type="button" class={classes!("button", props.second.then_some("plain"))} {onclick}>
            { picture(Icon::Mail) }<span>{ &props.words }</span>
        </button>
    }
}
