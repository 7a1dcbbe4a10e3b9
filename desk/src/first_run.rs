//! The first run: the lead's account and phone, then the team's key. Twenty minutes,
//! alone, with a printer.
//!
//! The key is sent to the server, in its boxes, only when two words of the recovery
//! sheet have been typed from paper. Until then nothing is kept anywhere, and a
//! closed tab only means beginning again.

pub mod account;
pub mod ceremony;
pub mod making;
pub mod page;
pub mod paper;
pub(crate) mod parts;
pub mod steps;
