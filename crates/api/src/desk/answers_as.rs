//! As whom a member answers young people: a role that they know, never a name. The
//! member says it once; it goes with them from browser to browser.

use domain::receipt::Who;
use serde::{Deserialize, Serialize};

/// `GET` and `PUT`: as whom the signed-in member answers (200 and the same).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswersAs {
    /// Absent until they have said so. A `PUT` needs it: 422 without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<Who>,
}
