//! What the store promises, each promise on SQLite and on PostgreSQL.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that meets what it did not expect fails"
)]

#[path = "../../../tests/ground/ground.rs"]
mod ground;
mod store {
    pub(crate) mod audit;
    pub(crate) mod inbox;
    pub(crate) mod keys;
    pub(crate) mod opening;
    pub(crate) mod people;
    pub(crate) mod submissions;
}
