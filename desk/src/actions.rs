//! Actions: *you said, we did*. Written from what young people said, followed, published.
//!
//! | file | what it is about |
//! |---|---|
//! | [`page`], [`list`], [`one`] | all of them, and one |
//! | [`beginning`], [`make`] | what a new one begins as, and the button where it begins |
//! | [`typed`], [`saving`], [`unsaved`] | what is being written, as a pure reducer; keeping it; and losing nothing of it |
//! | [`form`], [`fields`] | writing one |
//! | [`updates`] | what is said of one since |
//! | [`words`] | names |
//!
//! What can be kept is [`api::desk::actions::Written::faults`]'s to say, what could be better
//! [`domain::consultation::lint`]'s.

pub mod beginning;
pub mod fields;
pub mod form;
pub mod list;
pub mod make;
pub mod one;
pub mod page;
pub mod saving;
pub mod typed;
pub mod unsaved;
pub mod updates;
pub mod words;

#[cfg(test)]
mod for_tests;
