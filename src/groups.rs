//! Groups and events: which groups there are, when they meet, what was said there, and the
//! wall of good news. Where a group meets is nowhere here: whoever asks is told.
//!
//! [`known`] holds what the server told last, also without signal; which groups there are
//! is content ([`domain::groups`]).

pub mod card;
pub mod known;
pub mod page;
pub mod parts;
