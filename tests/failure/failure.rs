//! The real binary under misfortune: killed, cut off, out of room, badly started.
//! Whatever it said it has, it has.

mod disk;
#[path = "../ground/ground.rs"]
mod ground;
mod killed;
mod log;
mod network;
mod starting;
