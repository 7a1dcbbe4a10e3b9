//! What was typed or ticked, out of the browser's events.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::{Event, InputEvent};

/// The whole text now in the box.
#[must_use]
pub fn typed(typing: &InputEvent) -> String {
    element(typing).map_or_else(String::new, |input| input.value())
}

/// Whether the box is now ticked.
#[must_use]
pub fn ticked(change: &Event) -> bool {
    element(change).is_some_and(|input| input.checked())
}

fn element(event: &web_sys::Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}
