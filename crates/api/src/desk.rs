//! What the staff application says and hears. Everything but [`setup`], signing in
//! and using a one-time code ([`people::Accept`]) asks for a session.

pub mod answers;
pub mod answers_as;
pub mod inbox;
pub mod invitations;
pub mod keys;
pub mod password;
pub mod people;
pub mod roles;
pub mod session;
pub mod setup;
