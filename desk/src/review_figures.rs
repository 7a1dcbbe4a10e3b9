//! Figures of reviews: worked out in this browser from what is sealed, with small numbers
//! hidden, and frozen. Who sees results reads what is frozen; who writes the report works
//! figures out, keeps them for a longer time and freezes them.
//!
//! How a review is counted and what may be shown is [`domain::review_figures`]'s.

pub mod choosing;
pub mod file;
pub mod looking;
pub mod missing;
pub mod months;
pub mod page;
pub mod shown;
pub mod working;
