//! *My views*: the questions before a review, one a screen, *my agenda*, and Send.
//!
//! The state and its reducer are pure; the page and its parts show them. What is
//! sealed goes on to [`crate::outbox`]. What is asked is content.

pub mod agenda;
pub mod asking;
pub mod draft;
pub mod drawing;
pub mod enclosing;
pub mod entrance;
pub mod entry;
pub mod finding;
pub mod found;
pub mod invited;
pub mod keeping;
pub mod last_time;
pub mod lock;
pub mod nudge;
pub mod open_link;
pub mod page;
pub mod parts;
pub mod phone;
pub mod phrases;
pub mod progress;
pub mod provider;
#[cfg(test)]
pub(crate) mod sample;
pub mod sealing;
pub mod state;
pub mod step;
pub mod team;
pub mod voice;
pub mod writer;
pub mod writing;
