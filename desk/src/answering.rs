//! Answering views: how far they have come, and a reply in plain words. Sealed here,
//! to the young person's receipt and to the team; the server sees the stage alone.
//!
//! Which stage may follow which is `domain::receipt`.

pub mod as_whom;
pub mod draft;
pub mod exchange;
pub mod pane;
mod parts;
pub mod plain_words;
pub mod said;
mod unsent;
