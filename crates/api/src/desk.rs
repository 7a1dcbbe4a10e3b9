//! What the staff application says and hears. Everything but [`setup`] and
//! signing in asks for a session.

pub mod answers;
pub mod answers_as;
pub mod inbox;
pub mod invitations;
pub mod keys;
pub mod password;
pub mod session;
pub mod setup;
