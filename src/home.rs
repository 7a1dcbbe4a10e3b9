//! Home answers three questions at a glance: what is next, what is waiting, who
//! can help now. Then the six priorities.

pub mod help_now;
pub mod next;
pub mod next_door;
pub mod page;
pub mod waiting;
