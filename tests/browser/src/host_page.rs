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
