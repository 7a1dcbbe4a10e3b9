//! The wall of good news and awards, as phones see it: no name is in it.

use domain::groups::praise::Praise;
use serde::{Deserialize, Serialize};

/// `GET` for phones: what was put up within a year, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ForPhones {
    /// In that order.
    pub wall: Vec<Praise>,
}
