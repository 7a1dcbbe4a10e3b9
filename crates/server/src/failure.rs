//! Why a request has no answer, and the one place where that becomes a status.

use crate::edges::NoRandomness;
use crate::secrets::PasswordFault;
use crate::store::StoreFault;
use api::problem::{Code, Problem};
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::borrow::Cow;

/// Why a request has no answer.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The body is not what the route takes.
    #[error("the body is not what this takes: {0}")]
    Unreadable(String),
    /// No session, or it has ended; or a wrong name or password.
    #[error("not signed in")]
    SignedOut,
    /// Allowed to nobody who asks like this.
    #[error("not allowed: {0}")]
    NotAllowed(&'static str),
    /// The second factor was given too long ago for this.
    #[error("give the second factor again")]
    ProveAgain,
    /// Nothing there.
    #[error("nothing there")]
    NotFound,
    /// Something else is there already.
    #[error("{0}")]
    Conflict(&'static str),
    /// The invitation is not one that is open.
    #[error("this invitation has ended")]
    InvitationEnded,
    /// More bytes than the route takes.
    #[error("the body is larger than {0} bytes")]
    TooLarge(usize),
    /// Readable, but a field is wrong.
    #[error("{detail}")]
    Invalid {
        /// The field.
        field: Cow<'static, str>,
        /// What is wrong with it. Never its value.
        detail: String,
    },
    /// Tried in vain too often.
    #[error("too many tries")]
    SlowDown {
        /// How long to wait.
        seconds: u32,
    },
    /// Too busy, or not set up yet.
    #[error("{0}")]
    Unavailable(&'static str),
    /// The store did not do as asked.
    #[error(transparent)]
    Store(#[from] StoreFault),
    /// No randomness to be had.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// A handler panicked: a fault of this program.
    #[error("something broke")]
    Panicked,
    /// A second factor was kept under another key than this process has.
    #[error("a second factor is kept under another key than the file that factor_key names")]
    OtherFactorKey,
    /// A password could not be hashed.
    #[error(transparent)]
    Password(#[from] PasswordFault),
}

/// Busy for a moment.
const SOON_SECONDS: u32 = 5;
/// Until somebody makes room, or the database is back.
const LATER_SECONDS: u32 = 30;
/// Until the team is set up.
const MUCH_LATER_SECONDS: u32 = 300;

impl Failure {
    /// A field that is wrong, and how.
    pub fn invalid(field: impl Into<Cow<'static, str>>, detail: impl Into<String>) -> Self {
        Self::Invalid {
            field: field.into(),
            detail: detail.into(),
        }
    }

    fn problem(&self) -> Problem {
        let (code, retry_after_seconds) = match self {
            Self::Unreadable(_) => (Code::Unreadable, None),
            Self::SignedOut => (Code::SignedOut, None),
            Self::NotAllowed(_) => (Code::NotAllowed, None),
            Self::ProveAgain => (Code::ProveAgain, None),
            Self::NotFound => (Code::NotFound, None),
            Self::Conflict(_) | Self::Store(StoreFault::Taken) => (Code::Conflict, None),
            Self::InvitationEnded => (Code::InvitationEnded, None),
            Self::TooLarge(_) => (Code::TooLarge, None),
            Self::Invalid { .. } => (Code::Invalid, None),
            Self::SlowDown { seconds } => (Code::SlowDown, Some(*seconds)),
            Self::Unavailable(_) => (Code::Unavailable, Some(MUCH_LATER_SECONDS)),
            Self::Store(StoreFault::Busy) => (Code::Unavailable, Some(SOON_SECONDS)),
            Self::Store(StoreFault::Lost) => (Code::Unavailable, Some(LATER_SECONDS)),
            Self::Store(StoreFault::Full) => (Code::Full, Some(LATER_SECONDS)),
            Self::Store(StoreFault::Sync(_) | StoreFault::Broken(_))
            | Self::NoRandomness(_)
            | Self::Panicked
            | Self::OtherFactorKey
            | Self::Password(_) => (Code::Broken, Some(LATER_SECONDS)),
        };
        Problem {
            code,
            detail: self.to_string(),
            field: match self {
                Self::Invalid { field, .. } => Some(field.clone().into_owned()),
                _ => None,
            },
            retry_after_seconds,
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let problem = self.problem();
        let status = StatusCode::from_u16(problem.code.status())
            .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        if status.is_server_error() {
            // Says which of our own sentences, or the database's code: nothing of the request's.
            tracing::warn!(code = ?problem.code, why = %self, "a request was not answered");
        }
        let retry = problem.retry_after_seconds;
        let mut response = (status, Json(problem)).into_response();
        if let Some(seconds) = retry {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
