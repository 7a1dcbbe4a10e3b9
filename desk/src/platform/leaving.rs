//! Asking before the page is closed with something in it that nobody can show again.

use super::window;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;

/// Has the browser ask before the page is closed, until this is dropped.
#[must_use]
pub fn guard_closing() -> Option<EventListener> {
    let options = EventListenerOptions::enable_prevent_default();
    let window = window()?;
    Some(EventListener::new_with_options(
        &window,
        "beforeunload",
        options,
        |event| {
            event.prevent_default();
            if let Some(event) = event.dyn_ref::<web_sys::BeforeUnloadEvent>() {
                // Older engines ask only when this is set; none shows the words.
                event.set_return_value("codes");
            }
        },
    ))
}
