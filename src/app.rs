//! The whole widget: what it is told at the start, the contexts in order of how
//! often they change, and the frame around the pages.

use crate::consultation::came::{self, Came};
use crate::entitlements::provider::ToldProvider;
use crate::frame::Frame;
use crate::look::{Look, LookProvider};
use crate::navigation::NavigationProvider;
use crate::platform::{address, clock, frame, host, leave, page};
use crate::published::{Published, PublishedProvider};
use crate::route::{Base, Route};
use crate::surroundings::Surroundings;
use crate::views::open_link::Arrival;
use crate::views::provider::ViewsProvider;
use yew::prelude::*;

/// What the widget is told at the start.
#[derive(Properties, Clone, PartialEq)]
pub struct AppProps {
    /// Where and when it runs.
    pub surroundings: Surroundings,
    /// How it looks on this phone.
    pub look: Look,
    /// The base it was opened under.
    pub base: Base,
    /// The place it was opened at.
    pub route: Route,
    /// The first edition.
    pub published: Published,
    /// Whether an open link brought the person here.
    pub arrival: Arrival,
}

/// The whole widget.
#[component]
pub fn App(props: &AppProps) -> Html {
    html! {
        <ContextProvider<Surroundings> context={props.surroundings}>
            <LookProvider look={props.look}>
                <PublishedProvider first={props.published.clone()}>
                    <NavigationProvider base={props.base} route={props.route.clone()}>
                        <ToldProvider>
                            <ViewsProvider arrival={props.arrival.clone()}>
                                <Frame />
                            </ViewsProvider>
                        </ToldProvider>
                    </NavigationProvider>
                </PublishedProvider>
            </LookProvider>
        </ContextProvider<Surroundings>>
    }
}

/// Reads the browser once and renders the widget into the page.
pub fn start() {
    if leave::came_back_after_leaving() {
        return;
    }
    let (Some(root), Some(published)) = (page::root_element(), Published::embedded()) else {
        return;
    };
    let fragment = address::take_fragment();
    let (arrival, came) = (Arrival::of(&fragment), Came::of(&fragment));
    let (base, route) = address::here();
    // An open link leads to what it opens, whatever its path.
    let route = match arrival {
        Arrival::Plain => match &came {
            Some(came) => came.route(),
            None if came::resumes() => Route::Group,
            None => route,
        },
        Arrival::Open(_) | Arrival::Broken | Arrival::Invited(_) => Route::Views,
    };
    if let Some(came) = came {
        came::put(came);
    }
    let props = AppProps {
        surroundings: Surroundings {
            today: clock::today(),
            framed: frame::framed(),
        },
        look: Look::kept(),
        base,
        route,
        published,
        arrival,
    };
    host::report_height();
    // What stood there while we loaded makes way.
    root.set_text_content(None);
    yew::Renderer::<App>::with_root_and_props(root, props).render();
}
