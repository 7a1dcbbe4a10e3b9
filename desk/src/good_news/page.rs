//! The wall of good news and thank-yous.

use super::card::Card;
use super::put_up::PutUp;
use super::{Change, Read, Wall, not_fetched, read, say_opened};
use crate::app::is_signed_out;
use crate::fault_words;
use crate::groups::wall::{OnTheWall, use_wall};
use crate::inbox::showing::{forms_of, is_praise};
use crate::inbox::{self, InboxHandle, use_inbox};
use crate::platform::page;
use crate::stage::{Event, KeyRing, WhySignedOut};
use api::desk::inbox::{Item, Only, PAGE};
use api::desk::roles::{Act, Role};
use controls::icon::{Icon, picture};
use controls::notice::{Notice, Tone};
use domain::edition::Edition;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

const TITLE_ID: &str = "good-news-title";

/// Properties of [`GoodNewsPage`].
#[derive(Properties, PartialEq)]
pub struct GoodNewsProps {
    /// The content.
    pub edition: Rc<Edition>,
    /// What the reader may do.
    pub role: Role,
    /// What opens words.
    pub ring: KeyRing,
    /// Told what follows.
    pub tell: Callback<Event>,
}

/// The wall.
#[component]
pub fn GoodNewsPage(props: &GoodNewsProps) -> Html {
    use_effect_with((), |()| {
        page::set_title("Good news · My Pledge desk");
        page::focus(TITLE_ID);
    });
    let wall = use_reducer(Wall::default);
    let inbox = use_inbox(&Only {
        forms: forms_of(&props.edition, is_praise),
        standing: None,
    });
    let may = props.role.may(Act::HoldGroups);
    let on_the_wall = use_wall(may, &props.tell);
    let listing = inbox.state().listing.shown().cloned();
    let items: Vec<Item> = listing
        .as_ref()
        .map(|listing| listing.items.clone())
        .unwrap_or_default();
    let left = wall.left(&items);
    let open = opening(props, &wall, &inbox, &items);
    let print = Callback::from(|_: MouseEvent| page::print());
    html! {
        <div class="praise-page">
            <header class="page-head not-on-paper">
                <h1 id={TITLE_ID} tabindex="-1">{ "Good news" }</h1>
                if !left.is_empty() {
                    <button type="button" class="button slim" onclick={open} disabled={wall.busy}>
                        { if wall.busy { "Opening…".to_owned() } else { format!("Open {}", how_many(left.len())) } }
                    </button>
                }
                if left.len() < items.len() {
                    <button type="button" class="button plain slim" onclick={print}>{ picture(Icon::Print) }{ "Print" }</button>
                }
            </header>
            { standing(&inbox, items.is_empty()) }
            <p class="for-ears" role="status">{ told(&wall, &items) }</p>
            <div class="praise-wall">
                { for items.iter().filter_map(|item| one(&wall, item, props, may.then_some(&on_the_wall))) }
            </div>
            if listing.is_some_and(|listing| listing.next.is_some()) {
                <p class="not-on-paper"><button type="button" class="button plain" onclick={inbox.more.reform(|_: MouseEvent| ())}>{ "Show older ones" }</button></p>
            }
        </div>
    }
}

fn how_many(number: usize) -> String {
    match number {
        1 => "it".to_owned(),
        _ => format!("all {number}"),
    }
}

/// What to hear once they are open.
fn told(wall: &Wall, items: &[Item]) -> String {
    let open = items.len() - wall.left(items).len();
    match (wall.busy, open) {
        (true, _) | (_, 0) => String::new(),
        (_, 1) => "One is open.".to_owned(),
        (_, many) => format!("{many} are open."),
    }
}

fn one(wall: &Wall, item: &Item, props: &GoodNewsProps, up: Option<&OnTheWall>) -> Option<Html> {
    let edition = &props.edition;
    Some(match wall.of(&item.id)? {
        Read::Words(opened) => {
            html! {
                <div class="stack" key={item.id.as_str()}>
                    <Card opened={opened.clone()} edition={edition.clone()} />
                    if let Some(up) = up {
                        <PutUp opened={opened.clone()} edition={edition.clone()} wall={up.clone()} tell={props.tell.clone()} />
                    }
                </div>
            }
        }
        Read::Shut(why) => html! {
            <div key={item.id.as_str()}><Notice tone={Tone::Care}><p>{ why }</p></Notice></div>
        },
    })
}

/// What stands where the cards will be.
fn standing(inbox: &InboxHandle, none: bool) -> Html {
    let listing = &inbox.state().listing;
    if let Some(fault) = listing.fault() {
        return html! {
            <Notice tone={Tone::Care} spoken=true>
                <p><b>{ "Not everything may be listed. " }</b>{ fault_words::words(fault) }</p>
            </Notice>
        };
    }
    match (listing.shown(), none) {
        (None, _) => {
            html! { <p class="muted" role="status">{ "Looking for what has been sent…" }</p> }
        }
        (Some(_), true) => html! {
            <div class="card empty">
                <span class="empty-mark">{ picture(Icon::Heart) }</span>
                <h2>{ "Nothing has been sent yet" }</h2>
                <p>{ "Good news and thank-yous appear here, to be enjoyed." }</p>
            </div>
        },
        (Some(_), false) => html! {
            <p class="muted not-on-paper">{ "What young people are glad about. Each card says how far it may go." }</p>
        },
    }
}

/// Opens those that are not open yet, a page of them after the other. What the server no longer
/// gives ends it; what has been opened stays.
fn opening(
    props: &GoodNewsProps,
    wall: &UseReducerHandle<Wall>,
    inbox: &InboxHandle,
    items: &[Item],
) -> Callback<MouseEvent> {
    let (ring, tell) = (props.ring.clone(), props.tell.clone());
    let (inbox, left) = (inbox.clone(), wall.left(items));
    let (wall, busy) = (wall.dispatcher(), wall.busy);
    Callback::from(move |_: MouseEvent| {
        if busy {
            return;
        }
        let (ring, tell, wall) = (ring.clone(), tell.clone(), wall.clone());
        let (inbox, left) = (inbox.clone(), left.clone());
        wall.dispatch(Change::Begin);
        spawn_local(async move {
            for ids in left.chunks(PAGE) {
                match read(ids, &ring).await {
                    Ok(found) => {
                        wall.dispatch(Change::Some(found.clone()));
                        // Said while the next page is fetched and opened.
                        let inbox = inbox.clone();
                        spawn_local(async move {
                            let opened = say_opened(&found).await;
                            inbox.tell(inbox::Change::Opened(opened));
                        });
                    }
                    Err(fault) if is_signed_out(&fault) => {
                        tell.emit(Event::SignedOut(WhySignedOut::Ended));
                        return;
                    }
                    Err(fault) => {
                        let shut = ids.iter().map(|id| (id.clone(), not_fetched(&fault)));
                        wall.dispatch(Change::Some(shut.collect()));
                        break;
                    }
                }
            }
            wall.dispatch(Change::Over);
        });
    })
}
