//! What the store promises, each promise on SQLite and on PostgreSQL.

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
