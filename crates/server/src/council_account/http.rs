//! The only requests that this server makes of others: to the council's provider, with
//! an end to their time and their size, by https, and to where they were sent and no
//! further.

use crate::config::council_account::is_safe;
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse, http};
use reqwest::redirect::Policy;
use std::pin::Pin;
use std::time::Duration;

/// How long one answer may take altogether.
const PATIENCE: Duration = Duration::from_secs(8);
/// How long the connection may take of that.
const CONNECT_PATIENCE: Duration = Duration::from_secs(4);
/// The most bytes of one answer.
const MOST_BYTES: usize = 256 * 1_024;

/// Why there is no answer. Says nothing of what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum HttpFault {
    /// Not an address that may be asked.
    #[error("an address that is not https")]
    Address,
    /// No connection, or no whole answer in time.
    #[error("no answer")]
    NoAnswer,
    /// A longer answer than any that is meant.
    #[error("an answer that is too long")]
    TooLong,
}

/// What asks.
#[derive(Debug)]
pub(super) struct Http(reqwest::Client);

impl Http {
    /// None when this machine has no certificates to know others by.
    #[must_use]
    pub(super) fn new(issuer_is_here: bool) -> Option<Self> {
        // Refused when there is one already: then that is taken.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let builder = reqwest::Client::builder()
            .redirect(Policy::none())
            .timeout(PATIENCE)
            .connect_timeout(CONNECT_PATIENCE)
            .https_only(!issuer_is_here)
            .user_agent("my-pledge-server");
        let builder = if issuer_is_here {
            builder.no_proxy()
        } else {
            builder
        };
        builder.build().ok().map(Self)
    }

    async fn answer(&self, request: HttpRequest) -> Result<HttpResponse, HttpFault> {
        let request = reqwest::Request::try_from(request).map_err(|_| HttpFault::Address)?;
        if !is_safe(request.url()) {
            return Err(HttpFault::Address);
        }
        let mut response = self
            .0
            .execute(request)
            .await
            .map_err(|_| HttpFault::NoAnswer)?;
        // A fault of its own, or of a proxy before it, says nothing that is meant.
        if response.status().is_server_error() {
            return Err(HttpFault::NoAnswer);
        }
        let mut body = Vec::new();
        while let Some(piece) = response.chunk().await.map_err(|_| HttpFault::NoAnswer)? {
            if body.len() + piece.len() > MOST_BYTES {
                return Err(HttpFault::TooLong);
            }
            body.extend_from_slice(&piece);
        }
        let mut answer = http::Response::new(body);
        *answer.status_mut() = response.status();
        *answer.headers_mut() = std::mem::take(response.headers_mut());
        Ok(answer)
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = HttpFault;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpFault>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.answer(request))
    }
}
