//! What the staff application says and hears. Everything but [`setup`] and
//! signing in asks for a session: a password opens half of one, the
//! [`second_factor`] the rest.

pub mod answers;
pub mod answers_as;
pub mod audit;
pub mod inbox;
pub mod invitations;
pub mod keys;
pub mod password;
pub mod second_factor;
pub mod session;
pub mod sessions;
pub mod setup;
