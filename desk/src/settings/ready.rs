//! What to do next, just after the team's key was made.

use super::open_link::OpenLink;
use crate::day_words;
use crate::platform::page;
use crate::workplace::Place;
use api::desk::keys::Keys;
use controls::notice::{Notice, Tone};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`ReadyPage`].
#[derive(Properties, PartialEq)]
pub struct ReadyPageProps {
    /// The team's keys.
    pub keys: Rc<Keys>,
    /// Told where to go.
    pub go: Callback<Place>,
}

/// What to do next.
#[component]
pub fn ReadyPage(props: &ReadyPageProps) -> Html {
    use_effect_with((), |()| {
        page::set_title("Ready · My Pledge desk");
        page::focus("ready-title");
    });
    let Some(key) = props.keys.keys.first() else {
        return Html::default();
    };
    let inbox = props.go.reform(|_: MouseEvent| Place::Inbox);
    let days = day_words::counted(key.public.opened_within_working_days.into(), "working day");
    html! {
        <div class="settings">
            <header class="page-head"><h1 id="ready-title" tabindex="-1">{ "The door is open" }</h1></header>
            <Notice tone={Tone::Good}>
                <p><b>{ "Young people can send their views now. " }</b>
                { format!("Put the recovery sheet where it is safe. You promised to open what comes within {days}.") }</p>
            </Notice>
            <section class="card stack">
                <h2>{ "Share the open link" }</h2>
                <p>{ "Anybody who has it can answer, as often as they like. It shows nothing that was sent." }</p>
                <OpenLink key_on_phones={key.public.clone()} />
            </section>
            <p><button type="button" class="button" onclick={inbox}>{ "Go to the inbox" }</button></p>
        </div>
    }
}
