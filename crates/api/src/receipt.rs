//! What a phone asks with a return code. Nothing said yet and nothing there look
//! alike: an empty list.

use domain::invitation::Proof;
use serde::{Deserialize, Serialize};

/// `POST`: asks for what has been said (200 and [`Said`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LookUp {
    /// From the return code.
    pub lookup_id: Proof,
}

/// What has been said, oldest first: each a sealed [`domain::receipt::Update`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Empty while nobody has opened the submission, or when there is no such receipt.
    pub updates: Vec<String>,
}
