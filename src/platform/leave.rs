//! Leaving at once: the page is blanked first, then the *top* window is replaced.
//! Back never shows the widget again in this visit.

mod shifts;

use self::shifts::Shifts;
use super::{document, frame, speech, window};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use yew::Callback;

/// Where the person lands: a page anybody might have open.
const SAFE_PLACE: &str = "https://www.bbc.co.uk/weather";
/// In this tab's session storage while it has been left.
const LEFT: &str = "left";
/// What a host page is asked when the browser will not let us move it.
/// `embed.js` knows it by this name.
pub const ASK_HOST_TO_LEAVE: &str = "my-pledge:leave";

/// Long enough for a host's script to begin leaving, too short to be noticed on a
/// page that is blank already.
const HOST_LEAVES_WITHIN_MS: u32 = 150;

/// Leaves now.
pub fn leave_now() {
    let Some(window) = window() else {
        return;
    };
    blank();
    speech::stop();
    remember_left(&window);
    if frame::framed() {
        leave_from_a_frame(&window);
    } else {
        let _ = window.location().replace(SAFE_PLACE);
    }
}

fn leave_from_a_frame(window: &web_sys::Window) {
    // The host's script, where there is one, knows where its trust wants people to
    // land, and makes its own Back safe. It takes this frame away with everything.
    if let Ok(Some(parent)) = window.parent() {
        let _ = parent.post_message(&JsValue::from_str(ASK_HOST_TO_LEAVE), "*");
    }
    // Still here: there is no such script. A sandbox may refuse; the frame stays blank.
    if let Ok(Some(top)) = window.top() {
        Timeout::new(HOST_LEAVES_WITHIN_MS, move || {
            let _ = top.location().replace(SAFE_PLACE);
        })
        .forget();
    }
}

fn blank() {
    let Some(document) = document() else {
        return;
    };
    document.set_title("\u{a0}");
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("data-left", "");
    }
}

/// Whether the page has been left and is blank: then nothing may hold it up.
#[must_use]
pub fn has_left() -> bool {
    document()
        .and_then(|document| document.document_element())
        .is_some_and(|root| root.has_attribute("data-left"))
}

fn remember_left(window: &web_sys::Window) {
    if let Ok(Some(storage)) = window.session_storage() {
        let _ = storage.set_item(LEFT, "");
    }
}

/// At the start: whether this page has come back through Back after leaving. If
/// so it leaves again, and nothing may be shown. A visit by address or link
/// is a fresh one.
#[must_use]
pub fn came_back_after_leaving() -> bool {
    let Some(window) = window() else {
        return false;
    };
    let Ok(Some(storage)) = window.session_storage() else {
        return false;
    };
    if storage.get_item(LEFT).ok().flatten().is_none() {
        return false;
    }
    if came_by_history(&window) {
        leave_now();
        return true;
    }
    let _ = storage.remove_item(LEFT);
    false
}

fn came_by_history(window: &web_sys::Window) -> bool {
    window
        .performance()
        .map(|performance| performance.get_entries_by_type("navigation").get(0))
        .and_then(|entry| {
            entry
                .dyn_into::<web_sys::PerformanceNavigationTiming>()
                .ok()
        })
        .is_some_and(|entry| {
            js_sys::Reflect::get(&entry, &"type".into())
                .ok()
                .and_then(|kind| kind.as_string())
                .is_some_and(|kind| kind == "back_forward")
        })
}

/// Leaves again when the browser brings back a page it had kept whole.
#[must_use]
pub fn on_brought_back() -> Option<EventListener> {
    let window = window()?;
    Some(EventListener::new(&window, "pageshow", |event| {
        let kept_whole = event
            .dyn_ref::<web_sys::PageTransitionEvent>()
            .is_some_and(web_sys::PageTransitionEvent::persisted);
        if kept_whole && has_left() {
            leave_now();
        }
    }))
}

/// Calls back when Shift is pressed three times with nothing between.
#[must_use]
pub fn on_three_shifts(leave: Callback<()>) -> Option<EventListener> {
    let document = document()?;
    let shifts = Cell::new(Shifts::default());
    Some(EventListener::new(&document, "keydown", move |event| {
        let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else {
            return;
        };
        if key.repeat() {
            return;
        }
        let mut counted = shifts.get();
        let leaves = counted.press(&key.key(), key.time_stamp());
        shifts.set(counted);
        if leaves {
            leave.emit(());
        }
    }))
}
