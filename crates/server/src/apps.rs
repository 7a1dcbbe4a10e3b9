//! Both apps' files: found, typed, compressed and cached as each deserves.
//!
//! `dist/widget` is served at `/` and again at `/embed`, `dist/desk` at `/desk/`.
//! Where the files come from is in [`source`].

pub mod source;

use crate::edition::Encoding;
use crate::failure::Failure;
use crate::house::House;
use crate::secrets::sha256_hex;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
pub use source::{AppsFault, Source};

/// Which app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum App {
    /// What young people use.
    Widget,
    /// What staff use.
    Desk,
}

/// Both apps.
#[derive(Debug, Clone)]
pub struct Apps {
    source: Source,
}

impl Apps {
    /// Both apps from here.
    ///
    /// # Errors
    /// [`AppsFault`] when an app's first page is missing.
    pub fn new(source: Source) -> Result<Self, AppsFault> {
        source.check()?;
        Ok(Self { source })
    }

    async fn answer(&self, app: App, name: &str, headers: &HeaderMap) -> Option<Response> {
        let accepted = headers
            .get(header::ACCEPT_ENCODING)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let (bytes, encoding) = self.best(app, name, Encoding::best_of(accepted)).await?;
        let etag = HeaderValue::try_from(format!("\"{}\"", &sha256_hex(&bytes)[..32])).ok()?;
        let caching = if is_named_by_its_hash(name) {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        };
        let held = headers.get(header::IF_NONE_MATCH) == Some(&etag);
        let mut response = if held {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            bytes.into_response()
        };
        let out = response.headers_mut();
        out.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static(kind_of(name)),
        );
        out.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
        out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        out.insert(header::ETAG, etag);
        if let Some(encoding) = encoding.name() {
            out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        Some(response)
    }

    async fn best(&self, app: App, name: &str, encoding: Encoding) -> Option<(Vec<u8>, Encoding)> {
        let tried: &[(&str, Encoding)] = match encoding {
            Encoding::Brotli => &[(".br", Encoding::Brotli), (".gz", Encoding::Gzip)],
            Encoding::Gzip => &[(".gz", Encoding::Gzip)],
            Encoding::Plain => &[],
        };
        for (ending, encoding) in tried {
            if let Some(bytes) = self.source.read(app, &format!("{name}{ending}")).await {
                return Some((bytes, *encoding));
            }
        }
        let bytes = self.source.read(app, name).await?;
        Some((bytes, Encoding::Plain))
    }
}

/// `GET` of anything that is not the API.
///
/// # Errors
/// [`Failure::NotFound`].
pub async fn serve(State(house): State<House>, request: Request) -> Result<Response, Failure> {
    let path = request.uri().path();
    if path.starts_with("/api/") || !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(Failure::NotFound);
    }
    if path == "/desk" {
        return Ok((
            StatusCode::PERMANENT_REDIRECT,
            [(header::LOCATION, "/desk/")],
        )
            .into_response());
    }
    let (app, name) = page_or_file(path).ok_or(Failure::NotFound)?;
    house
        .apps
        .answer(app, name, request.headers())
        .await
        .ok_or(Failure::NotFound)
}

/// Which file of which app a path asks for. A path whose last part has no ending is
/// one of the app's own pages: its first page finds the way from there.
fn page_or_file(path: &str) -> Option<(App, &str)> {
    let (app, rest) = match path.strip_prefix("/desk/") {
        Some(rest) => (App::Desk, rest),
        None => (App::Widget, path.strip_prefix('/')?),
    };
    let mut last = "";
    for part in rest.split('/') {
        let plain = part
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
        if !plain || part.starts_with('.') {
            return None;
        }
        last = part;
    }
    let file = last.contains('.') && !last.ends_with(".br") && !last.ends_with(".gz");
    Some((app, if file { rest } else { "index.html" }))
}

/// Trunk names what never changes by its hash: `app-0123456789abcdef_bg.wasm`.
fn is_named_by_its_hash(name: &str) -> bool {
    let Some((stem, _)) = name.rsplit_once('.') else {
        return false;
    };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        (12..=16).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

fn kind_of(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_is_a_page_a_file_or_nothing() {
        for (path, found) in [
            ("/", Some((App::Widget, "index.html"))),
            ("/pledge/keep-safe", Some((App::Widget, "index.html"))),
            ("/embed", Some((App::Widget, "index.html"))),
            ("/sw.js", Some((App::Widget, "sw.js"))),
            ("/icons/192.png", Some((App::Widget, "icons/192.png"))),
            ("/desk/", Some((App::Desk, "index.html"))),
            ("/desk/inbox", Some((App::Desk, "index.html"))),
            ("/desk/boot.js", Some((App::Desk, "boot.js"))),
            ("/../Cargo.toml", None),
            ("/%2e%2e/Cargo.toml", None),
            ("/.git/config", None),
            ("/a\\b", None),
        ] {
            assert_eq!(page_or_file(path), found, "{path}");
        }
    }

    #[test]
    fn only_a_name_with_a_hash_is_kept_for_ever() {
        for (name, kept) in [
            ("my-pledge-1a2b3c4d5e6f7a8b.js", true),
            ("my-pledge-1a2b3c4d5e6f7a8b_bg.wasm", true),
            ("widget-1a2b3c4d5e6f7a8.css", true),
            ("index.html", false),
            ("sw.js", false),
            ("embed.js", false),
            ("local-offer.js", false),
        ] {
            assert_eq!(is_named_by_its_hash(name), kept, "{name}");
        }
    }
}
