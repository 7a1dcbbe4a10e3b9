//! Gives every page *My views* and the outbox as they stand. What writes, keeps and
//! sends is [`super::writer`]'s and [`crate::outbox`]'s, which come with their chapter:
//! when *My views* is opened, and at once on a phone that has kept something.

pub use super::writing::{Halted, Writing};

use super::entrance::{First, FirstQuestion};
use super::open_link::Arrival;
use crate::chapters::{Chapter, Opened, Piece};
use crate::navigation::use_place;
use crate::outbox::provider::Outbox;
use crate::platform::storage::IndexedDb;
use crate::route::Route;
use crate::surroundings::use_surroundings;
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
    let wanted = use_state_eq(|| props.arrival != Arrival::Plain);
    let open = use_place() == Route::Views;
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
    let first = use_state_eq(First::default);
    let question = FirstQuestion {
        first: *first,
        set: {
            let first = first.setter();
            use_callback((), move |now, ()| first.set(now))
        },
    };
    html! {
        <ContextProvider<Outbox> context={(*outbox).clone()}>
            <ContextProvider<Option<Writing>> context={(*writing).clone()}>
                <ContextProvider<FirstQuestion> context={question}>
                    { props.children.clone() }
                </ContextProvider<FirstQuestion>>
            </ContextProvider<Option<Writing>>>
            if *wanted && !framed {
                <Opened chapter={Chapter::Views} piece={Piece::Writer(props.arrival.clone(), *first, tell_writing, tell_outbox)} />
            }
        </ContextProvider<Outbox>>
    }
}

/// *My views* as they stand; nothing inside somebody else's page.
#[hook]
pub fn use_writing() -> Option<Writing> {
    use_context::<Option<Writing>>().flatten()
}
