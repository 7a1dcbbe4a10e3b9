//! How promises are rated: this quarter against the last. Small numbers were hidden by
//! the server; here is only how what is left is shown.

pub mod bars;
pub mod page;
pub mod words;
