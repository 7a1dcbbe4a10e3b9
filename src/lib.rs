//! The widget.
pub mod outbox;
pub mod platform;
pub mod views;
