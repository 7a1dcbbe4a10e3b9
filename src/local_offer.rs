//! The local offer: search, filters, cards, and what the person saves.
//! How a search decides is `domain::local_offer::search`.

pub mod away_note;
pub mod narrowing;
pub mod page;
pub mod saved;
pub mod search_box;
pub mod service_card;
pub mod wanted;
