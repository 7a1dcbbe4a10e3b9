//! What the server does unasked. Each job is one call on the store and the times at
//! which it is made.

pub mod retention;
