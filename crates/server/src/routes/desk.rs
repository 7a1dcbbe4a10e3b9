//! The staff application's routes.

pub mod inbox;
pub mod keys;
pub mod session;
pub mod setup;
pub mod submissions;
