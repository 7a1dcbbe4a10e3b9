//! The trust's own website, as far as an embed can tell: the page of
//! `tests/host-page/`, with its strict policy and its rude styles, on another site.

use std::net::SocketAddr;

use crate::site::{File, Site};

const PAGE: &str = include_str!("../../host-page/index.html");
const STYLES: &str = include_str!("../../host-page/host.css");

/// The origin that the page's source names.
const NAMED: &str = "https://my-pledge.example";

/// Where this trust has *Leave now* go. Nobody is there: who asks for it is what counts.
pub const SAFE_PLACE: &str = "http://weather.example/";

/// Serves the page with the widget of this address in it.
pub fn embed(site: &mut Site, widget: SocketAddr) {
    let page = PAGE
        .replace(NAMED, &format!("http://{widget}"))
        .replace(" async>", &format!(" data-leave=\"{SAFE_PLACE}\" async>"));
    site.serve(vec![
        File {
            path: "/".to_owned(),
            kind: "text/html; charset=utf-8",
            held: page.into_bytes(),
        },
        File {
            path: "/host.css".to_owned(),
            kind: "text/css",
            held: STYLES.as_bytes().to_vec(),
        },
    ]);
}

/// Serves a page that holds the widget in a frame of its own making, without our script.
pub fn embed_by_hand(site: &mut Site, widget: SocketAddr) {
    let page = format!(
        "<!doctype html><html lang=\"en\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>A trust's page</title><h1>Our pledge to you</h1>\
         <iframe title=\"My Pledge\" src=\"http://{widget}/embed\" width=\"360\" height=\"600\" \
         sandbox=\"allow-scripts allow-same-origin allow-top-navigation-by-user-activation\"></iframe>"
    );
    site.serve(vec![File {
        path: "/".to_owned(),
        kind: "text/html; charset=utf-8",
        held: page.into_bytes(),
    }]);
}
