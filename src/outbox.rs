//! Sealed views on their way: what waits on the phone until the server proves
//! that it keeps them.
//!
//! The plan is pure and tested as a table; the sender carries it out; the truth
//! table says what the screen may claim. What views contain is not known here:
//! only sealed bytes come this far.

pub mod backoff;
pub mod item;
pub mod new_proof;
pub mod plan;
#[cfg(test)]
pub(crate) mod pretend;
pub mod provider;
pub mod queue;
pub mod runtime;
pub mod sender;
pub mod truth;
