//! The report to the panel: written beside the paper that it becomes, frozen, read.
//!
//! | file | what it is about |
//! |---|---|
//! | [`page`], [`list`], [`starting`] | which is shown, all of them, a new one |
//! | [`draft`], [`saving`] | what is being written, as a pure reducer, and keeping it |
//! | [`editor`], [`summary`], [`collected`], [`freezing`] | writing one, and freezing it |
//! | [`counting`] | requests answered in time, counted in this browser |
//! | [`into`] | putting a quote or themes into a report |
//! | [`paper`] | the report as it prints |
//! | [`words`] | names |
//!
//! Which figures a report has is the server's to say; here is how they are shown.

pub mod collected;
pub mod counting;
pub mod draft;
pub mod editor;
pub mod freezing;
pub mod into;
pub mod list;
pub mod page;
pub mod paper;
pub mod saving;
pub mod starting;
pub mod summary;
pub mod words;

#[cfg(test)]
mod for_tests;
