//! What the staff application says and hears. Everything but [`setup`], signing in and
//! using a one-time code ([`people::Accept`]) asks for a session: a password opens half
//! of one, the [`second_factor`] the rest.

/// `Debug` for what must never be in a log: the name of the type and nothing in it.
macro_rules! says_nothing {
    ($($secret:ident),+) => {$(
        impl std::fmt::Debug for $secret {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($secret), " { .. }"))
            }
        }
    )+};
}

pub mod actions;
pub mod answers;
pub mod answers_as;
pub mod audit;
pub mod consultations;
pub mod council_account;
pub mod events;
pub mod exports;
pub mod inbox;
pub mod invitations;
pub mod keys;
pub mod passkeys;
pub mod password;
pub mod people;
pub mod reports;
pub mod review_figures;
pub mod roles;
pub mod second_factor;
pub mod session;
pub mod sessions;
pub mod setup;
pub mod wall;
