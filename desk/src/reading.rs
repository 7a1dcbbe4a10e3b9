//! One young person's views, opened in this browser: their agenda first, in their
//! order, then all answers; each with who may read it.

pub mod agenda;
pub mod answer_words;
pub mod answers;
pub mod audience;
pub mod beside;
mod enclosed;
pub mod opened;
pub mod page;
pub mod paper;
mod printing;
mod request;
pub mod took_part;
