//! Freezing a report, and deleting one that is not wanted.

use super::draft::Draft;
use super::page::View;
use crate::app::is_signed_out;
use crate::day_words;
use crate::fault_words;
use crate::platform::input;
use crate::stage::{Event as Happened, WhySignedOut};
use api::desk::reports::{Approved, Freeze, Whole};
use chrono::NaiveDate;
use client::Client;
use client::fetch::Fetch;
use controls::notice::{Notice, Tone};
use yew::platform::spawn_local;
use yew::prelude::*;

/// Properties of [`Freezing`].
#[derive(Properties, PartialEq)]
pub struct FreezingProps {
    /// What is frozen.
    pub draft: Draft,
    /// Today.
    pub today: NaiveDate,
    /// Whether something keeps it from being kept.
    pub faulty: bool,
    /// Told the report once it is frozen.
    pub came: Callback<Whole>,
    /// Loads it again.
    pub load: Callback<()>,
    /// Told where to go.
    pub go: Callback<View>,
    /// Told what follows when the session has ended.
    pub tell: Callback<Happened>,
}

/// Freezing, and deleting.
#[component]
pub fn Freezing(props: &FreezingProps) -> Html {
    let looked = use_state_eq(|| false);
    let busy = use_state_eq(|| false);
    let trouble = use_state_eq(|| None::<String>);
    let deleting = use_state_eq(|| false);
    let draft = &props.draft;
    let over = draft.written.period.to < props.today;
    let ready = over && !props.faulty && !draft.is_unkept() && !draft.saving;
    let freeze = {
        let (id, came, tell) = (draft.id.clone(), props.came.clone(), props.tell.clone());
        let (busy, trouble) = (busy.setter(), trouble.setter());
        let (revision, figures) = (draft.revision, draft.figures.clone());
        Callback::from(move |_: MouseEvent| {
            let (id, came, tell) = (id.clone(), came.clone(), tell.clone());
            let (busy, trouble) = (busy.clone(), trouble.clone());
            let freeze = Freeze {
                revision,
                figures: (*figures).clone(),
            };
            busy.set(true);
            spawn_local(async move {
                match Client::new(Fetch::default())
                    .freeze_report(&id, &freeze)
                    .await
                {
                    Ok(whole) => return came.emit(whole),
                    Err(fault) if is_signed_out(&fault) => {
                        return tell.emit(Happened::SignedOut(WhySignedOut::Ended));
                    }
                    Err(fault) => trouble.set(Some(fault_words::words(&fault))),
                }
                busy.set(false);
            });
        })
    };
    let delete = {
        let (id, go, tell) = (draft.id.clone(), props.go.clone(), props.tell.clone());
        let trouble = trouble.setter();
        Callback::from(move |_: MouseEvent| {
            let (id, go, tell) = (id.clone(), go.clone(), tell.clone());
            let trouble = trouble.clone();
            spawn_local(async move {
                match Client::new(Fetch::default()).delete_report(&id).await {
                    Ok(()) => go.emit(View::List),
                    Err(fault) if is_signed_out(&fault) => {
                        tell.emit(Happened::SignedOut(WhySignedOut::Ended));
                    }
                    Err(fault) => trouble.set(Some(fault_words::words(&fault))),
                }
            });
        })
    };
    let tick = {
        let looked = looked.setter();
        Callback::from(move |event: Event| looked.set(input::ticked(&event)))
    };
    let ask = {
        let deleting = deleting.clone();
        Callback::from(move |_: MouseEvent| deleting.set(!*deleting))
    };
    let load = props.load.reform(|_: MouseEvent| ());
    let open = if *deleting { "true" } else { "false" };
    html! {
        <section class="card stack" aria-labelledby="r-freeze">
            <h2 id="r-freeze">{ "Freeze the report" }</h2>
            <p class="muted">{ "A frozen report never changes. Everybody who sees results can read it." }</p>
            { before(draft, over) }
            if let Some(trouble) = &*trouble {
                <Notice tone={Tone::Wrong} spoken=true>
                    <p><b>{ "It is not frozen. " }</b>{ trouble }</p>
                    <p><button type="button" class="button plain slim" onclick={load}>{ "Load the report again" }</button></p>
                </Notice>
            }
            <label class="tick-line" for="r-looked"><input id="r-looked" type="checkbox" checked={*looked} onchange={tick} />{ "I have looked through the report as it prints." }</label>
            <div class="ways">
                <button type="button" class="button" onclick={freeze} disabled={!ready || !*looked || *busy}>{ if *busy { "Freezing…" } else { "Freeze it" } }</button>
                <button type="button" class="button plain slim" onclick={ask} aria-expanded={open}>{ "Delete this draft…" }</button>
            </div>
            if *deleting {
                <Notice tone={Tone::Care}>
                    <p>{ "What was written in it is gone then, for everybody." }</p>
                    <p><button type="button" class="button danger slim" onclick={delete}>{ "Delete the draft" }</button></p>
                </Notice>
            }
        </section>
    }
}

/// What should be known before.
fn before(draft: &Draft, over: bool) -> Html {
    let (written, waiting) = (&draft.written, &draft.figures.waiting);
    let mut lines = Vec::new();
    if !over {
        lines.push(format!(
            "The period is not over: it can be frozen after {}.",
            day_words::full(written.period.to)
        ));
    }
    for quarter in &waiting.quarters {
        lines.push(format!(
            "Ratings of {} are still counted, for two weeks after its end. The report would be without them.",
            day_words::quarter(*quarter)
        ));
    }
    for title in &waiting.consultations {
        lines.push(format!(
            "Late answers to “{title}” are still counted. The report would be without it."
        ));
    }
    if !written.summary.trim().is_empty() && written.approved() != Approved::Yes {
        lines.push(
            "The page in young people’s words is not approved. The paper says so.".to_owned(),
        );
    }
    if lines.is_empty() {
        return Html::default();
    }
    html! { <Notice tone={Tone::Care}><ul class="before-freezing">{ for lines.into_iter().map(|line| html! { <li>{ line }</li> }) }</ul></Notice> }
}
