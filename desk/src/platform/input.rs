//! What somebody typed or pressed.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::{Event, InputEvent, KeyboardEvent, SubmitEvent};

/// What now stands in the box.
#[must_use]
pub fn typed(event: &InputEvent) -> String {
    event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        .map(|input| input.value())
        .unwrap_or_default()
}

/// What now stands in a box of several lines.
#[must_use]
pub fn written(event: &InputEvent) -> String {
    event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlTextAreaElement>().ok())
        .map(|area| area.value())
        .unwrap_or_default()
}

/// What is now chosen in a list or a box for a day.
#[must_use]
pub fn chosen(event: &Event) -> String {
    let Some(target) = event.target() else {
        return String::new();
    };
    match target.dyn_into::<web_sys::HtmlSelectElement>() {
        Ok(list) => list.value(),
        Err(other) => other
            .dyn_into::<HtmlInputElement>()
            .map_or_else(|_| String::new(), |input| input.value()),
    }
}

/// Whether the box is ticked now.
#[must_use]
pub fn ticked(event: &Event) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        .is_some_and(|input| input.checked())
}

/// Keeps the browser from sending the form itself.
pub fn take_over(event: &SubmitEvent) {
    event.prevent_default();
}

/// A key that moves within a list or closes something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// To the one before.
    Up,
    /// To the one after.
    Down,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// Closes.
    Escape,
}

/// Which of the keys we know was pressed alone; the browser then does nothing of its own.
#[must_use]
pub fn key(event: &KeyboardEvent) -> Option<Key> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() {
        return None;
    }
    let key = match event.key().as_str() {
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        "Home" => Key::First,
        "End" => Key::Last,
        "Escape" => Key::Escape,
        _ => return None,
    };
    event.prevent_default();
    Some(key)
}
