//! Reading a request: the most bytes each route takes, and what is not JSON.

use crate::failure::Failure;
use axum::body::Bytes;
use axum::extract::{FromRequest, Path, Request};
use axum::http::header;
use domain::ids::SubmissionId;
use serde::de::DeserializeOwned;

/// The largest body of the desk's own requests.
const MOST_DESK_BODY: usize = 32 * 1_024;
/// How much of a body that is too large is still read, so that its sender hears why.
const MOST_DRAINED: usize = 2 * 1_024 * 1_024;

/// A body of at most `MOST` bytes, exactly as it came.
#[derive(Debug)]
pub struct Exact<const MOST: usize>(pub Bytes);

impl<const MOST: usize, S: Send + Sync> FromRequest<S> for Exact<MOST> {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &S) -> Result<Self, Failure> {
        let said = request
            .headers()
            .get(header::CONTENT_LENGTH)
            .and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
        if said.is_some_and(|length| length > MOST_DRAINED) {
            return Err(Failure::TooLarge(MOST));
        }
        match axum::body::to_bytes(request.into_body(), MOST_DRAINED).await {
            Ok(bytes) if bytes.len() <= MOST => Ok(Self(bytes)),
            Ok(_) => Err(Failure::TooLarge(MOST)),
            Err(fault) if is_length(&fault) => Err(Failure::TooLarge(MOST)),
            Err(_) => Err(Failure::Unreadable("it broke off".to_owned())),
        }
    }
}

fn is_length(fault: &axum::Error) -> bool {
    let mut source = std::error::Error::source(fault);
    while let Some(inner) = source {
        // The type is not axum's to name; its words are stable.
        if inner.to_string() == "length limit exceeded" {
            return true;
        }
        source = inner.source();
    }
    false
}

/// A desk request's JSON body.
#[derive(Debug)]
pub struct FromJson<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for FromJson<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let json = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|kind| kind.starts_with("application/json"));
        if !json {
            return Err(Failure::Unreadable(
                "its type must be application/json".to_owned(),
            ));
        }
        let Exact(bytes) = Exact::<MOST_DESK_BODY>::from_request(request, state).await?;
        serde_json::from_slice(&bytes)
            .map(Self)
            .map_err(|fault| unreadable(&fault))
    }
}

/// Where a body stops being what it should be. The fault's own words may quote the
/// body, so only the place is said.
#[must_use]
pub fn unreadable(fault: &serde_json::Error) -> Failure {
    let kind = match fault.classify() {
        serde_json::error::Category::Data => "a field is missing, unknown or of another kind",
        serde_json::error::Category::Eof => "it ends too early",
        serde_json::error::Category::Io | serde_json::error::Category::Syntax => "it is not JSON",
    };
    Failure::Unreadable(format!(
        "{kind} (line {}, column {})",
        fault.line(),
        fault.column()
    ))
}

/// The submission id of a path.
///
/// # Errors
/// [`Failure::Invalid`] when it is not one.
pub fn id_of(Path(written): Path<String>) -> Result<SubmissionId, Failure> {
    SubmissionId::try_from(written).map_err(|fault| Failure::invalid("id", fault.to_string()))
}
