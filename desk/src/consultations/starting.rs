//! What a new consultation begins from: nothing, a template, or an earlier one.

use super::beginning::{a_year_on, empty};
use super::page::{View, head};
use super::words;
use crate::app::is_signed_out;
use crate::day_words;
use crate::fault_words;
use crate::platform::clock;
use crate::remote::Remote;
use crate::stage::{Event, WhySignedOut};
use api::desk::consultations::{List, Row};
use client::Client;
use client::fetch::Fetch;
use controls::notice::{Notice, Tone};
use domain::consultation::library::Library;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Properties of [`Starting`].
#[derive(Properties, PartialEq)]
pub struct StartingProps {
    /// Told where to go.
    pub go: Callback<View>,
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// The library, as this build has it.
#[hook]
pub fn use_library() -> Rc<Library> {
    use_memo((), |()| content::library().unwrap_or_default())
}

/// What a new one begins from.
#[component]
pub fn Starting(props: &StartingProps) -> Html {
    let library = use_library();
    let scratch = props
        .go
        .reform(|_: MouseEvent| View::New(Rc::new(empty(clock::today()))));
    let templates = library.templates.iter().enumerate().map(|(at, template)| {
        let (library, go) = (library.clone(), props.go.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(template) = library.templates.get(at) {
                go.emit(View::New(Rc::new(template.from(clock::today()))));
            }
        });
        html! {
            <li class="card stack" key={template.id.clone()}>
                <h3>{ words::purpose(template.purpose) }</h3>
                <p>{ &template.use_for }</p>
                <p class="muted">{ day_words::counted(u32::try_from(template.questions.len()).unwrap_or(u32::MAX), "question") }</p>
                <p><button type="button" class="button slim" {onclick}>
                    { "Use it" }<span class="for-ears">{ format!(": {}", words::purpose(template.purpose)) }</span>
                </button></p>
            </li>
        }
    });
    html! {
        <>
            { head(html! { "New consultation" }, &props.go, Html::default()) }
            <section class="stack" aria-labelledby="from-a-template">
                <h2 id="from-a-template">{ "From a template" }</h2>
                <ul class="templates">{ for templates }</ul>
            </section>
            <section class="card stack" aria-labelledby="from-scratch">
                <h2 id="from-scratch">{ "From scratch" }</h2>
                <p>{ "Write your own questions, or take some from the library." }</p>
                <p><button type="button" class="button plain slim" onclick={scratch}>{ "Begin with nothing" }</button></p>
            </section>
            <Earlier go={props.go.clone()} tell={props.tell.clone()} />
        </>
    }
}

/// Copies of earlier ones.
#[component]
fn Earlier(props: &StartingProps) -> Html {
    let list = use_state(|| Remote::<List>::Waiting);
    let trouble = use_state_eq(|| None::<String>);
    {
        let list = list.clone();
        use_effect_with((), move |()| {
            spawn_local(async move {
                let answer = Client::new(Fetch::default()).desk_consultations().await;
                list.set((*list).clone().after(answer));
            });
        });
    }
    let copy = {
        let (go, tell, trouble) = (props.go.clone(), props.tell.clone(), trouble.setter());
        Callback::from(move |id: String| {
            let (go, tell, trouble) = (go.clone(), tell.clone(), trouble.clone());
            spawn_local(async move {
                match Client::new(Fetch::default()).desk_consultation(&id).await {
                    Ok(whole) => {
                        let asked = a_year_on(&whole.put.asked, clock::today());
                        go.emit(View::New(Rc::new(asked)));
                    }
                    Err(fault) if is_signed_out(&fault) => {
                        tell.emit(Event::SignedOut(WhySignedOut::Ended));
                    }
                    Err(fault) => trouble.set(Some(fault_words::words(&fault))),
                }
            });
        })
    };
    let rows = list
        .shown()
        .map(|list| list.rows.clone())
        .unwrap_or_default();
    if rows.is_empty() {
        return Html::default();
    }
    let one = |row: &Row| {
        let id = row.id.clone();
        let onclick = copy.reform(move |_: MouseEvent| id.clone());
        html! {
            <li key={row.id.clone()}>
                <span><b>{ &row.title }</b>{ format!(", {}", day_words::full(row.opens_on)) }</span>
                <button type="button" class="button plain slim" {onclick}>
                    { "Copy" }<span class="for-ears">{ format!(" {}", row.title) }</span>
                </button>
            </li>
        }
    };
    html! {
        <section class="card stack" aria-labelledby="from-earlier">
            <h2 id="from-earlier">{ "Copy an earlier one" }</h2>
            <p>{ "Its questions stay the same, so that results can be compared. Its days are a year on." }</p>
            if let Some(trouble) = &*trouble { <Notice tone={Tone::Wrong} spoken=true>{ trouble.clone() }</Notice> }
            <ul class="earlier-ones">{ for rows.iter().map(one) }</ul>
        </section>
    }
}
