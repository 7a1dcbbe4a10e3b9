//! The function that decides, built for browsers as the widget is, so that a test
//! can compare its answers with this machine's.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::yard;
use crate::{house::House, run::Run, say, tool};

const PACKAGE: &str = "my-pledge-same-answers";

/// Builds it; gives the folder with its module and WASM.
pub(crate) fn build(house: &House) -> Result<PathBuf> {
    say::step("Building the function that decides, for browsers");
    let folders = tool::install_all(&tool::for_apps(house)?)?;
    Run::cargo()
        .args(["build", "--locked", "--quiet", "--profile", "web", "--lib"])
        .args(["--target", "wasm32-unknown-unknown", "--package", PACKAGE])
        .inside(house.root())
        .sharing_crates()?
        .quietly()
        .context("the function that decides did not build for browsers")?;
    let folder = yard(house)?.join("same-answers");
    Run::new("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--out-dir"])
        .arg(&folder)
        .arg(
            house
                .target()
                .join("wasm32-unknown-unknown/web/my_pledge_same_answers.wasm"),
        )
        .env("PATH", tool::path_with(&folders)?)
        .quietly()?;
    Ok(folder)
}
