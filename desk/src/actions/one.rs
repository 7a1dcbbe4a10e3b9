//! One that the server has: writing it, what is said of it since, and whether young people say
//! that it happened.

use super::form::Form;
use super::page::{View, head};
use super::saving::trouble;
use super::typed::Typed;
use super::updates::Updates;
use super::words::{self, flag, standing};
use crate::app::is_signed_out;
use crate::consultations::page::standing as remote_standing;
use crate::day_words;
use crate::figures::number;
use crate::remote::Remote;
use crate::stage::{Event, WhySignedOut};
use api::actions::Happened;
use api::desk::actions::Whole;
use client::Client;
use client::fetch::Fetch;
use controls::notice::{Notice, Tone};
use domain::edition::Edition;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Properties of [`One`].
#[derive(Properties, PartialEq)]
pub struct OneProps {
    /// Which.
    pub id: AttrValue,
    /// Whether the reader may change it.
    pub may: bool,
    /// The content.
    pub edition: Rc<Edition>,
    /// Who reads.
    pub member: AttrValue,
    /// Told where to go.
    pub go: Callback<View>,
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// One action.
#[component]
pub fn One(props: &OneProps) -> Html {
    let whole = use_state(|| Remote::<Rc<Whole>>::Waiting);
    let turn = use_state(|| 0_u32);
    {
        let (whole, tell, id) = (whole.clone(), props.tell.clone(), props.id.clone());
        use_effect_with(*turn, move |_| {
            spawn_local(async move {
                let answer = Client::new(Fetch::default()).desk_action(&id).await;
                if answer.as_ref().err().is_some_and(is_signed_out) {
                    tell.emit(Event::SignedOut(WhySignedOut::Ended));
                } else {
                    whole.set((*whole).clone().after(answer.map(Rc::new)));
                }
            });
        });
    }
    let again = {
        let (turn, next) = (turn.setter(), turn.wrapping_add(1));
        Callback::from(move |_: MouseEvent| turn.set(next))
    };
    let came = {
        let whole = whole.setter();
        Callback::from(move |now: Whole| whole.set(Remote::Ready(Rc::new(now))))
    };
    html! {
        <>
            { head("Action", &props.go) }
            { remote_standing(&whole, &again) }
            if let Some(shown) = whole.shown() {
                { facts(shown, &props.edition) }
                { happened(&shown.happened) }
                if props.may {
                    <Updates whole={shown.clone()} member={props.member.clone()} came={came.clone()} tell={props.tell.clone()} />
                    <Writing whole={shown.clone()} {came} edition={props.edition.clone()} member={props.member.clone()} tell={props.tell.clone()} />
                    <Deleting whole={shown.clone()} go={props.go.clone()} tell={props.tell.clone()} />
                } else {
                    { read(shown) }
                }
            }
        </>
    }
}

fn fact(name: &str, value: Html) -> Html {
    html! { <div><dt>{ name.to_owned() }</dt><dd>{ value }</dd></div> }
}

fn facts(whole: &Whole, edition: &Edition) -> Html {
    let written = &whole.written;
    let promise = written.promise.as_ref();
    html! {
        <section class="card stack" aria-labelledby="action-stands">
            <h2 id="action-stands">{ "Where it stands" }</h2>
            <p class="ways">{ standing(whole) }{ flag(written.colour) }
                <span class="pill">{ if written.published { "On phones" } else { "Not on phones" } }</span></p>
            <dl class="facts">
                { fact("By when", html! { { day_words::full(written.due_on) } }) }
                { fact("Priority", html! { { words::priority(edition, &written.priority) } }) }
                { promise.map(|id| fact("Promise", html! { { words::promise(edition, id) } })).unwrap_or_default() }
                { fact("It came from", html! { { words::from(&written.from) } }) }
                { fact("Made on", html! { { day_words::full(whole.made_on) } }) }
                { fact("Stands so since", html! { { day_words::full(whole.stood_on) } }) }
            </dl>
        </section>
    }
}

/// Whether young people say that it happened.
fn happened(found: &Happened) -> Html {
    html! {
        <section class="card stack" aria-labelledby="action-happened">
            <h2 id="action-happened">{ "Do young people say that it happened?" }</h2>
            if found.is_hidden() {
                <p>{ "Hidden: fewer than 10 have said so or so, or a number would tell too much." }</p>
            } else {
                <dl class="facts">
                    { fact("It did happen", html! { { number(found.did) } }) }
                    { fact("It did not happen", html! { { number(found.did_not) } }) }
                    { fact("Said so or so", html! { { number(found.base) } }) }
                </dl>
            }
            <p class="muted small">{ "Nobody knows who said what. The numbers move when ten more have come, and small ones are hidden." }</p>
        </section>
    }
}

/// What stands in it, for who may not change it.
fn read(whole: &Whole) -> Html {
    let written = &whole.written;
    let text = |name: &str, words: &str| {
        if words.is_empty() {
            return Html::default();
        }
        fact(name, html! { { words.to_owned() } })
    };
    let why = written.why.as_deref().unwrap_or_default();
    html! {
        <section class="card stack" aria-labelledby="action-words">
            <h2 id="action-words">{ "What it says" }</h2>
            <dl class="facts">
                { text("You said", &written.you_said) }
                { text("We did", &written.we_did) }
                { text("Why late or not possible", why) }
                { text("What exactly is done", &written.specific) }
                { text("How anybody will know", &written.measure) }
                { text("Lead", &written.lead) }
                { text("Why this colour", &written.reason) }
            </dl>
            if !whole.updates.is_empty() {
                <h3>{ "Said since" }</h3>
                <ul class="bullets">{ for whole.updates.iter().map(|one| html! {
                    <li><b>{ day_words::full(one.on) }</b>{ ": " }{ &one.words }</li>
                }) }</ul>
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct WritingProps {
    whole: Rc<Whole>,
    came: Callback<Whole>,
    edition: Rc<Edition>,
    member: AttrValue,
    tell: Callback<Event>,
}

/// The form, as it began: what comes from the server later changes nothing that is typed.
#[component]
fn Writing(props: &WritingProps) -> Html {
    let whole = props.whole.clone();
    let begins = use_memo((), move |()| Typed::of(&whole));
    html! {
        <section class="stack" aria-labelledby="action-form">
            <h2 id="action-form">{ "Change it" }</h2>
            <Form form="action" {begins} came={Some(props.whole.clone())} edition={props.edition.clone()}
                member={props.member.clone()} kept={props.came.clone()} tell={props.tell.clone()} />
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct DeletingProps {
    whole: Rc<Whole>,
    go: Callback<View>,
    tell: Callback<Event>,
}

/// Deletes what phones never showed; says so of others.
#[component]
fn Deleting(props: &DeletingProps) -> Html {
    let sure = use_state_eq(|| false);
    let failed = use_state_eq(|| None::<String>);
    if props.whole.written.published {
        return Html::default();
    }
    let ask = {
        let sure = sure.clone();
        Callback::from(move |_: MouseEvent| sure.set(!*sure))
    };
    let delete = {
        let (id, go, tell) = (props.whole.id.clone(), props.go.clone(), props.tell.clone());
        let failed = failed.setter();
        Callback::from(move |_: MouseEvent| {
            let (id, go, tell, failed) = (id.clone(), go.clone(), tell.clone(), failed.clone());
            spawn_local(async move {
                match Client::new(Fetch::default()).delete_action(&id).await {
                    Ok(()) => go.emit(View::List),
                    Err(fault) => failed.set(trouble(&fault, &tell).map(|one| one.words)),
                }
            });
        })
    };
    html! {
        <section class="stack" aria-label="Delete it">
            <p><button type="button" class="button plain slim" onclick={ask} aria-expanded={if *sure { "true" } else { "false" }}>{ "Delete it…" }</button></p>
            if *sure {
                <p>{ "It is gone for good. Only what phones never showed can be deleted." }</p>
                if let Some(words) = &*failed { <Notice tone={Tone::Wrong} spoken=true><p>{ words }</p></Notice> }
                <p><button type="button" class="button slim" onclick={delete}>{ "Yes, delete it" }</button></p>
            }
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::for_tests::whole;
    use crate::rendered::rendered;

    #[derive(Properties, PartialEq)]
    struct Found {
        found: Happened,
    }

    #[component]
    fn Shown(props: &Found) -> Html {
        html! { <>{ happened(&props.found) }{ read(&whole()) }</> }
    }

    #[tokio::test]
    async fn what_is_hidden_is_said_to_be_and_is_no_number() {
        let html = rendered::<Shown>(|| Found {
            found: Happened::default(),
        })
        .await;
        assert!(
            html.contains("Hidden: fewer than 10") && !html.contains("<dd>0"),
            "{html}"
        );
        assert!(
            html.contains("Jo Hill") && html.contains("Two workers are new."),
            "{html}"
        );
        let some = rendered::<Shown>(|| Found {
            found: Happened {
                base: Some(31),
                did: Some(21),
                did_not: None,
            },
        })
        .await;
        assert!(
            some.contains("<dd>21</dd>") && some.contains("<dd>hidden</dd>"),
            "{some}"
        );
    }
}
