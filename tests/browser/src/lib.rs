//! Drives the real product in three real engines: Chromium, Firefox, and WebKit
//! (the nearest there is here to an iPhone).
//!
//! What is real: the server's binary, its database on disk, both apps as they
//! are shipped, the browsers. What stands between: a [`witness::Witness`] that
//! relays and keeps every byte a browser sends, and a [`stranger::Stranger`] that
//! every other host's address leads to. Nothing here retries a step that failed;
//! waiting is for a condition, with a deadline.

pub mod authenticator;
pub mod both_builds;
pub mod browser;
pub mod colleague;
pub mod consultations;
pub mod crowd;
pub mod engine;
pub mod host_page;
pub mod lead;
pub mod needs;
pub mod outbox_faults;
pub mod patience;
pub mod process;
pub mod product;
pub mod provider;
pub mod screen;
pub mod secrets;
pub mod security_key;
pub mod shelves;
pub mod site;
pub mod stranger;
pub mod taps;
pub mod thanks;
pub mod witness;
pub mod worker;
pub mod young_person;
