//! After *Send*: what is true of it now, and what happens next.

use super::ended::Ended;
use super::found_page::ClearButton;
use super::said::said;
use crate::in_words;
use crate::outbox::item::{After, Held, KeptReceipt, Stage};
use crate::outbox::plan::Progress;
use crate::outbox::provider::Outbox;
use crate::outbox::truth::while_sending;
use crate::page_title::PageTitle;
use crate::phrases::{receipt as say, sending};
use crate::views::invited::Invited;
use chrono::NaiveDate;
use controls::icon::{Icon, picture};
use domain::edition::Edition;
use domain::ids::SubmissionId;
use std::rc::Rc;
use yew::prelude::*;

/// What a screen about sending needs to know.
#[derive(Debug, Clone, PartialEq)]
pub struct Sending {
    /// What is on its way and what has arrived.
    pub outbox: Outbox,
    /// Today, on this phone.
    pub today: NaiveDate,
    /// The trust's telephone number.
    pub call: Option<String>,
    /// An invitation that is in hand now.
    pub invited: Option<Rc<Invited>>,
    /// What is published: names what was sent.
    pub edition: Option<Rc<Edition>>,
}

/// What is true of a submission now. `done` goes on to something else.
pub fn sent_page(id: &SubmissionId, sending: &Sending, done: &Callback<()>) -> Html {
    if let Some(kept) = sending.outbox.receipt(id) {
        return arrived(kept, sending, done);
    }
    match sending.outbox.progress(id) {
        Some(progress) => on_its_way(progress, sending),
        // The young person took it away, here or in another tab.
        None => html! {
            <><PageTitle>{ crate::phrases::views::title() }</PageTitle>{ go_on(done) }</>
        },
    }
}

fn on_its_way(progress: &Progress, sending: &Sending) -> Html {
    let outbox = &sending.outbox;
    let Progress {
        item,
        in_flight,
        kept,
        ..
    } = progress;
    if matches!(item.stage, Stage::Sent(_)) {
        // The receipt is being put away; its page comes next.
        return html! { <PageTitle>{ say::title() }</PageTitle> };
    }
    let words = while_sending(&item.stage, *kept, *in_flight);
    let forget = {
        let (outbox, id) = (outbox.clone(), item.id.clone());
        Callback::from(move |()| outbox.forget(id.clone()))
    };
    let held = matches!(item.stage, Stage::Held(_));
    html! {
        <>
            <PageTitle>{ words.line }</PageTitle>
            { said(held, "", words.more, Html::default()) }
            <ol class="card line">
                { reached(*kept, say::on_phone()) }
                { reached(false, say::sent()) }
            </ol>
            { ended(progress, sending).unwrap_or_default() }
            if !matches!(item.stage, Stage::Held(Held::InvitationEnded)) {
                { try_again("button", outbox, *in_flight) }
            }
            { sending.call.as_deref().filter(|_| held).map(call).unwrap_or_default() }
            <ClearButton clear={forget} words={sending::forget()} />
        </>
    }
}

/// A new invitation for what an ended one holds up.
fn ended(progress: &Progress, sending: &Sending) -> Option<Html> {
    let item = &progress.item;
    (item.stage == Stage::Held(Held::InvitationEnded)).then(|| {
        html! {
            <Ended key={item.id.to_string()} item={item.clone()} outbox={sending.outbox.clone()}
                invited={sending.invited.clone()} />
        }
    })
}

fn try_again(class: &'static str, outbox: &Outbox, in_flight: bool) -> Html {
    let outbox = outbox.clone();
    let onclick = Callback::from(move |_: MouseEvent| outbox.try_again());
    let words = if in_flight {
        sending::trying()
    } else {
        sending::try_again()
    };
    html! {
        <button type="button" {class} {onclick} aria-disabled={in_flight.then_some("true")}>{ words }</button>
    }
}

