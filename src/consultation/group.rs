//! A tablet that many answer on, one after the other. [`state`] is pure; [`keeping`] joins
//! it to the tablet and sends; [`page`] is what the worker and each person see.

pub mod keeping;
pub mod page;
pub mod state;
