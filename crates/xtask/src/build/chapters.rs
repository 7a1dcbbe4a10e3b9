//! Cuts the widget's WASM into chapters: what Home needs, and a file for what each
//! `wasm_split` door in `src/chapters.rs` leads to, with what several of them share in
//! files of its own. Trunk cannot; so its WASM and glue are put aside for these.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::{App, Effort, Workshop, unchanged::hex, yard};
use crate::{house::House, run::Run};

/// What cuts.
const CUTTER: &str = "my-pledge-chapters";

/// Fetches the chapters; its name stands in the WASM.
const LOADER: &str = "chapters.js";

/// The cargo feature of an app that comes in chapters.
pub(super) const FEATURE: &str = "chapters";

/// Whether this build of this app is cut: somebody who waits for a change does not wait
/// for that too.
pub(super) fn are_cut(app: &App, effort: Effort) -> bool {
    app.in_chapters && effort == Effort::Full
}

/// Puts the chapters and their loader beside Trunk's page, in the place of Trunk's own
/// WASM and glue.
pub(super) fn cut(house: &House, app: &App, workshop: &Workshop, rough: &Path) -> Result<()> {
    let linked = house
        .target()
        .join("wasm32-unknown-unknown")
        .join(Effort::Full.profile())
        .join(format!("{}.wasm", app.package));
    let bench = yard(house)?.join(format!("{}-chapters", app.name));
    if bench.exists() {
        fs::remove_dir_all(&bench)?;
    }
    fs::create_dir_all(&bench)?;
    let first = bench.join(format!("{}.wasm", app.package));
    let made = Run::cargo()
        .args(["run", "--quiet", "--locked", "--package", CUTTER, "--"])
        .arg(&linked)
        .arg("--out-dir")
        .arg(&bench)
        .arg("--first")
        .arg(&first)
        .args(["--loader", &format!("./{LOADER}")])
        .args(["--glue", &format!("./{}.js", app.package)])
        .inside(house.root())
        .sharing_crates()?
        .read()
        .context("the widget could not be cut into chapters")?;
    Run::new("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports"])
        .arg("--out-dir")
        .arg(rough)
        .arg(&first)
        .env("PATH", &workshop.path)
        .quietly()?;
    for path in made.lines().map(Path::new) {
        let name = path.file_name().context("a chapter has no name")?;
        fs::copy(path, rough.join(name))?;
    }
    fs::copy(bench.join(LOADER), rough.join(LOADER))?;
    announce(rough, app)
}

