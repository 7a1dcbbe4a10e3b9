//! One that was opened: where it stands, the steps that can follow, what changed because of
//! it, and how people get to it.

use super::page::{View, head};
use super::preview::Preview;
use super::share::Share;
use super::words;
use crate::app::is_signed_out;
use crate::day_words;
use crate::fault_words;
use crate::platform::{clock, input};
use crate::pledge::words::band;
use crate::stage::{Event, WhySignedOut};
use api::consultation::Standing;
use api::desk::consultations::{Changed, Step, Whole};
use chrono::NaiveDate;
use client::fetch::Fetch;
use client::{Client, Fault};
use controls::notice::{Notice, Tone};
use controls::unfold::Unfold;
use domain::consultation::asked::MOST_INTRO;
use domain::edition::Edition;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Properties of [`Running`].
#[derive(Properties, PartialEq)]
pub struct RunningProps {
    /// As the server has it.
    pub whole: Rc<Whole>,
    /// Told how the server has it now.
    pub came: Callback<Whole>,
    /// The content.
    pub edition: Rc<Edition>,
    /// Told where to go.
    pub go: Callback<View>,
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// One that was opened.
#[component]
pub fn Running(props: &RunningProps) -> Html {
    let whole = &props.whole;
    let asked = &whole.put.asked;
    let standing = whole.put.standing;
    let results = {
        let id = whole.put.id.clone();
        props
            .go
            .reform(move |_: MouseEvent| View::Results(id.clone()))
    };
    let ages: Vec<&str> = asked.bands.iter().map(|one| band(*one)).collect();
    let fact = |name: &str, value: String| html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> };
    let days = format!(
        "{} to {}",
        day_words::full(asked.opens_on),
        day_words::full(asked.closes_on)
    );
    let beside = html! { <span class={classes!("pill", standing.word())}>{ words::standing(standing) }</span> };
    let open = matches!(standing, Standing::Open | Standing::Paused);
    html! {
        <>
            { head(html! { &asked.title }, &props.go, beside) }
            <section class="card stack not-on-paper" aria-labelledby="standing-title">
                <h2 id="standing-title">{ "Where it stands" }</h2>
                <dl class="facts">
                    { fact("Days", days) }
                    { fact("Put to", words::audience(asked.audience).to_owned()) }
                    { fact("Ages", ages.join(", ")) }
                    { fact("Found", if asked.on_home { "On Home, by link and by code" } else { "By link or code" }.to_owned()) }
                    { fact("Answers count until", day_words::full(asked.counted_until())) }
                </dl>
                <Steps whole={whole.clone()} came={props.came.clone()} tell={props.tell.clone()} />
                <p><button type="button" class="button plain slim" onclick={results}>{ "See the results" }</button></p>
            </section>
            if !open { <WhatChanged whole={whole.clone()} came={props.came.clone()} tell={props.tell.clone()} /> }
            if open { <Share whole={whole.clone()} came={props.came.clone()} tell={props.tell.clone()} /> }
            <div class="not-on-paper">
                <Unfold id="its-questions" level={2} title={html! { "Its questions, as a phone shows them" }}>
                    <Preview asked={asked.clone()} />
                </Unfold>
            </div>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct PartProps {
    whole: Rc<Whole>,
    came: Callback<Whole>,
    tell: Callback<Event>,
}

/// Tells what the server has now, or why not.
fn told(
    answer: Result<Whole, Fault>,
    came: &Callback<Whole>,
    trouble: &UseStateSetter<Option<String>>,
    tell: &Callback<Event>,
) {
    match answer {
        Ok(whole) => {
            trouble.set(None);
            came.emit(whole);
        }
        Err(fault) if is_signed_out(&fault) => tell.emit(Event::SignedOut(WhySignedOut::Ended)),
        Err(fault) => trouble.set(Some(fault_words::words(&fault))),
    }
}

/// The steps that can follow where it stands.
#[component]
fn Steps(props: &PartProps) -> Html {
    let trouble = use_state_eq(|| None::<String>);
    let closing = use_state_eq(|| false);
    let today = use_today();
    let whole = &props.whole;
    let step = |to: Standing| {
        let (whole, came) = (whole.clone(), props.came.clone());
        let (trouble, tell) = (trouble.setter(), props.tell.clone());
        Callback::from(move |_: MouseEvent| {
            let step = Step {
                to,
                revision: whole.revision,
            };
            let (id, came) = (whole.put.id.clone(), came.clone());
            let (trouble, tell) = (trouble.clone(), tell.clone());
            spawn_local(async move {
                let answer = Client::new(Fetch::default())
                    .step_consultation(&id, &step)
                    .await;
                told(answer, &came, &trouble, &tell);
            });
        })
    };
    let close = {
        let closing = closing.clone();
        Callback::from(move |_: MouseEvent| closing.set(!*closing))
    };
    let expanded = if *closing { "true" } else { "false" };
    let close = html! { <button type="button" class="button plain slim" onclick={close} aria-expanded={expanded}>{ "Close it" }</button> };
    let asked = &whole.put.asked;
    let ways = match whole.put.standing {
        Standing::Open => html! {
            <>
                <button type="button" class="button plain slim" onclick={step(Standing::Paused)}>{ "Pause it" }</button>
                { close }
            </>
        },
        Standing::Paused => html! {
            <>
                <button type="button" class="button slim" onclick={step(Standing::Open)}>{ "Go on with it" }</button>
                { close }
            </>
        },
        Standing::Closed if whole.put.what_changed.is_some() => html! {
            <button type="button" class="button plain slim" onclick={step(Standing::Archived)}>{ "Archive it" }</button>
        },
        _ => Html::default(),
    };
    let open = matches!(whole.put.standing, Standing::Open | Standing::Paused);
    let said = match (whole.put.standing, today) {
        (Standing::Paused, _) => Some("Paused: phones say “paused for now”.".to_owned()),
        (Standing::Open, Some(today)) if today < asked.opens_on => Some(format!(
            "It can be answered from {}.",
            day_words::full(asked.opens_on)
        )),
        (Standing::Open, Some(today)) if today > asked.closes_on => Some(
            "Its last day is over. Answers given in time still count; close it when you are ready."
                .to_owned(),
        ),
        (Standing::Closed, Some(today)) if today <= asked.counted_until() => Some(format!(
            "It is closed. Answers given in time still arrive until {}; then the figures are frozen.",
            day_words::full(asked.counted_until())
        )),
        _ => None,
    };
    html! {
        <>
            if let Some(said) = said { <p role="status">{ said }</p> }
            if let Some(trouble) = &*trouble { <Notice tone={Tone::Wrong} spoken=true>{ trouble.clone() }</Notice> }
            <div class="ways">{ ways }</div>
            if *closing && open {
                <div class="stack">
                    <p>{ "A closed consultation does not open again. Answers that phones hold already still count if they were given in time." }</p>
                    <p><button type="button" class="button slim" onclick={step(Standing::Closed)}>{ "Yes, close it" }</button></p>
                </div>
            }
        </>
    }
}

/// Today; not known while rendering natively.
#[hook]
pub fn use_today() -> Option<NaiveDate> {
    let today = use_state_eq(|| None);
    {
        let today = today.setter();
        use_effect_with((), move |()| today.set(Some(clock::today())));
    }
    *today
}

/// What changed because of it: told to young people, and needed before it is archived.
#[component]
fn WhatChanged(props: &PartProps) -> Html {
    let whole = &props.whole;
    let typed = use_state_eq(|| whole.put.what_changed.clone().unwrap_or_default());
    let trouble = use_state_eq(|| None::<String>);
    let kept = use_state_eq(|| false);
    if whole.put.standing == Standing::Archived {
        let said = whole.put.what_changed.clone().unwrap_or_default();
        return html! {
            <section class="card stack"><h2>{ "What changed" }</h2><p>{ said }</p></section>
        };
    }
    let oninput = {
        let (typed, kept) = (typed.setter(), kept.setter());
        Callback::from(move |event: InputEvent| {
            kept.set(false);
            typed.set(input::written(&event));
        })
    };
    let onsubmit = {
        let (whole, came, tell) = (whole.clone(), props.came.clone(), props.tell.clone());
        let (typed, trouble, kept) = (typed.clone(), trouble.setter(), kept.setter());
        Callback::from(move |event: SubmitEvent| {
            input::take_over(&event);
            if typed.trim().is_empty() {
                trouble.set(Some("Write what changed, or why it could not.".to_owned()));
                return;
            }
            let said = Changed {
                what_changed: typed.trim().to_owned(),
                revision: whole.revision,
            };
            let (id, came, tell) = (whole.put.id.clone(), came.clone(), tell.clone());
            let (trouble, kept) = (trouble.clone(), kept.clone());
            spawn_local(async move {
                let answer = Client::new(Fetch::default())
                    .consultation_changed(&id, &said)
                    .await;
                kept.set(answer.is_ok());
                told(answer, &came, &trouble, &tell);
            });
        })
    };
    let long = typed.chars().count();
    html! {
        <form class="card stack" {onsubmit}>
            <h2>{ "What changed" }</h2>
            { super::about::area(
                "what-changed",
                "What changed because of it",
                "Young people read this under the results. If something cannot change, say why. It is needed before this is archived.",
                &typed,
                (*trouble).clone().map(AttrValue::from),
                oninput,
            ) }
            <p class="muted small">{ format!("{long} of {MOST_INTRO} characters") }</p>
            <div class="ways"><button type="submit" class="button slim">{ "Tell young people" }</button></div>
            <p role="status">{ if *kept { "Kept. Phones show it under the results." } else { "" } }</p>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consultations::for_tests::whole;
    use crate::rendered::{in_order, rendered};

    fn props(standing: Standing, changed: Option<&str>) -> RunningProps {
        let mut whole = whole(standing, 4);
        whole.put.what_changed = changed.map(str::to_owned);
        RunningProps {
            whole: Rc::new(whole),
            came: Callback::noop(),
            edition: Rc::new(content::edition().unwrap()),
            go: Callback::noop(),
            tell: Callback::noop(),
        }
    }

    #[tokio::test]
    async fn each_standing_offers_the_steps_that_can_follow_it_and_no_other() {
        for (standing, changed, offered) in [
            (Standing::Open, None, &["Pause it", "Close it"][..]),
            (Standing::Paused, None, &["Go on with it", "Close it"]),
            (Standing::Closed, None, &["Tell young people"]),
            (
                Standing::Closed,
                Some("More trips."),
                &["Archive it", "Tell young people"],
            ),
            (Standing::Archived, Some("More trips."), &["More trips."]),
        ] {
            let changed = changed.map(str::to_owned);
            let html = rendered::<Running>(move || props(standing, changed.as_deref())).await;
            in_order(&html, offered);
            for step in [
                "Pause it",
                "Go on with it",
                "Close it",
                "Archive it",
                "Tell young people",
            ] {
                assert_eq!(
                    html.contains(step),
                    offered.contains(&step),
                    "{standing:?} {step}"
                );
            }
        }
    }

    #[tokio::test]
    async fn only_one_that_can_be_answered_is_shared() {
        let open = rendered::<Running>(|| props(Standing::Open, None)).await;
        assert!(open.contains("Share it"), "{open}");
        let closed = rendered::<Running>(|| props(Standing::Closed, None)).await;
        assert!(!closed.contains("Share it"), "{closed}");
    }
}
