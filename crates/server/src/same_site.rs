//! Writes that another website starts are refused, before anything is read.
//!
//! One thing of the desk is begun by another website and changes something: coming back
//! from the council's provider. It is a page and so a `GET`, which passes here, and is
//! held to the browser that went by `routes/desk/council_account/coming_back.rs`.

use crate::failure::Failure;
use crate::house::House;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::Response;

/// Lets reads through, and writes that come from our own pages or from no page.
///
/// # Errors
/// [`Failure::NotAllowed`].
pub(crate) async fn writes_only(
    State(house): State<House>,
    request: Request,
    next: Next,
) -> Result<Response, Failure> {
    let reads = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    if reads || is_ours(request.headers(), house.config.public_url.as_deref()) {
        Ok(next.run(request).await)
    } else {
        Err(Failure::NotAllowed("a write from another website"))
    }
}

/// Browsers say where a write comes from in `Sec-Fetch-Site`, older ones in
/// `Origin`. What says neither is no browser, and carries nobody's cookie.
fn is_ours(headers: &HeaderMap, public_url: Option<&str>) -> bool {
    let text = |name| {
        headers
            .get(name)
            .map(|value: &axum::http::HeaderValue| value.to_str())
    };
    if let Some(site) = text(header::HeaderName::from_static("sec-fetch-site")) {
        return site.is_ok_and(|site| site == "same-origin");
    }
    match text(header::ORIGIN) {
        None => true,
        Some(Err(_)) => false,
        Some(Ok(origin)) => {
            let host = text(header::HOST).and_then(Result::ok);
            public_url == Some(origin)
                || host.is_some_and(|host| {
                    origin.strip_prefix("https://") == Some(host)
                        || origin.strip_prefix("http://") == Some(host)
                })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn a_write_is_ours_only_from_our_own_pages_or_from_no_page() {
        let url = Some("https://my-pledge.example");
        for (site, origin, ours) in [
            (Some("same-origin"), None, true),
            (Some("same-site"), None, false),
            (Some("cross-site"), Some("https://my-pledge.example"), false),
            (Some("none"), None, false),
            (None, Some("https://my-pledge.example"), true),
            (None, Some("http://127.0.0.1:8080"), true),
            (None, Some("https://evil.example"), false),
            (None, Some("null"), false),
            (None, None, true),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert("host", HeaderValue::from_static("127.0.0.1:8080"));
            if let Some(site) = site {
                headers.insert("sec-fetch-site", HeaderValue::from_static(site));
            }
            if let Some(origin) = origin {
                headers.insert("origin", HeaderValue::from_static(origin));
            }
            assert_eq!(is_ours(&headers, url), ours, "{site:?} {origin:?}");
        }
    }
}
