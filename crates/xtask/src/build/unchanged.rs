//! Whether an app must be built again: a mark over everything that goes into
//! it, kept beside the rough work.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::{App, Effort, yard};
use crate::house::House;

/// What both apps are built from, and what builds them.
const SHARED: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    ".cargo/config.toml",
    "content",
    "crates/api",
    "crates/chapters",
    "crates/client",
    "crates/content",
    "crates/content-check",
    "crates/controls",
    "crates/domain",
    "crates/seal",
    "crates/xtask/src/build",
    "crates/xtask/src/build.rs",
    "crates/xtask/src/tool.rs",
];

/// The mark of an app's sources as they are now.
pub(super) fn mark(house: &House, app: &App) -> Result<String> {
    let mut sum = Sha256::new();
    for path in SHARED.iter().chain(app.own) {
        for file in files_below(&house.at(path))? {
            let held =
                fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            sum.update(
                file.strip_prefix(house.root())
                    .unwrap_or(&file)
                    .to_string_lossy()
                    .as_bytes(),
            );
            sum.update([0]);
            sum.update(Sha256::digest(&held));
        }
    }
    Ok(hex(&sum.finalize()))
}

/// Whether `dist/` holds this app, built from sources of this mark with at
/// least this effort.
pub(super) fn is_built(house: &House, app: &App, mark: &str, effort: Effort) -> bool {
    let remembered = yard(house)
        .and_then(|yard| Ok(fs::read_to_string(yard.join(format!("{}.mark", app.name)))?));
    app.dist(house).join("index.html").is_file()
        && remembered.is_ok_and(|held| {
            [Effort::Quick, Effort::Plain, Effort::Full]
                .iter()
                .any(|done| *done >= effort && held == line(mark, *done))
        })
}

/// Keeps the mark of what was just built.
pub(super) fn remember(house: &House, app: &App, mark: &str, effort: Effort) -> Result<()> {
    Ok(fs::write(
        yard(house)?.join(format!("{}.mark", app.name)),
        line(mark, effort),
    )?)
}

fn line(mark: &str, effort: Effort) -> String {
    format!("{effort:?} {mark}\n")
}

/// Every file below a path (or the path itself), in one order everywhere.
/// What is not there has no files.
pub(crate) fn files_below(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    if !path.is_dir() {
        return Ok(Vec::new());
    }
    let mut entries = fs::read_dir(path)
        .and_then(Iterator::collect::<std::io::Result<Vec<_>>>)
        .with_context(|| format!("cannot list {}", path.display()))?;
    entries.sort_by_key(fs::DirEntry::file_name);
    let mut files = Vec::new();
    for entry in entries {
        files.extend(files_below(&entry.path())?);
    }
    Ok(files)
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
