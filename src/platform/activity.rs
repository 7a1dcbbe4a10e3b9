//! Whether somebody is there: keys, taps, and the page going out of sight and coming back.

use super::document;
use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use std::rc::Rc;

/// What was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// Time has passed.
    Nothing,
    /// A key or a tap.
    Something,
    /// The page went out of sight.
    Hidden,
    /// It is looked at again.
    Back,
}

/// Watches until it is dropped.
#[derive(Debug)]
pub struct Watching {
    _all: Vec<EventListener>,
    _timer: Interval,
}

/// Tells of every key and tap, of the page going and coming, and of time passing.
#[must_use]
pub fn watch(every_ms: u32, told: impl Fn(Seen) + 'static) -> Watching {
    let told = Rc::new(told);
    let mut all = Vec::new();
    if let Some(document) = document() {
        for name in ["pointerdown", "pointermove", "keydown", "input"] {
            let told = Rc::clone(&told);
            all.push(EventListener::new(&document, name, move |_| {
                told(Seen::Something);
            }));
        }
        let (watched, told) = (document.clone(), Rc::clone(&told));
        all.push(EventListener::new(
            &document,
            "visibilitychange",
            move |_| {
                told(if watched.hidden() {
                    Seen::Hidden
                } else {
                    Seen::Back
                });
            },
        ));
    }
    let timer = Interval::new(every_ms, move || told(Seen::Nothing));
    Watching {
        _all: all,
        _timer: timer,
    }
}
