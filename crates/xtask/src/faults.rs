//! `cargo xtask faults`: what becomes of what was sent when the phone's power goes,
//! two tabs are open, or answers get lost; as often as asked. The tests do the same a
//! few times.

use anyhow::Result;
use clap::Args;

use crate::{
    build::{self, Effort},
    house::House,
    preflight, serve, test, tool,
};

/// How often.
#[derive(Args)]
pub(crate) struct Options {
    /// How often the browser is killed, in each state of the outbox.
    #[arg(long, default_value_t = 100)]
    kills: u32,
    /// How many submissions two tabs send at the same time.
    #[arg(long, default_value_t = 200)]
    sends: u32,
    /// How many answers are dropped after the server has kept what they are about.
    #[arg(long, default_value_t = 1_000)]
    drops: u32,
}

/// Builds what is shipped, and does it.
pub(crate) fn faults(house: &House, options: &Options) -> Result<()> {
    preflight::rustc_is_new_enough(house)?;
    preflight::wasm_target_is_there()?;
    tool::browsers_and_databases()?;
    build::apps(house, Effort::Full, Some(&|| serve::server(house)))?;
    test::browser_cargo(house)?
        .args(["run", "--locked", "--quiet"])
        .args(["--package", "my-pledge-browser-tests"])
        .args(["--bin", "outbox-faults", "--"])
        .args([options.kills, options.sends, options.drops].map(|times| times.to_string()))
        .inside(house.root())
        .aloud()
}
