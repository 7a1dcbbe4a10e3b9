//! The headers every answer carries, and the few that differ by path.
//!
//! No inline script or style anywhere; nothing from another host; framed by nobody
//! but, on `/embed`, the websites on the list. The microphone is for the widget's own
//! pages; voice notes are played there and at the desk, from memory; in a frame neither.
//! Passkeys are for the desk alone.

use crate::house::House;
use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;

/// Yew is WebAssembly; the service worker's address needs the one named policy;
/// drawings are `blob:` and `data:` images.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; \
     manifest-src 'self'; worker-src 'self'; form-action 'none'; base-uri 'none'; \
     require-trusted-types-for 'script'; trusted-types my-pledge; ";

/// Voice notes: never from an address that leads anywhere.
const PLAYED_FROM_MEMORY: &str = "media-src blob:; ";

/// Everything that a page could ask of a device, but for the microphone and passkeys.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), \
     display-capture=(), encrypted-media=(), geolocation=(), gyroscope=(), hid=(), \
     idle-detection=(), local-fonts=(), magnetometer=(), midi=(), payment=(), \
     picture-in-picture=(), serial=(), usb=(), xr-spatial-tracking=(), ";

/// Two years, as preload lists ask.
const ALWAYS_HTTPS: &str = "max-age=63072000";

/// Puts the headers on every answer.
pub(crate) async fn harden(State(house): State<House>, request: Request, next: Next) -> Response {
    let place = Place::of(request.uri().path());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        headers.insert(name, HeaderValue::from_static(value));
    };
    set(REFERRER_POLICY, "no-referrer");
    set(X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    );
    set(
        HeaderName::from_static("cross-origin-resource-policy"),
        match place {
            Place::Embed | Place::EmbedScript => "cross-origin",
            Place::Widget | Place::Desk | Place::Api => "same-origin",
        },
    );
    if place != Place::Embed {
        set(X_FRAME_OPTIONS, "DENY");
    }
    if house.config.is_https() {
        set(STRICT_TRANSPORT_SECURITY, ALWAYS_HTTPS);
    }
    permissions(headers, place);
    policy(headers, place, &house.config.embed_hosts);
    // What says nothing about caching is an answer of the API: kept by nobody.
    headers
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response
}

/// The microphone is there only where somebody writes *My views*: on our own pages;
/// passkeys where staff sign in.
fn permissions(headers: &mut HeaderMap, place: Place) {
    let microphone = if place == Place::Widget {
        "(self)"
    } else {
        "()"
    };
    let passkeys = if place == Place::Desk { "(self)" } else { "()" };
    let text = format!(
        "{PERMISSIONS}publickey-credentials-create={passkeys}, \
         publickey-credentials-get={passkeys}, microphone={microphone}"
    );
    // Nothing but letters and marks that are fit for a header stands in it.
    let value = HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("microphone=()"));
    headers.insert(HeaderName::from_static("permissions-policy"), value);
}

fn policy(headers: &mut HeaderMap, place: Place, embed_hosts: &[String]) {
    let mut text = POLICY.to_owned();
    if matches!(place, Place::Widget | Place::Desk) {
        text.push_str(PLAYED_FROM_MEMORY);
    }
    text.push_str("frame-ancestors ");
    if place == Place::Embed {
        text.push_str("'self'");
        for host in embed_hosts {
            text.push(' ');
            text.push_str(host);
        }
    } else {
        text.push_str("'none'");
    }
    // Hosts were checked when the settings were read; were one not fit for a header
    // after all, the strict policy stands.
    let value =
        HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("default-src 'none'"));
    headers.insert(CONTENT_SECURITY_POLICY, value);
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// The widget in a frame.
    Embed,
    /// The script that another website loads.
    EmbedScript,
    /// What answers machines.
    Api,
    /// The staff's pages.
    Desk,
    /// The young people's pages, on our own address.
    Widget,
}

impl Place {
    fn of(path: &str) -> Self {
        if path == "/embed" || path.starts_with("/embed/") {
            Self::Embed
        } else if path == "/embed.js" {
            Self::EmbedScript
        } else if path == "/desk" || path.starts_with("/desk/") {
            Self::Desk
        } else if path.starts_with("/api/") {
            Self::Api
        } else {
            Self::Widget
        }
    }
}
