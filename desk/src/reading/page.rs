//! The views being read: fetched, opened in this browser, shown, marked opened.

use super::agenda::Agenda;
use super::answers::{Marks, answers};
use super::beside::{Beside, sent};
use super::opened::{OpenedViews, ReadFault, open, words};
use super::paper::{Extent, Paper, helped_words, paper};
use super::printing::{printing, use_printing};
use super::request;
use super::took_part::TookPart;
use crate::answering::exchange::Said;
use crate::answering::pane::{ANSWER_ID, AnsweringPane};
use crate::app::is_signed_out;
use crate::day_words;
use crate::fault_words;
use crate::inbox::whose::Whose;
use crate::inbox::{Change, InboxHandle};
use crate::platform::{clock, input, page};
use crate::published::use_published;
use crate::stage::{Event, KeyRing, WhySignedOut};
use api::desk::inbox::Item;
use client::fetch::Fetch;
use client::{Client, Fault};
use controls::icon::{Icon, picture};
use controls::notice::{Notice, Tone};
use domain::edition::Edition;
use domain::form::Form;
use domain::ids::SubmissionId;
use domain::request::Request;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

const TITLE_ID: &str = "reading-title";

/// How far the opening has come.
#[derive(Clone)]
enum Reading {
    Waiting,
    Open(Rc<OpenedViews>),
    Fault(Fault),
    Shut(ReadFault),
}

/// Properties of [`ReadingPane`].
#[derive(Properties, PartialEq)]
pub struct ReadingPaneProps {
    /// What is read.
    pub id: SubmissionId,
    /// The inbox, to be told that it was opened.
    pub inbox: InboxHandle,
    /// What opens it.
    pub ring: KeyRing,
    /// Who reads.
    pub reader: AttrValue,
    /// What leads back.
    pub back: AttrValue,
    /// Told what follows.
    pub tell: Callback<Event>,
    /// Closes the pane.
    pub close: Callback<()>,
    /// Reads the next one, when one is waiting.
    #[prop_or_default]
    pub next: Option<Callback<()>>,
}

/// The views being read.
#[component]
pub fn ReadingPane(props: &ReadingPaneProps) -> Html {
    let reading = use_state(|| Reading::Waiting);
    let unmarked = use_state(|| None::<Fault>);
    let extent = use_state(|| (Extent::Everything, 0_u32));
    let beside = use_state_eq(|| None::<SubmissionId>);
    let said = use_state_eq(|| None::<Said>);
    let form_of = use_published();
    let read = use_reading(props, &reading, &unmarked);
    use_printing(*extent);
    use_effect_with(matches!(*reading, Reading::Waiting), |_| {
        page::focus(TITLE_ID)
    });
    let onkeydown = {
        let close = props.close.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && input::key(&event).is_some() {
                close.emit(());
            }
        })
    };
    let close = props.close.reform(|_: MouseEvent| ());
    let body = match &*reading {
        Reading::Waiting => {
            html! { <p class="muted" role="status">{ "Opening it in this browser…" }</p> }
        }
        Reading::Fault(fault) => trouble(fault_words::words(fault), Some(&read)),
        Reading::Shut(fault) => trouble(words(fault).to_owned(), None),
        Reading::Open(opened) => {
            let views = &opened.views;
            let form = form_of
                .as_ref()
                .and_then(|edition| edition.form_version(&views.form, views.form_version));
            let asks = form_of
                .as_ref()
                .and_then(|edition| Some((edition.as_ref(), edition.request_asking(&views.form)?)));
            let print = {
                let extent = extent.clone();
                Callback::from(move |what| extent.set((what, extent.1 + 1)))
            };
            let reached = {
                let (inbox, id) = (props.inbox.clone(), props.id.clone());
                Callback::from(move |(stage, in_record)| {
                    inbox.tell(Change::Answered(id.clone(), stage, in_record));
                })
            };
            let heard = {
                let said = said.setter();
                Callback::from(move |now| said.set(Some(now)))
            };
            let answering = html! {
                <AnsweringPane id={props.id.clone()} reply_to={views.reply_to.clone()}
                    ring={props.ring.clone()} tell={props.tell.clone()} {reached} {heard} />
            };
            let others = others(props, opened, &beside);
            let on_paper = Paper {
                form,
                marks: if asks.is_some() {
                    Marks::None
                } else {
                    Marks::Shown
                },
                extent: extent.0,
                whose: &Whose::of(&opened.item, &props.ring),
                said: said.as_ref(),
                reader: &props.reader,
                today: clock::today(),
            };
            html! {
                <>
                    { not_marked(unmarked.as_ref()) }
                    if let Some(other) = &*beside {
                        <Beside key={other.as_str()} opened={opened.clone()} other={other.clone()} inbox={props.inbox.clone()}
                            ring={props.ring.clone()} tell={props.tell.clone()} close={{
                                let beside = beside.setter();
                                Callback::from(move |()| { beside.set(None); page::focus(TITLE_ID); })
                            }} />
                    } else {
                        { others }
                        { shown(opened, form, asks, &print, &answering) }
                        if asks.is_none() && opened.item.invited.is_some() {
                            <TookPart item={Rc::new(opened.item.clone())} ring={props.ring.clone()} tell={props.tell.clone()} />
                        }
                    }
                    { paper(opened, &on_paper) }
                </>
            }
        }
    };
    html! {
        <section class={classes!("reading", beside.is_some().then_some("reads-two"))} aria-labelledby={TITLE_ID} {onkeydown}>
            <header class="reading-head not-on-paper">
                <h2 id={TITLE_ID} tabindex="-1">{ "Their views" }</h2>
                <div class="ways">
                    if matches!(*reading, Reading::Open(_)) && beside.is_none() {
                        <button type="button" class="button plain slim" onclick={to_answer()}>{ "Answer" }</button>
                    }
                    if let Some(next) = &props.next {
                        <button type="button" class="button plain slim" onclick={next.reform(|_: MouseEvent| ())}>
                            { "Next unopened" }
                        </button>
                    }
                    <button type="button" class="button plain slim" onclick={close}>
                        { picture(Icon::Back) }{ &props.back }
                    </button>
                </div>
            </header>
            { body }
        </section>
    }
}

