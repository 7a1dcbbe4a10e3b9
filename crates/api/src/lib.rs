//! What travels between the apps and the server: paths, bodies, problem codes.
//!
//! No axum and no web here: the server and the client both depend on this crate
//! and on nothing of each other. `docs/API.md` is the same in prose.

pub mod actions;
pub mod binding;
pub mod consultation;
pub mod desk;
pub mod events;
pub mod fingerprint;
pub mod health;
pub mod invitation;
pub mod path;
pub mod pledge;
pub mod problem;
pub mod receipt;
pub mod team;
pub mod wall;
