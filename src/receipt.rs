//! What came back: a young person types the code they kept and sees how far their
//! words have come and what was said. Never the words themselves.
//!
//! Nothing of it is kept on the phone. How stages follow each other is
//! `domain::receipt`; the keys are `seal`'s.

pub mod code_card;
pub mod drawn;
pub mod looking;
pub mod page;
pub mod status_line;
