//! Consultations: written, opened, shared, closed, and how they were answered.
//!
//! | file | what it is about |
//! |---|---|
//! | [`page`], [`list`], [`starting`] | the list, and what a new one begins from |
//! | [`beginning`], [`draft`], [`saving`] | what is being written, as a pure reducer, and keeping it |
//! | [`builder`], [`about`], [`question`], [`from_library`] | writing one |
//! | [`opening`] | opening or deleting it |
//! | [`preview`] | as a phone shows it |
//! | [`running`], [`share`], [`poster`] | one that was opened |
//! | [`results`], [`unheard`], [`file`] | figures, in which small numbers are hidden |
//! | [`own_words`], [`themes`], [`quoting`], [`second_look`] | what was said in own words, opened here |
//! | [`words`] | names |
//!
//! What may be opened is [`domain::consultation::asked`]'s to say, what could be better
//! [`domain::consultation::lint`]'s.

pub mod about;
pub mod beginning;
pub mod builder;
pub mod draft;
pub mod file;
pub mod from_library;
pub mod list;
pub mod opening;
pub mod other_languages;
pub mod own_words;
pub mod page;
pub mod poster;
pub mod preview;
pub mod question;
pub mod quoting;
pub mod results;
pub mod running;
pub mod saving;
pub mod second_look;
pub mod share;
pub mod starting;
pub mod themes;
pub mod unheard;
pub mod words;

#[cfg(test)]
pub(crate) mod for_tests;
