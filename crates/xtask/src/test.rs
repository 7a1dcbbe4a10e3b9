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
    say, serve, size,
};

/// What can be chosen about testing.
#[derive(Args)]
pub(crate) struct Options {}

/// Everything, in the order in which it tells most for the least waiting.
pub(crate) fn test(house: &House, _options: &Options) -> Result<()> {
    let began = Instant::now();
    preflight::rustc_is_new_enough(house)?;
    preflight::wasm_target_is_there()?;
    check::format(house)?;
    check::lints(house)?;
    say::step("Tests of every crate");
    Run::cargo()
        .args(["test", "--locked", "--workspace"])
        .inside(house.root())
        .aloud()?;
    build::apps(house, Effort::Full, Some(&|| serve::server(house)))?;
    size::hold_to_budget(house)?;
    say::step(&format!("All is well, in {}", say::time(began.elapsed())));
    Ok(())
}
