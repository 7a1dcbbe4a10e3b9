//! The staff application's routes.

pub mod accept;
pub mod answers;
pub mod answers_as;
pub mod inbox;
pub mod invitations;
pub mod keys;
pub mod own_key;
pub mod people;
pub mod session;
pub mod setup;
pub mod submissions;
