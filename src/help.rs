//! Help now: who to ring, text or open. Needs no network, records nothing.

pub mod line_card;
pub mod page;
