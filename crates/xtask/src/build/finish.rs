//! The last step of a build: smaller WASM, JavaScript and styles, names that
//! carry the content's hash (so that a phone may keep a file for ever and never
//! an old one), the service worker's list, and compressed copies.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::{
    App, Effort, Workshop, chapters, squeeze,
    unchanged::{files_below, hex},
    worker,
};
use crate::run::Run;

const PAGE: &str = "index.html";

/// An app as the server gives it out: names below the app's address.
pub(super) struct Finished {
    files: BTreeMap<String, Vec<u8>>,
    squeezed: BTreeMap<String, Vec<u8>>,
}

/// Finishes what Trunk built.
pub(super) fn finish(
    app: &App,
    rough: &Path,
    workshop: &Workshop,
    effort: Effort,
) -> Result<Finished> {
    let mut files = BTreeMap::new();
    for path in files_below(rough)? {
        let name = path
            .strip_prefix(rough)?
            .to_string_lossy()
            .replace('\\', "/");
        let held = smaller(&path, &name, workshop, effort)?;
        files.insert(name, held);
    }
    name_by_content(app, &mut files)?;
    if let Some(source) = files.get(worker::NAME) {
        let filled = worker::fill(std::str::from_utf8(source)?, app.address, &files)?;
        files.insert(
            worker::NAME.to_owned(),
            minified(filled.into_bytes(), "js", workshop)?,
        );
    }
    let mut squeezed = BTreeMap::new();
    for (name, held) in files.iter().filter(|(name, _)| squeeze::is_worth_it(name)) {
        for (kind, small) in [
            ("br", squeeze::brotli(held, effort)?),
            ("gz", squeeze::gzip(held, effort)?),
        ] {
            if small.len() < held.len() {
                squeezed.insert(format!("{name}.{kind}"), small);
            }
        }
    }
    Ok(Finished { files, squeezed })
}

impl Finished {
    /// Puts the app in its place in one move, so that a server never finds half of it.
    pub(super) fn put(&self, place: &Path) -> Result<()> {
        let fresh = place.with_extension("new");
        let old = place.with_extension("old");
        for folder in [&fresh, &old] {
            if folder.exists() {
                fs::remove_dir_all(folder)?;
            }
        }
        for (name, held) in self.files.iter().chain(&self.squeezed) {
            let path = fresh.join(name);
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(&path, held).with_context(|| format!("cannot write {}", path.display()))?;
        }
        if place.exists() {
            fs::rename(place, &old)?;
        }
        fs::rename(&fresh, place)?;
        if old.exists() {
            fs::remove_dir_all(&old)?;
        }
        Ok(())
    }

    /// Bytes over the wire for the whole app, as a browser asks for them.
    pub(super) fn download(&self) -> u64 {
        self.files
            .iter()
            .map(|(name, held)| {
                self.squeezed
                    .get(&format!("{name}.br"))
                    .unwrap_or(held)
                    .len() as u64
            })
            .sum()
    }
}

fn smaller(path: &Path, name: &str, workshop: &Workshop, effort: Effort) -> Result<Vec<u8>> {
    match (
        name.rsplit_once('.').map(|(_, kind)| kind),
        &workshop.wasm_opt,
    ) {
        (Some("wasm"), Some(wasm_opt)) if effort == Effort::Full => {
            let out = path.with_extension("wasm.small");
            Run::new("node")
                .arg(wasm_opt)
                .arg("-Oz")
                .arg(path)
                .arg("-o")
                .arg(&out)
                .quietly()?;
            let held = fs::read(&out)?;
            fs::remove_file(&out)?;
            Ok(held)
        }
        // The worker's list stands in a comment until `worker::fill`.
        (Some(kind @ ("js" | "css")), _) if name != worker::NAME => {
            minified(fs::read(path)?, kind, workshop)
        }
        _ => fs::read(path).with_context(|| format!("cannot read {}", path.display())),
    }
}

