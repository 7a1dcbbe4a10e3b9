//! Gives every page *My views* and the outbox as they stand. What writes, keeps and
//! sends is [`super::writer`]'s and [`crate::outbox`]'s, which come with their chapter:
//! when *My views* is opened, and at once on a phone that has kept something.

pub use super::writing::{Halted, Writing};

use super::entrance::{First, FirstQuestion};
use super::open_link::Arrival;
use crate::chapters::{Chapter, Opened, Piece};
use crate::consultation::came::{self, Came};
use crate::navigation::{use_go, use_place};
use crate::outbox::provider::Outbox;
use crate::platform::address;
use crate::platform::storage::IndexedDb;
use crate::requests::begun::{Asking, Begin, Begun};
use crate::requests::subject::Subject;
use crate::route::Route;
use crate::surroundings::use_surroundings;
use domain::request::Purpose;
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::prelude::*;

/// Properties of [`ViewsProvider`].
#[derive(Properties, PartialEq)]
pub struct ViewsProps {
    /// How the young person came.
    pub arrival: Arrival,
    /// What may use it.
    pub children: Html,
}

/// Gives everything below it [`Writing`] and [`Outbox`], except inside somebody else's
/// page: nothing confidential is written there.
#[component]
pub fn ViewsProvider(props: &ViewsProps) -> Html {
    let framed = use_surroundings().framed;
    let writing = use_state_eq(|| None::<Writing>);
    let outbox = use_state_eq(Outbox::default);
    let arrival = use_arrival(&props.arrival);
    let wanted = use_state_eq(|| *arrival != Arrival::Plain);
    let place = use_place();
    let open = matches!(place, Route::Views | Route::Request(_));
    {
        let wanted = wanted.setter();
        use_effect_with(open, move |open| {
            let open = *open;
            spawn_local(async move {
                if open || IndexedDb::is_there().await {
                    wanted.set(true);
                }
            });
        });
    }
    let tell_writing = {
        let writing = writing.setter();
        use_callback((), move |now, ()| writing.set(Some(now)))
    };
    let tell_outbox = {
        let outbox = outbox.setter();
        use_callback((), move |now, ()| outbox.set(now))
    };
    let asking = use_state_eq(Asking::default);
    let (tell_asking, begin) = use_asking_told(&asking);
    let first = use_state_eq(First::default);
    let question = FirstQuestion {
        arrival: (*arrival).clone(),
        first: *first,
        set: {
            let first = first.setter();
            use_callback((), move |now, ()| first.set(now))
        },
    };
    // Answered once for both, as long as this page is open.
    let phone = first.phone.filter(|_| first.gone_on);
    html! {
        <ContextProvider<Outbox> context={(*outbox).clone()}>
            <ContextProvider<Option<Writing>> context={(*writing).clone()}>
                <ContextProvider<FirstQuestion> context={question}>
                    <ContextProvider<Asking> context={(*asking).clone()}>
                        <ContextProvider<Begin> context={Begin(begin)}>
                            { props.children.clone() }
                        </ContextProvider<Begin>>
                    </ContextProvider<Asking>>
                </ContextProvider<FirstQuestion>>
            </ContextProvider<Option<Writing>>>
            if *wanted && !framed {
                <Opened chapter={Chapter::Views} piece={Piece::Writer((*arrival).clone(), *first, tell_writing, tell_outbox)} />
            }
            if asking.begun.is_some() && !framed {
                <Opened chapter={Chapter::Requests} piece={Piece::Asker((*arrival).clone(), asking.begun.clone(), phone, tell_asking)} />
            }
        </ContextProvider<Outbox>>
    }
}

/// How the young person came, last of all: a link to where we already are loads nothing
/// anew.
#[hook]
fn use_arrival(first: &Arrival) -> UseStateHandle<Arrival> {
    let arrival = use_state_eq(|| first.clone());
    let go = use_go();
    {
        let arrival = arrival.setter();
        use_effect_with(go, move |go| {
            let go = go.clone();
            let listening = address::on_fragment(Callback::from(move |fragment: String| {
                if let Some(came) = Came::of(&fragment) {
                    let to = came.route();
                    came::put(came);
                    go.emit(to);
                    return;
                }
                let came = Arrival::of(&fragment);
                if came != Arrival::Plain {
                    arrival.set(came);
                    go.emit(Route::Views);
                }
            }));
            move || drop(listening)
        });
    }
    arrival
}

/// Told the request being made, and how one is begun.
#[hook]
fn use_asking_told(
    asking: &UseStateHandle<Asking>,
) -> (Callback<Writing>, Callback<(Purpose, Option<Subject>)>) {
    let latest = use_mut_ref(Asking::default);
    let tell = {
        let (latest, asking) = (Rc::clone(&latest), asking.setter());
        use_callback((), move |now, ()| {
            latest.borrow_mut().writing = Some(now);
            asking.set(latest.borrow().clone());
        })
    };
    let begin = {
        let asking = asking.setter();
        use_callback((), move |(purpose, subject), ()| {
            let turn = latest
                .borrow()
                .begun
                .as_ref()
                .map_or(0, |begun| begun.turn + 1);
            latest.borrow_mut().begun = Some(Begun {
                purpose,
                subject,
                turn,
            });
            asking.set(latest.borrow().clone());
        })
    };
    (tell, begin)
}

/// *My views* as they stand; nothing inside somebody else's page.
#[hook]
pub fn use_writing() -> Option<Writing> {
    use_context::<Option<Writing>>().flatten()
}
