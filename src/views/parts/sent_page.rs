//! After *Send*: what is true of it now, and what happens next.

use super::found_page::ClearButton;
use super::said::Said;
use crate::in_words;
use crate::outbox::item::{After, KeptReceipt, Stage};
use crate::outbox::plan::Progress;
use crate::outbox::provider::use_outbox;
use crate::outbox::truth::while_sending;
use crate::page_title::PageTitle;
use crate::phrases::{receipt as say, sending};
use crate::published::use_published;
use crate::surroundings::use_surroundings;
use chrono::NaiveDate;
use controls::icon::{Icon, picture};
use controls::notice::{Notice, Tone};
use domain::ids::SubmissionId;
use yew::prelude::*;

/// Properties of [`SentPage`].
#[derive(Properties, PartialEq)]
pub struct SentProps {
    /// Which submission.
    pub id: SubmissionId,
    /// The young person goes on.
    pub done: Callback<()>,
}

/// What is true of a submission now.
#[component]
pub fn SentPage(props: &SentProps) -> Html {
    let outbox = use_outbox();
    if let Some(kept) = outbox.receipt(&props.id) {
        return html! { <Arrived kept={kept.clone()} done={props.done.clone()} /> };
    }
    match outbox.progress(&props.id) {
        Some(progress) => html! { <OnItsWay progress={progress.clone()} /> },
        // The young person took it away, here or in another tab.
        None => html! {
            <>
                <PageTitle>{ crate::phrases::views::title() }</PageTitle>
                <GoOn done={props.done.clone()} />
            </>
        },
    }
}

#[derive(Properties, PartialEq)]
struct OnItsWayProps {
    progress: Progress,
}

