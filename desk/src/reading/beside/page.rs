//! The two side by side on a screen: columns where there is room, else one after the
//! other, each with when it was sent.

use super::{Differs, Order, Row, rows};
use crate::app::is_signed_out;
use crate::day_words;
use crate::fault_words;
use crate::inbox::{Change, InboxHandle};
use crate::platform::{clock, page};
use crate::published::use_published;
use crate::reading::agenda::Agenda;
use crate::reading::answers::{Marks, answer};
use crate::reading::opened::{OpenedViews, open, words};
use crate::reading::paper::helped_words;
use crate::stage::{Event, KeyRing, WhySignedOut};
use api::desk::inbox::Item;
use client::Client;
use client::fetch::Fetch;
use controls::notice::{Notice, Tone};
use domain::edition::Edition;
use domain::ids::SubmissionId;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

const TITLE_ID: &str = "beside-title";

/// Properties of [`Beside`].
#[derive(Properties)]
pub struct BesideProps {
    /// What is being read.
    pub opened: Rc<OpenedViews>,
    /// The other.
    pub other: SubmissionId,
    /// The inbox, to be told that it was opened.
    pub inbox: InboxHandle,
    /// What opens it.
    pub ring: KeyRing,
    /// Told what follows.
    pub tell: Callback<Event>,
    /// Goes back to the one.
    pub close: Callback<()>,
}

impl PartialEq for BesideProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.opened, &other.opened) && self.other == other.other
    }
}

/// The two.
#[component]
pub fn Beside(props: &BesideProps) -> Html {
    let other = use_state(|| None::<Result<Rc<OpenedViews>, String>>);
    use_effect_with((), |()| page::focus(TITLE_ID));
    {
        let other = other.setter();
        let (id, ring, inbox) = (props.other.clone(), props.ring.clone(), props.inbox.clone());
        let tell = props.tell.clone();
        use_effect_with(id, move |id| {
            let id = id.clone();
            spawn_local(async move {
                let client = Client::new(Fetch::default());
                let held = match client.held(&id).await {
                    Ok(held) => held,
                    Err(fault) if is_signed_out(&fault) => {
                        return tell.emit(Event::SignedOut(WhySignedOut::Ended));
                    }
                    Err(fault) => return other.set(Some(Err(fault_words::words(&fault)))),
                };
                match open(held, &ring) {
                    Ok(opened) => other.set(Some(Ok(Rc::new(opened)))),
                    Err(fault) => return other.set(Some(Err(words(&fault).to_owned()))),
                }
                // It is on the screen: that counts as opened, as everywhere.
                if let Ok(opened) = client.mark_opened(&id).await {
                    inbox.tell(Change::Opened(id, opened));
                }
            });
        });
    }
    let edition = use_published();
    let close = props.close.reform(|_: MouseEvent| ());
    html! {
        <div class="beside not-on-paper">
            <h3 id={TITLE_ID} class="reading-part" tabindex="-1">{ "Two on one invitation" }</h3>
            <p>{ "Both came by the same invitation, perhaps from two phones. Neither takes the place of the other: ask which one they mean." }</p>
            <p><button type="button" class="button plain slim" onclick={close}>{ "Show one alone" }</button></p>
            { match (&*other, &edition) {
                (None, _) | (_, None) => html! { <p class="muted" role="status">{ "Opening the other in this browser…" }</p> },
                (Some(Err(trouble)), _) => html! { <Notice tone={Tone::Wrong} spoken=true>{ trouble.clone() }</Notice> },
                (Some(Ok(other)), Some(edition)) => both(&props.opened, other, edition),
            } }
        </div>
    }
}

/// The earlier one first, as far as that is known.
fn in_order<'o>(
    one: &'o OpenedViews,
    other: &'o OpenedViews,
) -> (&'o OpenedViews, &'o OpenedViews, Order) {
    let adds =
        |this: &OpenedViews, to: &OpenedViews| this.item.supersedes.as_ref() == Some(&to.item.id);
    if adds(one, other) || one.item.received > other.item.received {
        (other, one, Order::Known)
    } else if adds(other, one) || one.item.received < other.item.received {
        (one, other, Order::Known)
    } else {
        (one, other, Order::Unknown)
    }
}

fn both(one: &OpenedViews, other: &OpenedViews, edition: &Edition) -> Html {
    let (first, second, order) = in_order(one, other);
    let names = order.names();
    let form = |opened: &OpenedViews| {
        let (id, version) = (opened.views.form.clone(), opened.views.form_version);
        edition.form_version(&id, version).cloned()
    };
    let forms = [form(first), form(second)];
    let rows = rows(
        &first.views,
        &second.views,
        [forms[0].as_ref(), forms[1].as_ref()],
    );
    let differing = rows
        .iter()
        .filter(|row| row.differs != Differs::Not)
        .count();
    let agendas_differ = first.views.agenda != second.views.agenda;
    html! {
        <>
            <p role="status"><b>{ format!("{differing} of {} answers differ.", rows.len()) }</b></p>
            <div class="beside-row beside-head">
                { head(names[0], first) }
                { head(names[1], second) }
            </div>
            if order == Order::Unknown {
                <p class="muted">{ "They came within one hour: which was first is not known." }</p>
            }
            <section class={classes!("beside-question", agendas_differ.then_some("differing"))}>
                <h4>{ "My agenda" }</h4>
                <p class="differs">{ if agendas_differ { Differs::Words } else { Differs::Not }.words(order) }</p>
                <div class="beside-row">
                    { side(names[0], html! { <Agenda lines={first.views.agenda.clone()} /> }) }
                    { side(names[1], html! { <Agenda lines={second.views.agenda.clone()} /> }) }
                </div>
            </section>
            { for rows.iter().map(|row| question(row, order)) }
        </>
    }
}

fn head(which: &'static str, opened: &OpenedViews) -> Html {
    html! {
        <div>
            <p><b>{ format!("{which}: sent {}", sent(&opened.item)) }</b></p>
            <p class="muted">{ helped_words(opened.views.helped_by.as_deref(), opened.views.helper_saw) }</p>
        </div>
    }
}

/// When it was sent, to the hour, which is all that is kept.
pub(in crate::reading) fn sent(item: &Item) -> String {
    let day = day_words::day_of(&item.received);
    let day = day.map_or_else(String::new, |day| day_words::day(day, clock::today()));
    let hour = item.received.get(11..13).unwrap_or_default();
    format!("{day}, in the hour from {hour}:00 UTC")
}

fn question(row: &Row<'_>, order: Order) -> Html {
    let ask = row
        .question
        .map_or_else(|| format!("“{}”", row.id), |question| question.ask.clone());
    let same = row.differs == Differs::Not;
    let names = order.names();
    let one = |given: Option<&domain::views::Given>| {
        given.map_or_else(
            || html! { <p class="muted">{ "Left out" }</p> },
            |given| answer(given, row.question, Marks::Shown),
        )
    };
    html! {
        <section class={classes!("beside-question", (!same).then_some("differing"))} key={row.id.as_str()}>
            <h4>{ ask }</h4>
            <p class="differs">{ row.differs.words(order) }</p>
            if same {
                { one(row.second) }
            } else {
                <div class="beside-row">
                    { side(names[0], one(row.first)) }
                    { side(names[1], one(row.second)) }
                </div>
            }
        </section>
    }
}

fn side(which: &'static str, said: Html) -> Html {
    html! { <div><p class="beside-which">{ which }</p>{ said }</div> }
}
