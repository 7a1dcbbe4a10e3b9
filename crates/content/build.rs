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
    let (edition, _) =
        content_check::check(content).map_err(|faults| content_check::listed(&faults))?;
    let (json, hash) = content_check::as_json(&edition).map_err(|error| error.to_string())?;
    std::fs::write(out.join("edition.json"), json).map_err(|error| error.to_string())?;
    std::fs::write(out.join("edition.hash"), hash).map_err(|error| error.to_string())
}
