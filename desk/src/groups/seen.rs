//! A meeting for who reads and does not write it.

use super::words::{ages, group_name, hours, standing};
use crate::day_words;
use api::desk::events::Whole;
use domain::edition::Edition;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Seen`].
#[derive(Properties, PartialEq)]
pub struct SeenProps {
    /// The meeting.
    pub whole: Rc<Whole>,
    /// The content.
    pub edition: Rc<Edition>,
}

/// A meeting, without its place.
#[component]
pub fn Seen(props: &SeenProps) -> Html {
    let written = &props.whole.written;
    let event = &written.event;
    let fact = |name: &str, value: String| html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> };
    html! {
        <section class="card stack">
            <dl class="facts">
                { fact("Group", group_name(&props.edition, &event.group)) }
                { fact("When", format!("{}, {}", day_words::full(event.on), hours(event))) }
                { fact("Does it take place?", standing(event.standing).to_owned()) }
                if let Some(ages) = ages(event) { { fact("Ages", ages) } }
                if let Some(came) = written.came { { fact("Young people who came", came.to_string()) } }
            </dl>
            if !event.about.is_empty() { <p dir="auto">{ &event.about }</p> }
            if !written.notes.is_empty() {
                <h2>{ "What was said" }</h2>
                <p dir="auto">{ &written.notes.said }</p>
                <h2>{ "What comes of it" }</h2>
                <p dir="auto">{ &written.notes.comes }</p>
            }
        </section>
    }
}
