//! Placeholder.
/// Nothing yet.
fn main() {}
