//! The content, from memory.

use crate::edition::Encoding;
use crate::house::House;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

/// The current edition, unless the phone has it.
pub async fn get(State(house): State<House>, headers: HeaderMap) -> Response {
    let text = |name| {
        headers
            .get(name)
            .and_then(|value: &HeaderValue| value.to_str().ok())
            .unwrap_or_default()
    };
    let hash = house.edition.hash();
    // A proxy may have marked the tag as weak.
    let held = text(header::IF_NONE_MATCH)
        .split(',')
        .any(|tag| tag.trim().trim_start_matches("W/").trim_matches('"') == hash);
    let encoding = Encoding::best_of(text(header::ACCEPT_ENCODING));
    let mut response = if held {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let mut response = house.edition.bytes(encoding).to_vec().into_response();
        let out = response.headers_mut();
        out.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/json"),
        );
        if let Some(name) = encoding.name() {
            out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        response
    };
    let out = response.headers_mut();
    if let Ok(etag) = HeaderValue::try_from(format!("\"{hash}\"")) {
        out.insert(header::ETAG, etag);
    }
    out.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, no-cache"),
    );
    out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    response
}
