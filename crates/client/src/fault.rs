//! Why a call has no answer. The app turns each into plain words, in one place.

use api::problem::Problem;

/// Why a call has no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// No answer came: no connection, or none in time. It may have been stored all
    /// the same, so a submission is sent again with the same id.
    #[error("no answer came")]
    Offline,
    /// The server said no, and why.
    #[error("refused: {}", .0.detail)]
    Refused(Problem),
    /// Something answered, but not this server: a captive portal, a proxy's page.
    #[error("an answer with status {status} that is not this server's")]
    Unreadable {
        /// The HTTP status it came with.
        status: u16,
    },
}

impl Fault {
    /// Seconds the server asks to wait before trying again, where it says.
    #[must_use]
    pub fn retry_after_seconds(&self) -> Option<u32> {
        match self {
            Self::Refused(problem) => problem.retry_after_seconds,
            Self::Offline | Self::Unreadable { .. } => None,
        }
    }
}
