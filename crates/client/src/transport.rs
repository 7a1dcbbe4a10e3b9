//! How a request travels. The rest of the crate knows no HTTP library.

use crate::{Client, Fault};
use api::problem::Problem;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What a request does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Writes, the same however often.
    Put,
    /// Writes.
    Post,
    /// Ends.
    Delete,
}

impl Method {
    /// As HTTP writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }
}

/// A request to our own server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// What it does.
    pub method: Method,
    /// Path, and query where there is one.
    pub path: String,
    /// A JSON body.
    pub body: Option<String>,
    /// The `ETag` already held, sent as `If-None-Match`.
    pub held: Option<String>,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// Whether it is `application/json`.
    pub json: bool,
    /// Its `ETag`.
    pub etag: Option<String>,
    /// Its body.
    pub body: String,
}

/// No answer came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreachable;

/// Carries requests to one server, same origin. Not `Send`: a browser's is not.
#[expect(
    async_fn_in_trait,
    reason = "browser futures are not Send, and nobody needs to say more of them"
)]
pub trait Transport {
    /// Sends one request and reads its whole answer.
    ///
    /// # Errors
    /// [`Unreachable`] when no answer came, for whatever reason.
    async fn send(&self, request: Request) -> Result<Response, Unreachable>;
}

impl Request {
    pub(crate) const fn bare(method: Method, path: String) -> Self {
        Self {
            method,
            path,
            body: None,
            held: None,
        }
    }
}

impl<T: Transport> Client<T> {
    /// Sends, and takes any 2xx as the answer; anything else as a refusal.
    pub(crate) async fn answer(&self, request: Request) -> Result<Response, Fault> {
        let response = self
            .transport
            .send(request)
            .await
            .map_err(|Unreachable| Fault::Offline)?;
        match response.status {
            200..=299 | 304 => Ok(response),
            status => Err(refusal(&response).map_or(Fault::Unreadable { status }, Fault::Refused)),
        }
    }

    pub(crate) async fn read<A: DeserializeOwned>(&self, request: Request) -> Result<A, Fault> {
        let response = self.answer(request).await?;
        body_of(&response)
    }

    pub(crate) async fn write<A: DeserializeOwned>(
        &self,
        method: Method,
        path: String,
        body: &impl Serialize,
    ) -> Result<A, Fault> {
        // Our own bodies are plain records of strings and numbers: writing them cannot fail.
        let body = serde_json::to_string(body).unwrap_or_default();
        self.read(Request {
            body: Some(body),
            ..Request::bare(method, path)
        })
        .await
    }
}

/// The typed body of a 2xx answer.
pub(crate) fn body_of<A: DeserializeOwned>(response: &Response) -> Result<A, Fault> {
    let unreadable = Fault::Unreadable {
        status: response.status,
    };
    if !response.json {
        return Err(unreadable);
    }
    serde_json::from_str(&response.body).map_err(|_| unreadable)
}

fn refusal(response: &Response) -> Option<Problem> {
    response
        .json
        .then(|| serde_json::from_str(&response.body).ok())
        .flatten()
}
