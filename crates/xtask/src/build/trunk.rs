//! Trunk's part: cargo, wasm-bindgen, and the page that holds them together.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::{App, Effort, Workshop, chapters, yard};
use crate::{house::House, run::Run, say};

/// Builds one app with the profile of this effort; gives the folder it lies in, with
/// plain names: `finish` names files by what they hold in the end.
pub(super) fn build(
    house: &House,
    app: &App,
    workshop: &Workshop,
    effort: Effort,
) -> Result<PathBuf> {
    let rough = yard(house)?.join(app.name);
    let mut crates = 0_u32;
    let features: &[&str] = if chapters::are_cut(app, effort) {
        &["--features", chapters::FEATURE]
    } else {
        &[]
    };
    Run::new("trunk")
        .arg("build")
        .args(features)
        .args([
            "--cargo-profile",
            effort.profile(),
            "--filehash",
            "false",
            "--minify",
            "false",
            "--no-sri",
            "true",
        ])
        .args([
            "--offline",
            "true",
            "--locked",
            "true",
            "--skip-version-check",
        ])
        .args(["--public-url", app.address])
        .arg("--dist")
        .arg(&rough)
        .env("PATH", &workshop.path)
        .env("NO_COLOR", "true")
        .env("CARGO_TERM_COLOR", "never")
        .inside(&house.root().join(app.page))
        .sharing_crates()?
        .watched(|line| {
            if line.trim_start().starts_with("Compiling") {
                crates += 1;
                if crates.is_multiple_of(40) {
                    say::note(&format!("{crates} crates so far"));
                }
            }
        })
        .with_context(|| format!("the {} did not build", app.name))?;
    Ok(rough)
}
