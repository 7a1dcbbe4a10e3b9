//! The service worker's list: what a phone keeps so that the app starts with
//! no signal, and a version that changes when any of it does.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use sha2::{Digest, Sha256};

use super::unchanged::hex;

/// The service worker's file.
pub(super) const NAME: &str = "sw.js";

const ASSETS: &str = "/*ASSETS*/[]";
const VERSION: &str = "/*VERSION*/\"\"";

/// Not part of the app a phone keeps: what a host page loads, what the server
/// reads, and the worker itself.
const NOT_KEPT: &[&str] = &[NAME, "embed.js", "robots.txt", "index.html"];

/// Fills in the places that the worker's source leaves open.
pub(super) fn fill(
    source: &str,
    address: &str,
    files: &BTreeMap<String, Vec<u8>>,
) -> Result<String> {
    if !source.contains(ASSETS) || !source.contains(VERSION) {
        bail!("{NAME} has no place for its list: it must hold {ASSETS} and {VERSION}");
    }
    let mut kept = vec![address.to_owned()];
    kept.extend(
        files
            .keys()
            .filter(|name| !NOT_KEPT.contains(&name.as_str()))
            .map(|name| format!("{address}{name}")),
    );
    let mut sum = Sha256::new();
    for (name, held) in files {
        if name != NAME {
            sum.update(name.as_bytes());
            sum.update(Sha256::digest(held));
        }
    }
    sum.update(source.as_bytes());
    let version = &hex(&sum.finalize())[..16];
    Ok(source
        .replace(ASSETS, &serde_json::to_string(&kept)?)
        .replace(VERSION, &format!("\"{version}\"")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "const assets = /*ASSETS*/[]; const version = /*VERSION*/\"\";";

    fn app(style: &str) -> BTreeMap<String, Vec<u8>> {
        [
            ("index.html", ""),
            ("app.css", style),
            ("embed.js", ""),
            (NAME, SOURCE),
        ]
        .map(|(name, held)| (name.to_owned(), held.as_bytes().to_vec()))
        .into()
    }

    #[test]
    fn a_phone_keeps_the_page_and_its_parts_and_not_the_host_pages_script() {
        let filled = fill(SOURCE, "/", &app("")).expect("it has the places");
        assert!(filled.contains(r#"["/","/app.css"]"#), "{filled}");
    }

    #[test]
    fn the_version_changes_when_a_part_does_and_only_then() {
        let filled = |style| fill(SOURCE, "/", &app(style)).expect("it has the places");
        assert_eq!(filled("a{}"), filled("a{}"));
        assert_ne!(filled("a{}"), filled("b{}"));
    }

    #[test]
    fn a_worker_with_no_place_for_the_list_is_refused() {
        assert!(fill("const assets = [];", "/", &app("")).is_err());
    }
}
