//! A drawing: its strokes while it is made, and the picture of them that is sent.
//!
//! Everything here is pure. The canvas is [`crate::platform::canvas`]'s; the screen is
//! [`super::parts::drawing`]'s.

pub mod path;
pub mod pen;
pub mod picture;
pub mod pixels;
pub mod sketch;
pub mod stamp;
