//! The page itself: where we render, its title, focus, printing, colours.

use super::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Where the desk renders.
#[must_use]
pub fn root_element() -> Option<Element> {
    document()?.get_element_by_id("app")
}

/// The document's title. Never names a young person or what they said.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Puts the focus on the element of this id, if it is there.
pub fn focus(id: &str) {
    let element = document()
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        let _ = element.focus();
    }
}

/// Presses the element of this id, if it is there.
pub fn press(id: &str) {
    let element = document()
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        element.click();
    }
}

/// Opens the browser's print window.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// Loads the page anew, so that nothing of this one stays in memory.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Scheme, host and port of this page.
#[must_use]
pub fn origin() -> String {
    window()
        .and_then(|window| window.location().origin().ok())
        .unwrap_or_default()
}

/// Sets or removes what the style sheets read off the root element.
pub fn mark(name: &str, value: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else {
        return;
    };
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}
