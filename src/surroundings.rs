//! What the widget is told about where and when it runs. Read once at the edge,
//! so that every part can also be rendered natively on any day.

use chrono::NaiveDate;
use yew::prelude::*;

/// Where and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Surroundings {
    /// Today, on this phone.
    pub today: NaiveDate,
    /// Whether another page holds us in a frame.
    pub framed: bool,
}

/// Where and when.
#[hook]
pub fn use_surroundings() -> Surroundings {
    use_context().unwrap_or_default()
}