fn minified(held: Vec<u8>, kind: &str, workshop: &Workshop) -> Result<Vec<u8>> {
    let Some(esbuild) = &workshop.esbuild else {
        return Ok(held);
    };
    let whole = Run::new(esbuild)
        .args(["--minify", "--charset=utf8", "--legal-comments=none"])
        .arg(format!("--loader={kind}"))
        .given(held)
        .read()?;
    Ok(whole.trim_end().as_bytes().to_vec())
}

/// Gives every file that the page names itself a name that carries its hash.
/// What others name (the worker, the manifest, icons, `embed.js`) keeps its own.
fn name_by_content(app: &App, files: &mut BTreeMap<String, Vec<u8>>) -> Result<()> {
    let Some(page) = files.get(PAGE) else {
        return Ok(());
    };
    let mut page = String::from_utf8(page.clone()).context("the page is not UTF-8")?;
    let address = app.address;
    chapters::name_by_content(app, &mut page, files)?;
    let named: Vec<_> = files
        .keys()
        .filter(|name| {
            carries_hash(name) && !has_hash(name) && page.contains(&quoted(address, name))
        })
        .cloned()
        .collect();
    for name in named {
        let Some(held) = files.remove(&name) else {
            continue;
        };
        let new = with_hash(&name, &hex(&Sha256::digest(&held))[..16]);
        page = page.replace(&quoted(address, &name), &quoted(address, &new));
        files.insert(new, held);
    }
    files.insert(PAGE.to_owned(), page.into_bytes());
    Ok(())
}

fn quoted(address: &str, name: &str) -> String {
    format!("\"{address}{name}\"")
}

/// Whether a name ends in a hash already.
fn has_hash(name: &str) -> bool {
    name.rsplit_once('.')
        .and_then(|(stem, _)| stem.rsplit_once('-'))
        .is_some_and(|(_, end)| end.len() == 16 && end.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn carries_hash(name: &str) -> bool {
    matches!(name.rsplit_once('.'), Some((_, "js" | "css" | "wasm")))
        && name != worker::NAME
        && name != "embed.js"
}

/// `my-pledge_bg.wasm` → `my-pledge-0123456789abcdef_bg.wasm`, `app.css` → `app-….css`.
pub(super) fn with_hash(name: &str, hash: &str) -> String {
    let (stem, end) = name
        .rsplit_once("_bg.")
        .map(|(stem, kind)| (stem, format!("_bg.{kind}")))
        .or_else(|| {
            name.rsplit_once('.')
                .map(|(stem, kind)| (stem, format!(".{kind}")))
        })
        .unwrap_or((name, String::new()));
    format!("{stem}-{hash}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(page: &str) -> BTreeMap<String, Vec<u8>> {
        [
            (PAGE, page),
            ("app.css", "a{}"),
            ("my-pledge_bg.wasm", "\0asm"),
            ("sw.js", "worker"),
            ("icon.svg", "<svg/>"),
        ]
        .map(|(name, held)| (name.to_owned(), held.as_bytes().to_vec()))
        .into()
    }

    #[test]
    fn what_the_page_names_carries_its_hash_and_the_page_finds_it() {
        let mut files = files(
            r#"<link href="/app.css"><script data-wasm="/my-pledge_bg.wasm"></script><link href="/icon.svg">"#,
        );
        name_by_content(&crate::build::WIDGET, &mut files).expect("it names them");
        let page = String::from_utf8(files[PAGE].clone()).expect("UTF-8");
        for (name, held) in &files {
            let known = ["sw.js", "icon.svg", PAGE].contains(&name.as_str());
            assert!(
                known || name.contains(&hex(&Sha256::digest(held))[..16]),
                "{name}"
            );
            assert!(
                known || page.contains(&format!("\"/{name}\"")),
                "{name} in {page}"
            );
        }
        assert!(page.contains("\"/icon.svg\""), "{page}");
        assert_eq!(files.len(), 5);
    }

    #[test]
    fn the_hash_stands_before_the_ending() {
        assert_eq!(with_hash("my-pledge_bg.wasm", "0f"), "my-pledge-0f_bg.wasm");
        assert_eq!(with_hash("boot.js", "0f"), "boot-0f.js");
    }
}
