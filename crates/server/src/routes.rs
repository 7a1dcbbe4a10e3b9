//! What each route does: extract, one domain call, one store call, answer. One file
//! a subject, one function a verb; the paths are in [`crate::app`].

pub mod actions;
pub mod consultations;
pub mod content;
pub mod desk;
pub mod events;
pub mod for_phones;
pub mod health;
pub mod invitations;
pub mod pledge;
pub mod receipts;
pub mod submissions;
pub mod team;
