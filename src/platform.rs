//! The only door to the browser.
pub mod crypto;
pub mod locks;
pub mod network;
pub mod storage;

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