#[component]
fn OnItsWay(props: &OnItsWayProps) -> Html {
    let outbox = use_outbox();
    let Progress {
        item,
        in_flight,
        kept,
        ..
    } = &props.progress;
    let words = while_sending(&item.stage, *kept, *in_flight);
    let again = {
        let outbox = outbox.clone();
        Callback::from(move |_: MouseEvent| outbox.try_again())
    };
    let forget = {
        let (outbox, id) = (outbox, item.id.clone());
        Callback::from(move |()| outbox.forget(id.clone()))
    };
    let held = matches!(item.stage, Stage::Held(_));
    html! {
        <>
            <PageTitle>{ words.line }</PageTitle>
            <Notice tone={if held { Tone::Wrong } else { Tone::Care }} spoken=true>
                <p>{ words.more }</p>
            </Notice>
            <ol class="card line">
                <Reached done={*kept} words={say::on_phone()} />
                <Reached done={false} words={say::sent()} />
            </ol>
            <button type="button" class="button" onclick={again} aria-disabled={in_flight.then_some("true")}>
                if *in_flight { { sending::trying() } } else { { sending::try_again() } }
            </button>
            <ClearButton clear={forget} words={sending::forget()} />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ReachedProps {
    done: bool,
    words: AttrValue,
}

#[component]
fn Reached(props: &ReachedProps) -> Html {
    html! {
        <li class={classes!("reached", props.done.then_some("done"))}>
            <span class="reached-mark" aria-hidden="true">
                if props.done { { picture(Icon::Tick) } }
            </span>
            <span>{ &props.words }</span>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct ArrivedProps {
    kept: KeptReceipt,
    done: Callback<()>,
}

#[component]
fn Arrived(props: &ArrivedProps) -> Html {
    let After { contact, .. } = &props.kept.after;
    let edition = use_published();
    let today = use_surroundings().today;
    html! {
        <>
            <PageTitle>{ say::title() }</PageTitle>
            <p class="for-ears" role="status">{ sending::sent() }</p>
            <ol class="card line">
                <Reached done=true words={say::on_phone()} />
                <Reached done=true words={say::sent_hour(&day(&props.kept, today))} />
            </ol>
            <section class="stack">
                <h2>{ say::next() }</h2>
                <p>{ next_open(&props.kept) }</p>
                if *contact {
                    <p>{ say::next_contact() }</p>
                }
                <p>{ say::next_nothing() }</p>
                if let Some(edition) = edition {
                    <p>
                        <a class="button plain" href={format!("tel:{}", edition.trust.call.replace(' ', ""))}>
                            { picture(Icon::Call) }{ sending::call_team(&edition.trust.call) }
                        </a>
                    </p>
                }
            </section>
            <Forget id={props.kept.receipt.id.clone()} done={props.done.clone()} />
            <GoOn done={props.done.clone()} />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ForgetProps {
    id: SubmissionId,
    done: Callback<()>,
}

#[component]
fn Forget(props: &ForgetProps) -> Html {
    let outbox = use_outbox();
    if !outbox.keeps_receipt(&props.id) {
        return html! { <p class="muted small">{ say::not_kept() }</p> };
    }
    let forget = {
        let (id, done) = (props.id.clone(), props.done.clone());
        Callback::from(move |_: MouseEvent| {
            outbox.forget_receipt(id.clone());
            done.emit(());
        })
    };
    html! {
        <>
            <p class="muted small">{ say::kept() }</p>
            <button type="button" class="button plain" onclick={forget}>{ say::forget() }</button>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct GoOnProps {
    done: Callback<()>,
}

#[component]
fn GoOn(props: &GoOnProps) -> Html {
    let onclick = props.done.reform(|_: MouseEvent| ());
    html! { <button type="button" class="button plain" {onclick}>{ say::again() }</button> }
}

/// Properties of [`Earlier`].
#[derive(Properties, PartialEq)]
pub struct EarlierProps {
    /// Its title.
    pub title: AttrValue,
}

/// What is on its way from before, and what was sent before, if this phone knows.
#[component]
pub fn Earlier(props: &EarlierProps) -> Html {
    let outbox = use_outbox();
    let today = use_surroundings().today;
    html! {
        <>
            { for outbox.on_way.iter().map(|progress| html! {
                <section key={progress.item.id.to_string()} class="stack"><Waiting progress={progress.clone()} /></section>
            }) }
            if !outbox.receipts.is_empty() {
                <section class="stack">
                    <h2>{ &props.title }</h2>
                    <ul class="stack">
                        { for outbox.receipts.iter().map(|kept| html! {
                            <li key={kept.receipt.id.to_string()} class="card stack">
                                <p><strong>{ say::sent_hour(&day(kept, today)) }</strong></p>
                                <p>{ next_open(kept) }</p>
                                <Forget id={kept.receipt.id.clone()} done={Callback::noop()} />
                            </li>
                        }) }
                    </ul>
                </section>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct WaitingProps {
    progress: Progress,
}

#[component]
fn Waiting(props: &WaitingProps) -> Html {
    let outbox = use_outbox();
    let Progress {
        item,
        in_flight,
        kept,
        ..
    } = &props.progress;
    let words = while_sending(&item.stage, *kept, *in_flight);
    let again = Callback::from(move |_: MouseEvent| outbox.try_again());
    html! {
        <Said line={words.line} more={words.more}>
            <button type="button" class="button plain" onclick={again}>{ sending::try_again() }</button>
        </Said>
    }
}

/// Who opens it and by when, as the team said when it was sealed.
fn next_open(kept: &KeptReceipt) -> String {
    let After {
        readers,
        opened_within_working_days: days,
        ..
    } = &kept.after;
    capital(&say::next_open(u32::from(*days), readers))
}

fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// The day on which the server received it, as it said.
fn day(kept: &KeptReceipt, today: NaiveDate) -> String {
    let written = kept.receipt.received.get(..10).unwrap_or_default();
    written
        .parse()
        .map_or_else(|_| written.to_owned(), |day| in_words::day(day, today))
}
