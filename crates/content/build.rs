//! Checks `content/**.toml` and writes it as one JSON with its hash. A content
//! fault fails the build with a list that says what to do.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some((root, out)) = folders() else {
        eprintln!("this build script is run by Cargo");
        return ExitCode::FAILURE;
    };
    let content = root.join("../../content");
    println!("cargo::rerun-if-changed={}", content.display());
    match written(&content, &out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn folders() -> Option<(PathBuf, PathBuf)> {
    let root = std::env::var_os("CARGO_MANIFEST_DIR")?;
    let out = std::env::var_os("OUT_DIR")?;
    Some((root.into(), out.into()))
}

fn written(content: &Path, out: &Path) -> Result<(), String> {
    let inspection = content_check::inspect(content);
    let edition = match inspection.edition {
        Some(edition) if inspection.faults.is_empty() => edition,
        _ => return Err(content_check::listed(&inspection.faults)),
    };
    let (json, hash) = content_check::as_json(&edition).map_err(|error| error.to_string())?;
    write(out, "edition.json", &json)?;
    write(out, "edition.hash", &hash)?;
    let outline = content_check::outline_as_json(&edition).map_err(|error| error.to_string())?;
    write(out, "outline.json", &outline)?;
    let library = content_check::library_as_json(&inspection.library);
    write(
        out,
        "library.json",
        &library.map_err(|error| error.to_string())?,
    )?;
    let published = content_check::published_as_json(&inspection.published);
    write(
        out,
        "review-figures.json",
        &published.map_err(|error| error.to_string())?,
    )?;
    let mut listed = String::from("&[\n");
    for language in &inspection.languages {
        let json = content_check::language_as_json(language).map_err(|error| error.to_string())?;
        let file = format!("{}.json", language.tag);
        write(out, &file, &json)?;
        let tag = &language.tag;
        listed += &format!("({tag:?}, include_str!(concat!(env!(\"OUT_DIR\"), \"/{file}\"))),\n");
    }
    write(out, "languages.rs", &(listed + "]\n"))
}

fn write(out: &Path, file: &str, text: &str) -> Result<(), String> {
    std::fs::write(out.join(file), text).map_err(|error| format!("{file}: {error}"))
}
