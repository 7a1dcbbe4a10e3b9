//! The first question, before anything is typed: *Is this phone just yours?*

use serde::{Deserialize, Serialize};

/// The answer. All but [`Phone::Mine`] store nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phone {
    /// Nobody else uses it: the draft may be kept, encrypted.
    Mine,
    /// Somebody else uses it too.
    Shared,
    /// Not sure counts as shared.
    NotSure,
}

impl Phone {
    /// As shown.
    pub const ALL: [Self; 3] = [Self::Mine, Self::Shared, Self::NotSure];

    /// Whether anything at all may be stored on it.
    #[must_use]
    pub const fn may_store(self) -> bool {
        matches!(self, Self::Mine)
    }
}
