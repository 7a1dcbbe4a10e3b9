//! The staff application's routes.

pub mod accept;
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
pub mod own_key;
pub mod passkeys;
pub mod people;
pub mod pledge;
pub mod reports;
pub mod review_figures;
pub mod review_notes;
pub mod second_factor;
pub mod session;
pub mod sessions;
pub mod setup;
pub mod submissions;
pub mod wall;
