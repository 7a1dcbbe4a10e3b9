//! `cargo xtask test`: installs what the tests need, then runs everything.

use std::time::Instant;

use anyhow::Result;
use clap::Args;

use crate::{
    build::{self, Effort},
    check,
    house::House,
    preflight,
    run::Run,
    say, size, tool,
};

/// What can be chosen about testing.
#[derive(Args)]
pub(crate) struct Options {
    /// Leave out the journeys in real browsers.
    #[arg(long)]
    no_browsers: bool,
}

/// Everything, in the order in which it tells most for the least waiting.
pub(crate) fn test(house: &House, options: &Options) -> Result<()> {
    let began = Instant::now();
    preflight::rustc_is_new_enough(house)?;
    preflight::wasm_target_is_there()?;
    tool::browsers_and_databases()?;
    check::format(house)?;
    check::check_content(house)?;
    check::lints(house)?;
    say::step("Tests of every crate");
    whole_house()
        // Every failure in one run, not the first crate's alone.
        .arg("--no-fail-fast")
        .inside(house.root())
        .aloud()?;
    let journeys = || {
        if options.no_browsers {
            return Ok(());
        }
        whole_house()
            .args(["--test", JOURNEYS, "--no-run"])
            .inside(house.root())
            .quietly()
    };
    build::apps(house, Effort::Full, Some(&journeys))?;
    size::hold_to_budget(house)?;
    if !options.no_browsers {
        in_browsers(house)?;
    }
    say::step(&format!("All is well, in {}", say::time(began.elapsed())));
    Ok(())
}

/// The journeys' program: no part of `cargo test` unless it is asked for.
pub(crate) const JOURNEYS: &str = "journeys";

/// `cargo test` for the whole workspace: what is chosen decides with which features the
/// crates below are compiled, and so they are compiled once, the server among them.
fn whole_house() -> Run {
    Run::cargo().args(["test", "--locked", "--workspace"])
}

/// The journeys: real engines, the real server, both apps as they are shipped.
fn in_browsers(house: &House) -> Result<()> {
    say::step("Journeys in Chromium, Firefox and WebKit");
    for_browsers(house, whole_house())?
        .args(["--test", JOURNEYS])
        // Two at a time: a journey waits more than it works. It has deadlines too, and
        // more engines than that would fill a small machine.
        .args(["--", "--test-threads", "2"])
        .env("MY_PLEDGE_SAME_ANSWERS", build::same_answers::build(house)?)
        .inside(house.root())
        .aloud()
}

/// Cargo with everything that whatever drives a browser asks for.
pub(crate) fn browser_cargo(house: &House) -> Result<Run> {
    for_browsers(house, Run::cargo())
}

fn for_browsers(house: &House, run: Run) -> Result<Run> {
    let folders = tool::install_all(&[tool::geckodriver()])?;
    Ok(run
        .env("PATH", tool::path_with(&folders)?)
        .env("MY_PLEDGE_AXE", tool::AXE.need()?)
        .env("MY_PLEDGE_OIDC_PROVIDER", tool::OIDC_PROVIDER.need()?)
        .env("MY_PLEDGE_SERVER", house.server_binary())
        .env("MY_PLEDGE_DIST", house.at("dist")))
}
