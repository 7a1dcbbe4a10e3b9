//! `cargo xtask check`: the loop to run before every commit, and the pieces of
//! it that `cargo xtask test` runs too.

use std::time::Instant;

use anyhow::{Context, Result};

use crate::{
    build::{DESK, WIDGET},
    house::House,
    preflight,
    run::Run,
    say, test,
};

/// Crates whose tests need neither a browser nor a server.
const QUICK: &[&str] = &[
    "my-pledge-api",
    "my-pledge-client",
    "my-pledge-content",
    "my-pledge-content-check",
    "my-pledge-controls",
    "my-pledge-domain",
    "my-pledge-seal",
    "my-pledge-xtask",
];

/// Format, lints on both targets, and the tests that need no browser.
pub(crate) fn check(house: &House) -> Result<()> {
    let began = Instant::now();
    preflight::rustc_is_new_enough(house)?;
    preflight::wasm_target_is_there()?;
    format(house)?;
    lints(house)?;
    say::step("Tests that need no browser");
    Run::cargo()
        .args(["test", "--locked", "--quiet"])
        .args(QUICK.iter().flat_map(|package| ["--package", package]))
        .inside(house.root())
        .aloud()?;
    say::step(&format!("All is well, in {}", say::time(began.elapsed())));
    Ok(())
}

/// Reads every content file and reports all faults at once.
pub(crate) fn check_content(house: &House) -> Result<()> {
    say::step("Content");
    Run::cargo()
        .args([
            "run",
            "--locked",
            "--quiet",
            "--package",
            "my-pledge-content-check",
            "--",
        ])
        .arg(house.at("content"))
        .inside(house.root())
        .aloud()
        .context("the content has faults")
}

/// Every file is formatted.
pub(crate) fn format(house: &House) -> Result<()> {
    say::step("Format");
    Run::cargo()
        .args(["fmt", "--all", "--check"])
        .inside(house.root())
        .aloud()
        .context("run `cargo fmt --all`")
}

/// No lint is broken, neither here nor in the browser.
pub(crate) fn lints(house: &House) -> Result<()> {
    say::step("Lints");
    // The journeys are no part of "all": they are run only when they are asked for.
    for what in [["--all-targets"].as_slice(), &["--test", test::JOURNEYS]] {
        Run::cargo()
            .args(["clippy", "--locked", "--quiet", "--workspace"])
            .args(what)
            .args(["--", "-D", "warnings"])
            .inside(house.root())
            .aloud()?;
    }
    say::step("Lints of both apps, as the browser gets them");
    Run::cargo()
        .args([
            "clippy",
            "--locked",
            "--quiet",
            "--target",
            "wasm32-unknown-unknown",
        ])
        .args([
            "--package",
            WIDGET.package,
            "--package",
            DESK.package,
            "--",
            "-D",
            "warnings",
        ])
        .inside(house.root())
        .aloud()
}
