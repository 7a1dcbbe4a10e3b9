//! What young people say in numbers: counts, and what of them may be shown.
//!
//! Own words are not here: they are sealed, like views.

pub mod pledge_check;
pub mod quarter;
pub mod suppression;
pub mod tally;
