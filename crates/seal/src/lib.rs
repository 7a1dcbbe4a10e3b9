//! Sealing on the young person's device, and opening in the desk.
//!
//! | module | what it holds |
//! |---|---|
//! | [`envelope`] | `seal_views`: the one way from words to an envelope |
//! | [`sealing_key`] | the team's public key, checked, and its fingerprint |
//! | [`randomness`] | the only place that asks the device for randomness |
//! | [`padding`] | the few lengths that sealed words can have |
//! | [`invitation`] | what a link or a typed code gives; making them (feature `desk`) |
//! | [`return_code`] | what a young person keeps to see the answers |
//! | [`reply`] | what the team says back |
//! | [`opening`] | `open_views` (feature `desk`) |
//! | [`review_counts`] | what a period of reviews counted (feature `desk`) |
//! | [`keys`] | team key, member's key, unlock phrase, recovery sheet (feature `desk`) |
//!
//! Whatever fails, fails closed: there is an envelope that only the team can open,
//! or there is an error. Nothing here stores, sends or shows anything, and no
//! `Debug` of anything here says a secret.

mod derive;
mod encoding;
pub mod envelope;
mod hybrid;
pub mod invitation;
#[cfg(feature = "desk")]
pub mod keys;
#[cfg(feature = "desk")]
pub mod opening;
pub mod padding;
mod picture_lock;
pub mod randomness;
pub mod reply;
pub mod return_code;
#[cfg(feature = "desk")]
pub mod review_counts;
mod sealed_note;
pub mod sealing_key;

pub use api::fingerprint::Fingerprint;
pub use derive::TooLittleMemory;
pub use envelope::{SealError, seal_views};
#[cfg(feature = "desk")]
pub use opening::{OpenError, open_views};
pub use padding::MOST_PLAINTEXT;
pub use picture_lock::picture_key;
pub use sealed_note::NoteShut;
pub use sealing_key::{KeyFault, SealingKey};
