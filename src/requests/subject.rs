//! What a request is about, when a card led to it: its id, which the reader sees, and
//! its name, which the young person sees and may change.

use domain::request::About;

/// What a card leads to a request about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Its id.
    pub about: About,
    /// Its name, as the card says it.
    pub name: String,
}
