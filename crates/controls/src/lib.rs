//! Accessible parts that both apps use: properties in, callbacks out. No words of
//! their own, no browser, no knowledge of promises or views.
//!
//! Each part has a markup test beside it, rendered natively.

pub mod chips;
pub mod choices;
pub mod day_field;
pub mod field;
pub mod icon;
pub mod notice;
pub mod pictures;
pub mod unfold;

#[cfg(test)]
mod rendered;
