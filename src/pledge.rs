//! My pledge: the priorities, each one's promises, and what is done about what young people
//! say of them.

pub mod actions;
pub mod appearance;
pub mod check;
pub mod page;
pub mod priority_page;
pub mod promise_card;
pub mod tiles;
pub mod whole_page;
