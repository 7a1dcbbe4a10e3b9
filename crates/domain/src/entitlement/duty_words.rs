//! The words of a dated duty. When it is due is [`crate::due`]'s.

use crate::ids::FactId;
use crate::sourced::{Footing, Source};
use serde::{Deserialize, Serialize};

/// What a dated duty is, why it matters, and what to do when it is late.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DutyWords {
    /// The duty's id. Duties on other facts may share it: every "next visit" does.
    pub id: String,
    /// A few words for the line on the dates page.
    pub title: String,
    /// What should happen, and why that day.
    pub why: String,
    /// Whom to ask when it is late, and how.
    pub if_late: String,
    /// Law or local.
    pub footing: Footing,
    /// Where it comes from.
    pub source: Source,
}

impl DutyWords {
    /// The fact that it rests on.
    #[must_use]
    pub const fn fact(&self) -> &FactId {
        &self.source.fact
    }
}
