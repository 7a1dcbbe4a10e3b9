//! My pledge: the priorities, and each one's promises.

pub mod appearance;
pub mod check;
pub mod page;
pub mod priority_page;
pub mod promise_card;
pub mod tiles;
pub mod whole_page;
