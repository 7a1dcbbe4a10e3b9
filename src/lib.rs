//! The widget: what a young person sees. Home, My pledge, My views, Local offer, Help.
//!
//! Each part of the widget is a folder with its state (a pure reducer), its page
//! (reads contexts, picks parts) and its parts (properties in, callbacks out).
//! Rules live in `domain`; only [`platform`] touches the browser.

pub mod app;
pub mod chapters;
pub mod code_slip;
pub mod consultation;
pub mod entitlements;
pub mod frame;
pub mod groups;
pub mod help;
pub mod home;
pub mod in_words;
pub mod local_offer;
pub mod look;
pub mod navigation;
pub mod onlookers;
pub mod outbox;
pub mod page_title;
pub mod parts;
pub mod phrases;
pub mod platform;
pub mod pledge;
pub mod published;
pub mod receipt;
pub mod requests;
pub mod route;
pub mod settings;
pub mod surroundings;
pub mod views;

#[cfg(test)]
mod rendered;

/// Renders the widget into the page.
pub fn start() {
    app::start();
}
