//! Whether the server is well, for probes and for people who run it.

use serde::{Deserialize, Serialize};

/// The answer of [`crate::path::HEALTH`]; 200 when well, 503 when not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Health {
    /// Everything below holds.
    pub well: bool,
    /// `sqlite` or `postgresql`.
    pub store: String,
    /// The store's promises, asked of it now: `journal_mode` is `wal`, and so on.
    pub promises: Vec<StorePromise>,
    /// The hash of the edition of content being served.
    pub edition: String,
}

/// One promise of the store: what is asked for, and what the store says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StorePromise {
    /// The setting's name.
    pub setting: String,
    /// What it must be.
    pub wanted: String,
    /// What it is.
    pub found: String,
}

impl StorePromise {
    /// Whether the store keeps it.
    #[must_use]
    pub fn kept(&self) -> bool {
        self.wanted == self.found
    }
}