fn reached(done: bool, words: &str) -> Html {
    html! {
        <li class={classes!("reached", done.then_some("done"))}>
            <span class="reached-mark" aria-hidden="true">
                if done { { picture(Icon::Tick) } }
            </span>
            <span>{ words }</span>
        </li>
    }
}

fn arrived(kept: &KeptReceipt, sending: &Sending, done: &Callback<()>) -> Html {
    html! {
        <>
            <PageTitle>{ say::title() }</PageTitle>
            <p class="for-ears" role="status">{ sending::sent() }</p>
            <ol class="card line">
                { reached(true, say::on_phone()) }
                { reached(true, &say::sent_hour(&day(kept, sending.today))) }
            </ol>
            <section class="stack">
                <h2>{ say::next() }</h2>
                <p>{ next_open(kept) }</p>
                if kept.after.contact {
                    <p>{ say::next_contact() }</p>
                }
                <p>{ say::next_nothing() }</p>
                { sending.call.as_deref().map(call).unwrap_or_default() }
            </section>
            { forget(kept, &sending.outbox, done) }
            { go_on(done) }
        </>
    }
}

/// A button that rings the team.
pub fn call(number: &str) -> Html {
    html! {
        <p>
            <a class="button plain" href={format!("tel:{}", number.replace(' ', ""))}>
                { picture(Icon::Call) }{ sending::call_team(number) }
            </a>
        </p>
    }
}

fn forget(kept: &KeptReceipt, outbox: &Outbox, done: &Callback<()>) -> Html {
    if !kept.on_phone {
        return html! { <p class="muted small">{ say::not_kept() }</p> };
    }
    let (id, outbox, done) = (kept.receipt.id.clone(), outbox.clone(), done.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        outbox.forget_receipt(id.clone());
        done.emit(());
    });
    html! {
        <>
            <p class="muted small">{ say::kept() }</p>
            <button type="button" class="button plain" {onclick}>{ say::forget() }</button>
        </>
    }
}

fn go_on(done: &Callback<()>) -> Html {
    let onclick = done.reform(|_: MouseEvent| ());
    html! { <button type="button" class="button plain" {onclick}>{ say::again() }</button> }
}

/// What is on its way from before, and what was sent before, if this phone knows.
pub fn earlier(sending: &Sending) -> Html {
    let Sending { outbox, today, .. } = sending;
    let waiting = |progress: &Progress| {
        let words = while_sending(&progress.item.stage, progress.kept, progress.in_flight);
        if let Some(ended) = ended(progress, sending) {
            return html! { <>{ said(true, words.line, words.more, Html::default()) }{ ended }</> };
        }
        let again = try_again("button plain", outbox, progress.in_flight);
        said(false, words.line, words.more, again)
    };
    let arrived = |kept: &KeptReceipt| {
        html! {
            <li key={kept.receipt.id.to_string()} class="card stack">
                <p class="muted">{ what(&kept.after, sending) }</p>
                <p><strong>{ say::sent_hour(&day(kept, *today)) }</strong></p>
                <p>{ next_open(kept) }</p>
                { forget(kept, outbox, &Callback::noop()) }
            </li>
        }
    };
    html! {
        <>
            { for outbox.on_way.iter().map(waiting) }
            if !outbox.receipts.is_empty() {
                <section class="stack">
                    <h2>{ say::earlier() }</h2>
                    <ul class="stack">{ for outbox.receipts.iter().map(arrived) }</ul>
                </section>
            }
        </>
    }
}

/// What was sent, by its name: views, or which request.
fn what(after: &After, sending: &Sending) -> String {
    let named = after.purpose.and_then(|purpose| {
        let request = sending.edition.as_ref()?.request(purpose)?;
        Some(request.name.clone())
    });
    named.unwrap_or_else(|| match after.purpose {
        Some(_) => crate::phrases::requests::title().to_owned(),
        None => crate::phrases::views::title().to_owned(),
    })
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

#[cfg(test)]
#[path = "sent_page/tests.rs"]
mod tests;
