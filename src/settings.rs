//! Settings: how it looks, what it keeps, forgetting it.

pub mod page;
