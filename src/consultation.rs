//! Consultations: questions that staff put to a group, answered with no account and no
//! name, offline like everything else; and what others said and what changed.
//!
//! [`taking`] is the pure way through the questions, [`queue`] what waits to be counted.
//! [`sending`] joins them to the browser; [`group`] is a tablet that many answer on.

pub mod came;
pub mod card;
pub mod group;
pub mod page;
pub mod parts;
pub mod queue;
#[cfg(test)]
pub(crate) mod sample;
pub mod sealed_words;
pub mod sending;
pub mod take;
pub mod taking;
