//! Moving about: which place is shown, and the link and callback that change it.
//! How a place is written in the address is `platform::address`.

use crate::consultation::came;
use crate::look::use_look;
use crate::platform::address::{self, Shows, Step};
use crate::platform::page;
use crate::route::{Base, Route};
use yew::prelude::*;

/// The id of the heading that takes the focus in a new place.
pub const PAGE_TITLE_ID: &str = "page-title";

/// Where the person is. Changes with each move.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// What is shown.
    pub route: Route,
    /// Whether Back or Forward led here, so that the browser scrolls by itself.
    pub by_history: bool,
    /// Whether this is where the person came in: the focus is then left alone.
    pub first: bool,
}

/// How to move. Never changes.
#[derive(Clone, PartialEq)]
pub struct Moves {
    base: Base,
    go: Callback<Route>,
}

/// Properties of [`NavigationProvider`].
#[derive(Properties, PartialEq)]
pub struct NavigationProps {
    /// The base we were opened under.
    pub base: Base,
    /// Where we were opened.
    pub route: Route,
    /// What can move about.
    pub children: Html,
}

/// Gives everything below it a [`Place`] and a way to move.
#[component]
pub fn NavigationProvider(props: &NavigationProps) -> Html {
    let look = use_look();
    let shows = if look.neutral {
        Shows::Neutral
    } else {
        Shows::Place
    };
    let base = props.base;
    let first = Place {
        route: props.route.clone(),
        by_history: false,
        first: true,
    };
    let place = use_state_eq(|| first);

    {
        let place = place.setter();
        use_effect_with((), move |()| {
            let returned = address::on_return(Callback::from(move |route| {
                if came::is_locked() {
                    // A tablet in a group stays there: the way back leads here again.
                    address::go(base, &Route::Group, Shows::Neutral, Step::Forward);
                    return;
                }
                place.set(Place {
                    route,
                    by_history: true,
                    first: false,
                });
            }));
            move || drop(returned)
        });
    }
    {
        // Whatever the address said at first, or when the choice changes.
        let route = place.route.clone();
        use_effect_with(shows, move |shows| {
            address::go(base, &route, *shows, Step::InPlace);
        });
    }
    use_effect_with((*place).clone(), |place| {
        if !place.first {
            page::focus(PAGE_TITLE_ID, true);
            if !place.by_history {
                page::scroll_to_top();
            }
        }
    });

    let go = {
        let place = place.setter();
        use_callback(shows, move |route: Route, shows| {
            address::go(base, &route, *shows, Step::Forward);
            place.set(Place {
                route,
                by_history: false,
                first: false,
            });
        })
    };
    html! {
        <ContextProvider<Moves> context={Moves { base, go }}>
            <ContextProvider<Place> context={(*place).clone()}>
                { props.children.clone() }
            </ContextProvider<Place>>
        </ContextProvider<Moves>>
    }
}

/// Where the person is.
#[hook]
pub fn use_place() -> Route {
    use_context::<Place>().map_or(Route::Home, |place| place.route)
}

/// A callback that goes to a place.
#[hook]
pub fn use_go() -> Callback<Route> {
    use_context::<Moves>().map_or_else(Callback::noop, |moves| moves.go)
}

/// Properties of [`Go`].
#[derive(Properties, PartialEq)]
pub struct GoProps {
    /// Where it leads.
    pub to: Route,
    /// Its class.
    #[prop_or_default]
    pub class: Classes,
    /// Whether this is where the person is.
    #[prop_or_default]
    pub current: bool,
    /// Its words.
    pub children: Html,
}

/// A link to a place in the widget.
#[component]
pub fn Go(props: &GoProps) -> Html {
    let moves = use_context::<Moves>();
    let href = moves
        .as_ref()
        .map_or(Base::Own, |moves| moves.base)
        .path_of(&props.to);
    let to = props.to.clone();
    let onclick = Callback::from(move |click: MouseEvent| {
        // With a key held, the browser opens a tab of its own.
        if click.ctrl_key() || click.meta_key() || click.shift_key() {
            return;
        }
        if let Some(moves) = &moves {
            click.prevent_default();
            moves.go.emit(to.clone());
        }
    });
    html! {
        <a {href} {onclick} class={props.class.clone()} aria-current={props.current.then_some("page")}>
            { props.children.clone() }
        </a>
    }
}