/// The others that came by the same invitation, as far as they are listed.
fn others(
    props: &ReadingPaneProps,
    opened: &OpenedViews,
    beside: &UseStateHandle<Option<SubmissionId>>,
) -> Html {
    let Some(invited) = &opened.item.invited else {
        return Html::default();
    };
    let listing = props.inbox.state().listing.shown();
    let listed = listing.iter().flat_map(|listing| &listing.items);
    let others: Vec<&Item> = listed
        .filter(|item| item.id != opened.item.id && item.form == opened.item.form)
        .filter(|item| item.invited.as_ref().is_some_and(|by| by.id == invited.id))
        .collect();
    if others.is_empty() {
        return Html::default();
    }
    let one = |item: &&Item| {
        let (beside, id) = (beside.setter(), item.id.clone());
        let onclick = Callback::from(move |_: MouseEvent| beside.set(Some(id.clone())));
        html! {
            <p><button type="button" class="button plain slim" {onclick}>
                { format!("Read it beside the one sent {}", sent(item)) }
            </button></p>
        }
    };
    html! {
        <div class="not-on-paper">
            <Notice tone={Tone::Care}>
                <p><b>{ "More than one came by this invitation." }</b></p>
                { for others.iter().map(one) }
            </Notice>
        </div>
    }
}

fn shown(
    opened: &OpenedViews,
    form: Option<&Form>,
    asks: Option<(&Edition, &Request)>,
    print: &Callback<Extent>,
    answering: &Html,
) -> Html {
    let views = &opened.views;
    let said = match asks {
        Some((edition, asked)) => html! {
            <>
                { request::about(views.about.as_ref(), edition) }
                <h3 class="reading-part">{ "What they wrote" }</h3>
                { answers(views, form, Marks::None) }
                <p><button type="button" class="button plain slim" onclick={print.reform(|_: MouseEvent| Extent::Everything)}>
                    { picture(Icon::Print) }{ "Print for the case file" }
                </button></p>
                { request::dates(asked, day_words::day_of(&opened.item.received), &edition.bank_holidays, clock::today()) }
            </>
        },
        None => html! {
            <>
                <h3 class="reading-part">{ "My agenda" }</h3>
                <Agenda lines={views.agenda.clone()} />
                { printing(&views.agenda, print) }
                <h3 class="reading-part">{ "All answers" }</h3>
                { answers(views, form, Marks::Shown) }
            </>
        },
    };
    html! {
        <div class="reading-body not-on-paper">
            if opened.item.contact {
                <Notice tone={Tone::Wrong} icon={Icon::Call}>
                    <p><b>{ "Please contact me" }</b></p>
                    <p>{ "They ask somebody to get in touch. Do this first." }</p>
                </Notice>
            }
            { about(opened, form, asks.is_some()) }
            { said }
            { answering.clone() }
        </div>
    }
}

