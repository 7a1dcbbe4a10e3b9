//! When to try again, and when not to let the page go: the connection comes back,
//! the young person comes back, the page is about to be closed.

use super::{document, window};
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use yew::Callback;

/// Listens until it is dropped.
#[derive(Debug)]
pub struct Listening {
    _all: Vec<EventListener>,
}

/// Calls back when the browser says that there is a connection again.
#[must_use]
pub fn on_online(told: Callback<()>) -> Listening {
    let all = window().map(|window| EventListener::new(&window, "online", move |_| told.emit(())));
    Listening {
        _all: all.into_iter().collect(),
    }
}

/// Calls back when the page is looked at again, or comes out of the browser's memory.
#[must_use]
pub fn on_return(told: Callback<()>) -> Listening {
    let mut all = Vec::new();
    if let Some(document) = document() {
        let told = told.clone();
        let watched = document.clone();
        all.push(EventListener::new(
            &document,
            "visibilitychange",
            move |_| {
                if !watched.hidden() {
                    told.emit(());
                }
            },
        ));
    }
    if let Some(window) = window() {
        all.push(EventListener::new(&window, "pageshow", move |_| {
            told.emit(())
        }));
    }
    Listening { _all: all }
}

/// Calls back when the page goes out of sight: the last moment that is sure to come.
#[must_use]
pub fn on_leaving(told: Callback<()>) -> Listening {
    let all = document().map(|document| {
        let watched = document.clone();
        EventListener::new(&document, "visibilitychange", move |_| {
            if watched.hidden() {
                told.emit(());
            }
        })
    });
    Listening {
        _all: all.into_iter().collect(),
    }
}

/// Has the browser ask before the page is closed, until this is dropped. Nothing is
/// asked once *Leave now* has blanked the page: nothing may stand in its way.
#[must_use]
pub fn guard_closing() -> Listening {
    let options = EventListenerOptions::enable_prevent_default();
    let all = window().map(|window| {
        EventListener::new_with_options(&window, "beforeunload", options, |event| {
            if super::leave::has_left() {
                return;
            }
            event.prevent_default();
            if let Some(event) = event.dyn_ref::<web_sys::BeforeUnloadEvent>() {
                // Older engines ask only when this is set; none shows the words.
                event.set_return_value("unsent");
            }
        })
    });
    Listening {
        _all: all.into_iter().collect(),
    }
}
