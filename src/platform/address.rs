//! The address bar and the way back.
//!
//! With a neutral address the bar never changes: the place is kept in the history
//! entry's state, so that Back, Forward and reload still work.

use super::window;
use crate::route::{Base, Route};
use gloo::events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use yew::Callback;

/// What the address shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// One address for every place.
    Neutral,
    /// The place's own path, so that it can be shared.
    Place,
}

/// Whether a move makes a step to come back from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A new entry in the history.
    Forward,
    /// The present entry is replaced.
    InPlace,
}

/// The base we were opened under and the place to show.
#[must_use]
pub fn here() -> (Base, Route) {
    let Some(window) = window() else {
        return (Base::Own, Route::Home);
    };
    let path = window.location().pathname().unwrap_or_default();
    let (base, rest) = Base::split(&path);
    (
        base,
        kept_place(&window).unwrap_or_else(|| Route::parse(rest)),
    )
}

fn kept_place(window: &web_sys::Window) -> Option<Route> {
    let state = window.history().ok()?.state().ok()?;
    Some(Route::parse(&state.as_string()?))
}

/// Where `arrive.js` puts what it has taken out of the address.
const ARRIVED_WITH: &str = "arrivedWith";

/// What stood behind the `#`, once: `arrive.js` has taken it out of the address before
/// anything was shown. Where that did not run, it is taken out now.
#[must_use]
pub fn take_fragment() -> String {
    let Some(window) = window() else {
        return String::new();
    };
    if let Ok(taken) = Reflect::get(&window, &ARRIVED_WITH.into())
        && let Some(taken) = taken.as_string()
    {
        // It stands nowhere in the page from here on.
        let _ = Reflect::delete_property(&window, &ARRIVED_WITH.into());
        return taken;
    }
    let location = window.location();
    let fragment = location.hash().unwrap_or_default();
    if fragment.is_empty() {
        return fragment;
    }
    if let (Ok(history), Ok(path)) = (window.history(), location.pathname()) {
        let state = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(&path));
    }
    fragment.trim_start_matches('#').to_owned()
}

/// Calls back with a fragment that comes while the page is open: a link to where we
/// already are loads nothing anew. It is taken out of the address at once.
#[must_use]
pub fn on_fragment(came: Callback<String>) -> Option<EventListener> {
    let window = window()?;
    Some(EventListener::new(&window, "hashchange", move |_| {
        let fragment = take_fragment();
        if !fragment.is_empty() {
            came.emit(fragment);
        }
    }))
}

/// Writes a place into the history. The fragment of the present address is dropped.
pub fn go(base: Base, route: &Route, shows: Shows, step: Step) {
    let Some(history) = window().and_then(|window| window.history().ok()) else {
        return;
    };
    let address = base.path_of(match shows {
        Shows::Neutral => &Route::Home,
        Shows::Place => route,
    });
    let state = JsValue::from_str(&route.path());
    // A browser that refuses (too many moves a second) leaves the old address
    // standing; the page itself has moved all the same.
    let _ = match step {
        Step::Forward => history.push_state_with_url(&state, "", Some(&address)),
        Step::InPlace => history.replace_state_with_url(&state, "", Some(&address)),
    };
}

/// Calls back with the place whenever the person goes back or forward.
#[must_use]
pub fn on_return(moved: Callback<Route>) -> Option<EventListener> {
    let window = window()?;
    Some(EventListener::new(&window, "popstate", move |_| {
        moved.emit(here().1);
    }))
}
