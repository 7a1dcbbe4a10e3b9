//! What was collected for a report: quotes, themes, and requests counted in this browser.

use super::counting::count;
use super::draft::Change;
use super::words;
use crate::app::is_signed_out;
use crate::fault_words;
use crate::stage::{Event, WhySignedOut};
use api::desk::reports::{Figures, Written};
use chrono::NaiveDate;
use controls::notice::{Notice, Tone};
use domain::edition::Edition;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Properties of [`Collected`].
#[derive(Properties, PartialEq, Clone)]
pub struct CollectedProps {
    /// As typed.
    pub written: Written,
    /// The figures that go with what the server has.
    pub figures: Rc<Figures>,
    /// Today.
    pub today: NaiveDate,
    /// The content.
    pub edition: Rc<Edition>,
    /// In how many working days the team promises to open what is sent.
    pub promised: u16,
    /// Told each change.
    pub change: Callback<Change>,
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// What was collected.
#[component]
pub fn Collected(props: &CollectedProps) -> Html {
    let written = &props.written;
    let press = |what: Change| props.change.reform(move |_: MouseEvent| what.clone());
    html! {
        <section class="card stack" aria-labelledby="r-collected">
            <h2 id="r-collected">{ "Quotes, themes and requests" }</h2>
            <p class="muted">{ "Quotes and themes come from Consultations: open the results and own words of one, and put them into this report there." }</p>
            if !written.themes.is_empty() {
                <ul class="library-list">{ for written.themes.iter().enumerate().map(|(at, one)| html! {
                    <li key={one.consultation.clone()}>
                        <span>{ format!("Themes: {} ({})", one.title, one.themes.len()) }</span>
                        <button type="button" class="button plain slim" onclick={press(Change::RemoveThemes(at))}>{ "Take out" }<span class="for-ears">{ format!(" the themes of {}", one.title) }</span></button>
                    </li>
                }) }</ul>
            }
            if !written.quotes.is_empty() {
                <ul class="library-list">{ for written.quotes.iter().enumerate().map(|(at, one)| html! {
                    <li key={at}>
                        <span dir="auto">{ format!("“{}”", one.words) }</span>
                        <button type="button" class="button plain slim" onclick={press(Change::RemoveQuote(at))}>{ "Take out" }<span class="for-ears">{ format!(" quote {}", at + 1) }</span></button>
                    </li>
                }) }</ul>
            }
            <Requests ..props.clone() />
        </section>
    }
}

/// Requests answered in time: counted, kept, left out.
#[component]
fn Requests(props: &CollectedProps) -> Html {
    let busy = use_state_eq(|| false);
    let trouble = use_state_eq(|| None::<String>);
    let period = props.written.period;
    let counting = {
        let (busy, trouble) = (busy.setter(), trouble.setter());
        let (edition, promised, today) = (props.edition.clone(), props.promised, props.today);
        let (change, tell) = (props.change.clone(), props.tell.clone());
        Callback::from(move |_: MouseEvent| {
            let (busy, trouble) = (busy.clone(), trouble.clone());
            let (edition, change, tell) = (edition.clone(), change.clone(), tell.clone());
            busy.set(true);
            trouble.set(None);
            spawn_local(async move {
                match count(period, promised, &edition, today).await {
                    Ok(requests) => change.emit(Change::Requests(Some(requests))),
                    Err(fault) if is_signed_out(&fault) => {
                        return tell.emit(Event::SignedOut(WhySignedOut::Ended));
                    }
                    Err(fault) => trouble.set(Some(fault_words::words(&fault))),
                }
                busy.set(false);
            });
        })
    };
    let leave_out = props.change.reform(|_: MouseEvent| Change::Requests(None));
    let requests = props.written.requests.as_ref();
    html! {
        <div class="stack" role="group" aria-labelledby="r-requests">
            <h3 id="r-requests">{ "Requests answered in time" }</h3>
            <p class="muted">{ "Counted in this browser from the inbox. Requests go some time after they are settled, so count soon after the period." }</p>
            if let Some(trouble) = &*trouble { <Notice tone={Tone::Wrong} spoken=true><p>{ trouble }</p></Notice> }
            <p role="status">{ told(&props.written, &props.figures) }</p>
            <div class="ways">
                <button type="button" class="button plain slim" onclick={counting} disabled={*busy}>{ match (*busy, requests.is_some()) {
                    (true, _) => "Counting…",
                    (false, false) => "Count the requests",
                    (false, true) => "Count again",
                } }</button>
                if requests.is_some() { <button type="button" class="button plain slim" onclick={leave_out}>{ "Leave them out" }</button> }
            </div>
        </div>
    }
}

/// What became of counting.
fn told(written: &Written, figures: &Figures) -> String {
    let Some(requests) = &written.requests else {
        return String::new();
    };
    let others = figures.requests.iter();
    let mut others =
        others.filter(|one| one.requests != *requests && one.period.overlaps(written.period));
    if let Some(other) = others.next() {
        return format!(
            "A frozen report already has requests of {}. They stand as they were: counting the same days twice could tell of one request.",
            words::period(other.period)
        );
    }
    match requests.kinds.len() {
        0 => format!(
            "Counted on {}: none was due.",
            words::on(requests.counted_on)
        ),
        _ => format!(
            "Counted on {}: {} in time.",
            words::on(requests.counted_on),
            words::share(requests.all)
        ),
    }
}
