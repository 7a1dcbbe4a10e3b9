//! Which request was begun, told to what writes it. Light: it stands above every page.

use super::subject::Subject;
use crate::views::provider::Writing;
use domain::request::Purpose;
use yew::prelude::*;

/// A request that was begun.
#[derive(Debug, Clone, PartialEq)]
pub struct Begun {
    /// What it is for.
    pub purpose: Purpose,
    /// What it is about, where a card led to it.
    pub subject: Option<Subject>,
    /// Raised with each one, so that the same may be begun again.
    pub turn: u32,
}

/// How to begin one. Never changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Begin(pub Callback<(Purpose, Option<Subject>)>);

/// The request being made, as it stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Asking {
    /// What is being written, once what writes it is there.
    pub writing: Option<Writing>,
    /// Which was begun last.
    pub begun: Option<Begun>,
}

/// How to begin a request.
#[hook]
pub fn use_begin() -> Callback<(Purpose, Option<Subject>)> {
    use_context::<Begin>().map_or_else(Callback::noop, |begin| begin.0)
}

/// The request being made.
#[hook]
pub fn use_asking() -> Asking {
    use_context::<Asking>().unwrap_or_default()
}