/// Goes to the answer, under the views.
fn to_answer() -> Callback<MouseEvent> {
    Callback::from(|_| page::focus(ANSWER_ID))
}

fn about(opened: &OpenedViews, form: Option<&Form>, asks: bool) -> Html {
    let today = clock::today();
    let received = day_words::day_of(&opened.item.received);
    let helped = opened.views.helped_by.as_deref();
    html! {
        <>
            <p class="reading-about">
                <b>{ form.map_or_else(|| opened.views.form.to_string(), |form| form.title.clone()) }</b>
                if let Some(received) = received { { format!(" · sent {}", day_words::day(received, today)) } }
            </p>
            if !asks {
                <p class={classes!("stamp", helped.is_some().then_some("helped"))}>
                    { picture(if helped.is_some() { Icon::People } else { Icon::Person }) }
                    { helped_words(helped, opened.views.helper_saw) }
                </p>
            }
            if form.is_none() {
                <Notice tone={Tone::Care}>{ "These answers belong to questions that this desk does not have. What was said is shown as it came." }</Notice>
            }
        </>
    }
}

fn trouble(words: String, again: Option<&Callback<()>>) -> Html {
    html! {
        <Notice tone={Tone::Wrong} spoken=true>
            <p>{ words }</p>
            if let Some(again) = again {
                <p><button type="button" class="button plain" onclick={again.reform(|_: MouseEvent| ())}>
                    { "Try again" }
                </button></p>
            }
        </Notice>
    }
}

fn not_marked(fault: Option<&Fault>) -> Html {
    fault.map_or_else(Html::default, |fault| {
        html! {
            <Notice tone={Tone::Care} spoken=true>
                <p>{ "You can read it, but the server does not know yet that it was opened. Open it again later. " }{ fault_words::words(fault) }</p>
            </Notice>
        }
    })
}

/// Fetches and opens, at once and whenever asked again; then says that it was opened.
#[hook]
fn use_reading(
    props: &ReadingPaneProps,
    reading: &UseStateHandle<Reading>,
    unmarked: &UseStateHandle<Option<Fault>>,
) -> Callback<()> {
    let (id, ring) = (props.id.clone(), props.ring.clone());
    let (inbox, tell) = (props.inbox.clone(), props.tell.clone());
    let (reading, unmarked) = (reading.setter(), unmarked.setter());
    let read = use_callback((), move |(), ()| {
        let (id, ring) = (id.clone(), ring.clone());
        let (inbox, tell) = (inbox.clone(), tell.clone());
        let (reading, unmarked) = (reading.clone(), unmarked.clone());
        reading.set(Reading::Waiting);
        spawn_local(async move {
            let client = Client::new(Fetch::default());
            let held = match client.held(&id).await {
                Ok(held) => held,
                Err(fault) if is_signed_out(&fault) => {
                    tell.emit(Event::SignedOut(WhySignedOut::Ended));
                    return;
                }
                Err(fault) => {
                    reading.set(Reading::Fault(fault));
                    return;
                }
            };
            match open(held, &ring) {
                Ok(opened) => reading.set(Reading::Open(Rc::new(opened))),
                Err(fault) => {
                    reading.set(Reading::Shut(fault));
                    return;
                }
            }
            match client.mark_opened(&id).await {
                Ok(opened) => inbox.tell(Change::Opened(vec![(id, opened)])),
                Err(fault) => unmarked.set(Some(fault)),
            }
        });
    });
    {
        let read = read.clone();
        use_effect_with((), move |()| read.emit(()));
    }
    read
}
