//! *You said, we did*: what is done about what young people said, and whether it happened, as
//! they see it. What they say waits and is sent with the pledge check
//! ([`super::check`]).

pub mod card;
pub mod happened;
pub mod list;
pub mod page;
#[cfg(test)]
pub(crate) mod sample;
