//! `cargo xtask screens`: pictures to judge by.

use std::fs;

use anyhow::Result;
use clap::Args;

use crate::{
    build::{self, Effort},
    house::House,
    preflight, say, serve, test, tool,
};

/// What can be chosen about the pictures.
#[derive(Args)]
pub(crate) struct Options {
    /// Only screens whose name holds this.
    #[arg(long, default_value = "")]
    only: String,
}

/// A picture of every screen at three sizes, light and dark, in `screens/`.
pub(crate) fn screens(house: &House, options: &Options) -> Result<()> {
    preflight::rustc_is_new_enough(house)?;
    preflight::wasm_target_is_there()?;
    tool::browsers_and_databases()?;
    build::apps(house, Effort::Quick, Some(&|| serve::server(house)))?;
    let place = house.at("screens");
    fs::create_dir_all(&place)?;
    test::browser_cargo(house)?
        .args([
            "run",
            "--locked",
            "--quiet",
            "--package",
            "my-pledge-browser-tests",
            "--bin",
            "screens",
            "--",
        ])
        .arg(&place)
        .arg(&options.only)
        .inside(house.root())
        .aloud()?;
    say::step(&format!("The pictures are in {}", place.display()));
    Ok(())
}
