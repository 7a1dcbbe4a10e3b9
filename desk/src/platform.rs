//! The only door to the browser. Everything that reads or changes something outside
//! our own components goes through here, and nothing else touches `web_sys`.
//!
//! Never called while rendering: parts must also render natively.

pub mod activity;
pub mod clipboard;
pub mod clock;
pub mod file;
pub mod in_memory;
pub mod input;
pub mod kept;
pub mod leaving;
pub mod page;
pub mod passkeys;

/// The browser's window, which is there whenever this runs in a browser.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the one place that opens the door"
)]
fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

fn document() -> Option<web_sys::Document> {
    window()?.document()
}
