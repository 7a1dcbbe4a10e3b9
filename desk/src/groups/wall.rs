//! What is on the wall: changed, and taken down at any time.

use super::piece::{Piece, PieceForm};
use super::words::group_name;
use crate::app::is_signed_out;
use crate::day_words;
use crate::fault_words;
use crate::platform::clock;
use crate::remote::Remote;
use crate::stage::{Event, WhySignedOut};
use api::desk::wall::{List, Whole};
use client::Client;
use client::fetch::Fetch;
use controls::notice::{Notice, Tone};
use domain::edition::Edition;
use domain::groups::praise::Kind;
use domain::ids::SubmissionId;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// What is on the wall, and asking for it anew.
#[derive(Clone, PartialEq)]
pub struct OnTheWall {
    /// What is known.
    pub list: Remote<Rc<List>>,
    /// Asks anew.
    pub again: Callback<()>,
}

impl OnTheWall {
    /// The piece that came from this good news.
    #[must_use]
    pub fn of(&self, from: &SubmissionId) -> Option<&Whole> {
        let list = self.list.shown()?;
        list.wall
            .iter()
            .find(|one| one.submission.as_ref() == Some(from))
    }
}

/// What is on the wall; nothing is asked for who is not to see it.
#[hook]
pub fn use_wall(wanted: bool, tell: &Callback<Event>) -> OnTheWall {
    let list = use_state(|| Remote::<Rc<List>>::Waiting);
    let turn = use_state_eq(|| 0_u32);
    {
        let (list, tell) = (list.clone(), tell.clone());
        use_effect_with((*turn, wanted), move |(_, wanted)| {
            if *wanted {
                spawn_local(async move {
                    let answer = Client::new(Fetch::default()).desk_wall().await;
                    if answer.as_ref().err().is_some_and(is_signed_out) {
                        tell.emit(Event::SignedOut(WhySignedOut::Ended));
                    } else {
                        list.set((*list).clone().after(answer.map(Rc::new)));
                    }
                });
            }
        });
    }
    let again = {
        let (turn, next) = (turn.setter(), turn.wrapping_add(1));
        Callback::from(move |()| turn.set(next))
    };
    OnTheWall {
        list: (*list).clone(),
        again,
    }
}

/// Takes a piece down.
pub fn take_down(
    id: String,
    again: Callback<()>,
    trouble: UseStateSetter<Option<String>>,
    tell: Callback<Event>,
) {
    spawn_local(async move {
        match Client::new(Fetch::default()).take_down(&id).await {
            Ok(()) => {
                trouble.set(None);
                again.emit(());
            }
            Err(fault) if is_signed_out(&fault) => {
                tell.emit(Event::SignedOut(WhySignedOut::Ended));
            }
            Err(fault) => trouble.set(Some(fault_words::words(&fault))),
        }
    });
}

/// Properties of [`WallPart`].
#[derive(Properties, PartialEq)]
pub struct WallProps {
    /// The content.
    pub edition: Rc<Edition>,
    /// Whether the reader may change it.
    pub may: bool,
    /// Told what follows when the session has ended.
    pub tell: Callback<Event>,
}

/// The wall, on the page of groups.
#[component]
pub fn WallPart(props: &WallProps) -> Html {
    let wall = use_wall(true, &props.tell);
    let writing = use_state_eq(|| None::<Option<String>>);
    let trouble = use_state_eq(|| None::<String>);
    let award = {
        let writing = writing.setter();
        Callback::from(move |_: MouseEvent| writing.set(Some(None)))
    };
    let leave = {
        let writing = writing.setter();
        Callback::from(move |()| writing.set(None))
    };
    let kept = {
        let (leave, again) = (leave.clone(), wall.again.clone());
        Callback::from(move |()| {
            leave.emit(());
            again.emit(());
        })
    };
    let form = |piece: Piece, id: &str| {
        html! {
            <PieceForm id={format!("piece-{id}")} start={Rc::new(piece)} edition={props.edition.clone()}
                kept={kept.clone()} leave={leave.clone()} tell={props.tell.clone()} />
        }
    };
    let list = wall.list.shown().cloned();
    let pieces = list.iter().flat_map(|list| &list.wall).map(|whole| {
        if (*writing).as_ref().and_then(Option::as_ref) == Some(&whole.id) {
            return html! { <li key={whole.id.clone()}>{ form(Piece::of(whole), &whole.id) }</li> };
        }
        let edit = {
            let (writing, id) = (writing.setter(), whole.id.clone());
            Callback::from(move |_: MouseEvent| writing.set(Some(Some(id.clone()))))
        };
        let down = {
            let (id, again, tell) = (whole.id.clone(), wall.again.clone(), props.tell.clone());
            let trouble = trouble.setter();
            Callback::from(move |_: MouseEvent| {
                take_down(id.clone(), again.clone(), trouble.clone(), tell.clone());
            })
        };
        piece(props, whole, edit, down)
    });
    html! {
        <section class="stack" aria-labelledby="the-wall">
            <header class="page-head">
                <h2 id="the-wall">{ "The wall" }</h2>
                if props.may && *writing != Some(None) {
                    <button type="button" class="button plain slim" onclick={award}>{ "Write an award" }</button>
                }
            </header>
            <p class="muted">{ "Good news and awards, with no names. Everybody can read it on their phone, for a year. Good news is put up on the page Good news." }</p>
            if *writing == Some(None) { { form(Piece::award(clock::today()), "award") } }
            if let Some(trouble) = &*trouble { <Notice tone={Tone::Wrong} spoken=true><p>{ trouble.clone() }</p></Notice> }
            if let Some(fault) = wall.list.fault() { <Notice tone={Tone::Wrong} spoken=true><p>{ fault_words::words(fault) }</p></Notice> }
            if list.as_ref().is_some_and(|list| list.wall.is_empty()) { <p>{ "Nothing is on it yet." }</p> }
            <ul class="templates">{ for pieces }</ul>
        </section>
    }
}

fn piece(
    props: &WallProps,
    whole: &Whole,
    edit: Callback<MouseEvent>,
    down: Callback<MouseEvent>,
) -> Html {
    let praise = &whole.praise;
    let is_award = praise.kind == Kind::Award;
    let to = praise.group.as_ref();
    let to = to.map_or_else(
        || "a young person".to_owned(),
        |id| group_name(&props.edition, id),
    );
    let short: String = praise.words.chars().take(40).collect();
    html! {
        <li class="card stack" key={whole.id.clone()}>
            <h3>{ if is_award { praise.title.clone() } else { "Good news".to_owned() } }</h3>
            <p dir="auto">{ &praise.words }</p>
            <p class="muted small">
                if is_award { { format!("For {to}. ") } }
                { format!("Up since {}.", day_words::full(whole.put_up_on)) }
            </p>
            if props.may {
                <div class="ways">
                    <button type="button" class="button plain slim" onclick={edit}>{ "Change" }<span class="for-ears">{ format!(": {short}") }</span></button>
                    <button type="button" class="button plain slim" onclick={down}>{ "Take it down" }<span class="for-ears">{ format!(": {short}") }</span></button>
                </div>
            }
        </li>
    }
}
