//! The real binary under misfortune: killed, cut off, out of room, badly started.
//! Whatever it said it has, it has.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that meets what it did not expect fails"
)]

mod disk;

#[path = "../ground/ground.rs"]
mod ground;
mod killed;
mod log;
mod network;
mod starting;
