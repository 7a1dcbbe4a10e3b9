//! A voice note: how long it may be, what can go wrong, and how what the browser made
//! of it is stripped of everything but the sound.
//!
//! Everything here is pure. The microphone is [`crate::platform::microphone`]'s; the
//! screen is [`super::parts::voice`]'s.

pub mod bare;
pub mod mp4;
pub mod recording;
pub mod webm;
