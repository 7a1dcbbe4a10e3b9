//! The document as a whole: its title, where the focus is, what is scrolled where.

use super::{document, window};
use wasm_bindgen::JsCast;

/// Sets the document's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Moves the focus to the element of this id. With `still`, nothing scrolls.
pub fn focus(id: &str, still: bool) {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else {
        return;
    };
    if let Ok(element) = element.dyn_into::<web_sys::HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(still);
        // An element that cannot take the focus leaves it where it was.
        let _ = element.focus_with_options(&options);
    }
}

/// Whether the element of this id has the focus.
#[must_use]
pub fn is_focused(id: &str) -> bool {
    document()
        .and_then(|document| document.active_element())
        .is_some_and(|element| element.id() == id)
}

/// Scrolls to the top at once.
pub fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Opens the browser's print window.
pub fn print() {
    if let Some(window) = window() {
        // A browser without one does nothing.
        let _ = window.print();
    }
}

/// Sets or removes an attribute of the root element, by which the styles change.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else {
        return;
    };
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// The text of the element of this id, as it is shown.
#[must_use]
pub fn text_of(id: &str) -> Option<String> {
    let element = document()?.get_element_by_id(id)?;
    Some(
        element
            .dyn_into::<web_sys::HtmlElement>()
            .ok()?
            .inner_text(),
    )
}

/// The id of the element everything is rendered into.
#[must_use]
pub fn root_element() -> Option<web_sys::Element> {
    document()?.get_element_by_id("app")
}