/// Lets the page fetch the loader while it fetches the rest.
fn announce(rough: &Path, app: &App) -> Result<()> {
    let path = rough.join("index.html");
    let page = fs::read_to_string(&path)?;
    let link = |name: &str| format!(r#"<link rel="modulepreload" href="{}{name}">"#, app.address);
    let glue = link(&format!("{}.js", app.package));
    if !page.contains(&glue) {
        anyhow::bail!(
            "the page does not announce {}.js: see Trunk.toml",
            app.package
        );
    }
    let both = glue.clone() + &link(LOADER);
    fs::write(&path, page.replace(&glue, &both))?;
    Ok(())
}

/// Gives the chapters, their loader and the glue names that carry their content. The
/// loader and the glue name each other, so they share one hash of all of it.
pub(super) fn name_by_content(
    app: &App,
    page: &mut String,
    files: &mut BTreeMap<String, Vec<u8>>,
) -> Result<()> {
    let Some(loader) = files.remove(LOADER) else {
        return Ok(());
    };
    let mut loader = String::from_utf8(loader).context("the loader is not UTF-8")?;
    let chapters: Vec<_> = files
        .keys()
        .filter(|name| name.ends_with(".wasm") && loader.contains(&quoted(name)))
        .cloned()
        .collect();
    for name in chapters {
        let Some(held) = files.remove(&name) else {
            continue;
        };
        let new = super::finish::with_hash(&name, &hash(&[&held]));
        loader = loader.replace(&quoted(&name), &quoted(&new));
        files.insert(new, held);
    }
    let glue_name = format!("{}.js", app.package);
    let glue = files.remove(&glue_name).context("the glue is not there")?;
    let mut glue = String::from_utf8(glue).context("the glue is not UTF-8")?;
    let both = hash(&[glue.as_bytes(), loader.as_bytes()]);
    let new_glue = super::finish::with_hash(&glue_name, &both);
    let new_loader = super::finish::with_hash(LOADER, &both);
    loader = imported_from(&loader, &glue_name, &new_glue);
    glue = imported_from(&glue, LOADER, &new_loader);
    for (old, new) in [(glue_name.as_str(), &new_glue), (LOADER, &new_loader)] {
        let address = app.address;
        *page = page.replace(
            &format!("\"{address}{old}\""),
            &format!("\"{address}{new}\""),
        );
    }
    files.insert(new_glue, glue.into_bytes());
    files.insert(new_loader, loader.into_bytes());
    Ok(())
}

/// Only where it is imported from: as the name of what the WASM imports it stays.
fn imported_from(source: &str, old: &str, new: &str) -> String {
    let imports = |space: &str, name: &str| format!("from{space}\"./{name}\"");
    ["", " "].iter().fold(source.to_owned(), |source, space| {
        source.replace(&imports(space, old), &imports(space, new))
    })
}

fn quoted(name: &str) -> String {
    format!("\"./{name}\"")
}

fn hash(parts: &[&[u8]]) -> String {
    let mut sum = Sha256::new();
    for part in parts {
        sum.update(Sha256::digest(part));
    }
    hex(&sum.finalize())[..16].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::WIDGET;

    fn files(chapter: &str) -> BTreeMap<String, Vec<u8>> {
        [
            ("my-pledge.js", r#"import*as a from"./chapters.js";let b={"./chapters.js":a}"#),
            (
                LOADER,
                r#"import {initSync} from "./my-pledge.js";fetch(new URL("./split_views.wasm",import.meta.url))"#,
            ),
            ("split_views.wasm", chapter),
        ]
        .map(|(name, held)| (name.to_owned(), held.as_bytes().to_vec()))
        .into()
    }

    fn named(chapter: &str) -> (String, BTreeMap<String, Vec<u8>>) {
        let mut files = files(chapter);
        let mut page = r#"<link href="/my-pledge.js"><link href="/chapters.js">"#.to_owned();
        name_by_content(&WIDGET, &mut page, &mut files).expect("it names them");
        (page, files)
    }

    fn held(files: &BTreeMap<String, Vec<u8>>, stem: &str) -> (String, String) {
        let (name, held) = files
            .iter()
            .find(|(name, _)| name.starts_with(stem))
            .expect("it is there");
        (name.clone(), String::from_utf8_lossy(held).into_owned())
    }

    #[test]
    fn the_loader_the_glue_and_the_page_find_each_other_and_the_chapters() {
        let (page, files) = named("views");
        let (loader_name, loader) = held(&files, "chapters-");
        let (glue_name, glue) = held(&files, "my-pledge-");
        let (chapter_name, _) = held(&files, "split_views-");
        assert!(glue.contains(&format!("from\"./{loader_name}\"")), "{glue}");
        assert!(
            loader.contains(&format!("from \"./{glue_name}\"")),
            "{loader}"
        );
        assert!(loader.contains(&quoted(&chapter_name)), "{loader}");
        for name in [loader_name, glue_name] {
            assert!(page.contains(&format!("\"/{name}\"")), "{page}");
        }
    }

    #[test]
    fn what_the_wasm_calls_the_loader_stays() {
        let (_, files) = named("views");
        assert!(
            held(&files, "my-pledge-")
                .1
                .contains(r#"{"./chapters.js":a}"#)
        );
    }

    #[test]
    fn another_chapter_is_another_loader() {
        let loader = |chapter| held(&named(chapter).1, "chapters-").0;
        assert_eq!(loader("views"), loader("views"));
        assert_ne!(loader("views"), loader("other views"));
    }
}
