//! The client against the real router: every route as the apps call it, and as
//! somebody who means harm would.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that meets what it did not expect fails"
)]

mod action_bad_input;
mod actions;
mod answers;
mod audit;
mod authorisation;
mod bad_input;
mod consultation_bad_input;
mod consultations;
mod content;
mod council_account;
mod desk;
mod events;
mod exports;
mod files;

#[path = "../ground/ground.rs"]
mod ground;
mod guards;
mod invitations;
mod invited;
mod new_key;
mod passkeys;
mod people;
mod pledge_check;
mod renewed;
mod report_bad_input;
mod reports;
mod retention;
mod review_figures;
mod review_notes;
mod second_factor;
mod sending;
mod sessions;
mod setup;
mod team;
mod wall;
