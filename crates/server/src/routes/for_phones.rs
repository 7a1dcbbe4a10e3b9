//! What every phone gets alike: sent once, and not again while the phone has it.

use crate::failure::Failure;
use crate::secrets::sha256_hex;
use crate::store::StoreFault;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;

/// This as JSON with an `ETag`, or 304 to a phone that has it.
///
/// # Errors
/// When it cannot be written as JSON: a fault of this program.
pub fn unless_held(what: &impl Serialize, headers: &HeaderMap) -> Result<Response, Failure> {
    let body = serde_json::to_vec(what)
        .map_err(|_| Failure::Store(StoreFault::Broken("for phones".to_owned())))?;
    let hash = sha256_hex(&body);
    let held = headers
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
        .split(',')
        .any(|tag| tag.trim().trim_start_matches("W/").trim_matches('"') == hash);
    let mut response = if held {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let kind = HeaderValue::from_static("application/json");
        ([(header::CONTENT_TYPE, kind)], body).into_response()
    };
    let out = response.headers_mut();
    if let Ok(etag) = HeaderValue::try_from(format!("\"{hash}\"")) {
        out.insert(header::ETAG, etag);
    }
    let cache = HeaderValue::from_static("public, no-cache");
    out.insert(header::CACHE_CONTROL, cache);
    Ok(response)
}
