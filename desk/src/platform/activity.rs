//! Whether somebody is there: keys, pointers, and coming back to the page.

use super::{document, window};
use gloo::events::{EventListener, EventListenerOptions};
use yew::Callback;

/// Listens until it is dropped.
#[derive(Debug)]
pub struct Listening {
    _all: Vec<EventListener>,
}

/// Calls back at every key, click, touch and turn of the wheel.
#[must_use]
pub fn on_activity(told: &Callback<()>) -> Listening {
    let Some(document) = document() else {
        return Listening { _all: Vec::new() };
    };
    let options = EventListenerOptions::run_in_capture_phase();
    let all = ["keydown", "pointerdown", "pointermove", "wheel"]
        .into_iter()
        .map(|event| {
            let told = told.clone();
            EventListener::new_with_options(&document, event, options, move |_| told.emit(()))
        })
        .collect();
    Listening { _all: all }
}

/// Calls back when the page is looked at again or the connection comes back.
#[must_use]
pub fn on_return(told: &Callback<()>) -> Listening {
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
        for event in ["online", "pageshow"] {
            let told = told.clone();
            all.push(EventListener::new(&window, event, move |_| told.emit(())));
        }
    }
    Listening { _all: all }
}
