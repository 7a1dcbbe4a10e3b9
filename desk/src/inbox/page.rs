//! The inbox, with the views being read beside it.

use super::sheet;
use super::showing::{Kind, filters, order};
use super::table::{InboxTable, button_id};
use super::whose::Whose;
use super::{Change, InboxHandle, Listing};
use crate::fault_words;
use crate::people::assigning::Assigning;
use crate::platform::{clock, page};
use crate::published::use_published;
use crate::reading::page::ReadingPane;
use crate::remote::Remote;
use crate::stage::{Event, KeyRing};
use crate::taking_away::TakeAway;
use api::desk::exports::Export;
use api::desk::inbox::{Item, Standing};
use api::desk::keys::Keys;
use api::desk::people::Person;
use chrono::NaiveDate;
use controls::icon::{Icon, picture};
use controls::notice::{Notice, Tone};
use domain::edition::Edition;
use domain::ids::SubmissionId;
use std::rc::Rc;
use yew::prelude::*;

const TITLE_ID: &str = "inbox-title";

/// Properties of [`InboxPage`].
#[derive(Properties, PartialEq)]
pub struct InboxPageProps {
    /// Which part of what has been sent this page lists.
    pub kind: Kind,
    /// Where the lines stand that are listed.
    pub standing: Option<Standing>,
    /// Told to list others.
    pub show: Callback<Option<Standing>>,
    /// The inbox.
    pub inbox: InboxHandle,
    /// The team's keys: what was promised.
    pub keys: Rc<Keys>,
    /// What opens words.
    pub ring: KeyRing,
    /// Who reads.
    pub reader: AttrValue,
    /// Everybody in the team, where this reader may say who answers.
    #[prop_or_default]
    pub people: Option<Vec<Person>>,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// The inbox.
#[component]
pub fn InboxPage(props: &InboxPageProps) -> Html {
    use_effect_with(props.kind, |kind| {
        page::set_title(&format!("{} · My Pledge desk", kind.title()));
        page::focus(TITLE_ID);
    });
    let assigns = use_state_eq(|| false);
    let whose = use_whose(&props.inbox, &props.ring);
    let Some(edition) = use_published() else {
        return Html::default();
    };
    let state = props.inbox.state();
    let chosen = state.chosen.clone();
    let close = {
        let (inbox, chosen) = (props.inbox.clone(), chosen.clone());
        Callback::from(move |()| {
            inbox.tell(Change::Choose(None));
            if let Some(id) = &chosen {
                page::focus(&button_id(id));
            }
        })
    };
    html! {
        <div class={classes!("inbox-page", chosen.is_some().then_some("reads"))}>
            <section class="inbox-side not-on-paper" aria-label={props.kind.title()}>
                { head(props, &assigns) }
                { filters(props.standing, &props.show) }
                if let (true, Some(people)) = (*assigns && is_any(&props.inbox), &props.people) {
                    { assigning(props, &whose, &edition, people) }
                } else {
                    { list(props, &whose, &edition) }
                }
            </section>
            if let Some(id) = chosen {
                <ReadingPane key={id.to_string()} id={id.clone()} inbox={props.inbox.clone()} ring={props.ring.clone()}
                    reader={props.reader.clone()} back={props.kind.back()} tell={props.tell.clone()} {close} next={next(&props.inbox, &id)} />
            }
        </div>
    }
}

/// Whether anything is listed.
fn is_any(inbox: &InboxHandle) -> bool {
    let listing = inbox.state().listing.shown();
    listing.is_some_and(|listing| !listing.items.is_empty())
}

/// Who answers each of what is listed.
fn assigning(
    props: &InboxPageProps,
    whose: &Rc<Vec<Whose>>,
    edition: &Rc<Edition>,
    people: &[Person],
) -> Html {
    let listed = props.inbox.state().listing.shown();
    let items = listed.map_or(&[][..], |listing| &listing.items);
    let (items, whose) = in_order(props.kind, items, whose, edition, clock::today());
    let assigned = {
        let inbox = props.inbox.clone();
        Callback::from(move |(id, to)| inbox.tell(Change::Assigned(id, to)))
    };
    html! {
        <Assigning {items} {whose} edition={edition.clone()}
            people={people.to_vec()} {assigned} tell={props.tell.clone()} />
    }
}

fn head(props: &InboxPageProps, assigns: &UseStateHandle<bool>) -> Html {
    let inbox = &props.inbox;
    let toggle = {
        let (assigns, inbox) = (assigns.clone(), inbox.clone());
        Callback::from(move |_: MouseEvent| {
            inbox.tell(Change::Choose(None));
            assigns.set(!*assigns);
        })
    };
    let some = is_any(inbox) || **assigns;
    let refresh = inbox.refresh.reform(|_: MouseEvent| ());
    let at = inbox.state().listing.shown().map(|listing| &listing.at);
    html! {
        <header class="page-head">
            <h1 id={TITLE_ID} tabindex="-1">{ props.kind.title() }</h1>
            if let Some(at) = at { <span class="muted small figures">{ format!("as of {at}") }</span> }
            if props.people.is_some() && some {
                <button type="button" class="button plain slim" aria-pressed={assigns.to_string()} onclick={toggle}>
                    { picture(Icon::People) }{ "Who answers" }
                </button>
            }
            <button type="button" class="button plain slim" onclick={refresh}>
                { picture(Icon::Refresh) }{ "Look again" }
            </button>
        </header>
    }
}

/// Reads the next one that nobody has opened; nothing when there is none.
fn next(inbox: &InboxHandle, id: &SubmissionId) -> Option<Callback<()>> {
    let after = inbox.state().listing.shown()?.after(id)?.clone();
    let inbox = inbox.clone();
    Some(Callback::from(move |()| {
        inbox.tell(Change::Choose(Some(after.clone())));
    }))
}

/// For whom each line is. Opened once for a listing, not at each rendering.
#[hook]
fn use_whose(inbox: &InboxHandle, ring: &KeyRing) -> Rc<Vec<Whose>> {
    let listing = inbox.state().listing.shown().cloned();
    use_memo((listing, ring.clone()), |(listing, ring)| {
        let items = listing.iter().flat_map(|listing| &listing.items);
        items.map(|item| Whose::of(item, ring)).collect()
    })
}

fn list(props: &InboxPageProps, whose: &Rc<Vec<Whose>>, edition: &Rc<Edition>) -> Html {
    match &props.inbox.state().listing {
        Remote::Waiting => {
            html! { <p class="muted" role="status">{ "Looking for what has been sent…" }</p> }
        }
        Remote::Failed(fault) => html! {
            <Notice tone={Tone::Wrong} spoken=true>
                <p><b>{ "The inbox could not be read. " }</b>{ fault_words::words(fault) }</p>
            </Notice>
        },
        Remote::Stale(listing, fault) => html! {
            <>
                <Notice tone={Tone::Care} spoken=true>
                    <p>{ format!("This is how it stood at {}. ", listing.at) }{ fault_words::words(fault) }</p>
                </Notice>
                { lines(props, whose, edition, listing) }
            </>
        },
        Remote::Ready(listing) => lines(props, whose, edition, listing),
    }
}

fn lines(
    props: &InboxPageProps,
    whose: &Rc<Vec<Whose>>,
    edition: &Rc<Edition>,
    listing: &Listing,
) -> Html {
    if listing.items.is_empty() {
        return empty(props.kind, props.standing, props.people.is_some());
    }
    let working_days = props
        .keys
        .keys
        .first()
        .map_or(1, |key| key.public.opened_within_working_days);
    let today = clock::today();
    let (items, whose) = in_order(props.kind, &listing.items, whose, edition, today);
    let choose = {
        let inbox = props.inbox.clone();
        Callback::from(move |id| inbox.tell(Change::Choose(Some(id))))
    };
    let take_away = take_away(props, &items, &whose, edition, today);
    let more = props.inbox.more.reform(|_: MouseEvent| ());
    html! {
        <>
            if props.kind == Kind::Everything { { unopened(listing.unopened) } }
            <InboxTable {items} {whose} edition={edition.clone()} {working_days} {today} chosen={props.inbox.state().chosen.clone()} {choose} />
            if listing.next.is_some() {
                <p><button type="button" class="button plain" onclick={more}>{ "Show older ones" }</button></p>
            } else if let (Kind::Requests, Some(_)) = (props.kind, &props.people) {
                { take_away }
            }
        </>
    }
}

/// The list of requests as a file, once all of them are listed.
fn take_away(
    props: &InboxPageProps,
    items: &[Item],
    whose: &Rc<Vec<Whose>>,
    edition: &Rc<Edition>,
    today: NaiveDate,
) -> Html {
    let ways = sheet::ways(items.to_vec(), whose.clone(), edition.clone(), today);
    html! {
        <TakeAway id="requests-list" what={Export::Requests} rows={items.len()} {ways} tell={props.tell.clone()} />
    }
}

/// The lines in the order of the page, and for whom each is.
fn in_order(
    kind: Kind,
    items: &[Item],
    whose: &[Whose],
    edition: &Edition,
    today: NaiveDate,
) -> (Vec<Item>, Rc<Vec<Whose>>) {
    let places = order(kind, items, edition, today);
    let of_items = places.iter().filter_map(|place| items.get(*place).cloned());
    let of_whose = places.iter().filter_map(|place| whose.get(*place).cloned());
    (of_items.collect(), Rc::new(of_whose.collect()))
}

fn unopened(number: u64) -> Html {
    let words = match number {
        0 => "Everything has been opened.".to_owned(),
        1 => "One is waiting to be opened.".to_owned(),
        _ => format!("{number} are waiting to be opened."),
    };
    html! { <p class="muted" role="status">{ words }</p> }
}

/// Who says who answers sees everything; anybody else, what is given to them.
fn empty(kind: Kind, standing: Option<Standing>, sees_everything: bool) -> Html {
    let (title, line) = kind.nothing(standing, sees_everything);
    html! {
        <div class="card empty">
            <span class="empty-mark">{ picture(Icon::Mail) }</span>
            <h2>{ title }</h2>
            <p>{ line }</p>
        </div>
    }
}
