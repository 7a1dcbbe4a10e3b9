//! My status and my dates, on this phone only. What is answered here is never in a
//! request, an address, a title or a log, and is kept only if the person chooses.
//!
//! The rules are `domain`'s. Here is what is asked and how ([`questions`]), what
//! was answered ([`answers`]), what rough answers may mean ([`readings`]), and what
//! holds under every reading ([`outcome`]).

pub mod answers;
pub mod card;
pub mod dates_page;
pub mod entitlement_list;
pub mod fault_words;
pub mod keeping;
pub mod line;
pub mod looked_at;
pub mod one_more;
pub mod outcome;
pub mod provider;
pub mod question_view;
pub mod questions;
pub mod readings;
pub mod result_page;
pub mod status_page;
pub mod status_words;
pub mod teller;
