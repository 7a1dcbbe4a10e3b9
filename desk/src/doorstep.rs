//! The page before anything can be read: one column, one thing to do.

use crate::platform::page;
use crate::published::use_published;
use controls::icon::{Icon, picture};
use yew::prelude::*;

const TITLE_ID: &str = "title";

/// Properties of [`Doorstep`].
#[derive(Properties, PartialEq)]
pub struct DoorstepProps {
    /// The heading. Takes the focus whenever it changes.
    pub title: AttrValue,
    /// What stands above it: where one is in a row of steps.
    #[prop_or_default]
    pub above: Html,
    /// The rest.
    #[prop_or_default]
    pub children: Html,
}

/// The page before anything can be read.
#[component]
pub fn Doorstep(props: &DoorstepProps) -> Html {
    let trust = use_published().map(|edition| edition.trust.name.clone());
    use_effect_with(props.title.clone(), |title| {
        page::set_title(&format!("{title} · My Pledge desk"));
        page::focus(TITLE_ID);
    });
    html! {
        <div class="doorstep">
            <header class="doorstep-brand not-on-paper">
                <span class="mark">{ picture(Icon::Pledge) }</span>
                <b>{ "My Pledge desk" }</b>
                if let Some(trust) = trust { <span class="muted">{ trust }</span> }
            </header>
            <main class="doorstep-page">
                { props.above.clone() }
                <h1 id={TITLE_ID} tabindex="-1">{ &props.title }</h1>
                { props.children.clone() }
            </main>
        </div>
    }
}
