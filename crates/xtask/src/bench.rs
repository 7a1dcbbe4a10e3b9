//! `cargo xtask bench`: the figures that the project promises, measured here.
//! They are for looking at; no test depends on them.

use anyhow::Result;
use clap::Args;

use crate::{
    build::{self, Effort},
    house::House,
    preflight,
    run::Run,
    say, serve, size, test, tool,
};

/// What can be chosen about measuring.
#[derive(Args)]
pub(crate) struct Options {
    /// Leave out what needs a browser.
    #[arg(long)]
    no_browsers: bool,
}

/// The rules natively, the server under load, then what a phone pays: the
/// download, and the rules on a processor four times slower.
pub(crate) fn bench(house: &House, options: &Options) -> Result<()> {
    preflight::rustc_is_new_enough(house)?;
    say::step("Rules: people a second on one core");
    cargo_bench(house, "my-pledge-content", "decide", &[])?;
    say::step("Numbers: what is hidden stays hidden from a linear program");
    cargo_bench(house, "my-pledge-domain", "suppression", &[])?;
    say::step("Server: 64 clients, durable submissions, beside a handler that only says yes");
    cargo_bench(house, "my-pledge-server", "submissions", &[])?;
    say::step("Server: pages and filters of an inbox of 50,000, on SQLite and PostgreSQL");
    tool::browsers_and_databases()?;
    cargo_bench(house, "my-pledge-server", "inbox", &["--postgresql"])?;
    say::step("Server: what counts add to a rating");
    cargo_bench(house, "my-pledge-server", "counts", &[])?;
    say::step("Server: what counts add to an answer, and results of a million of them");
    cargo_bench(
        house,
        "my-pledge-server",
        "consultations",
        &["--postgresql"],
    )?;
    preflight::wasm_target_is_there()?;
    build::apps(house, Effort::Full, Some(&|| serve::server(house)))?;
    size::hold_to_budget(house)?;
    if !options.no_browsers {
        say::step("Rules in Chromium at a quarter of this machine's speed");
        browser_bench(house, "decide-on-a-slow-phone")?
            .env("MY_PLEDGE_SAME_ANSWERS", build::same_answers::build(house)?)
            .aloud()?;
        say::step("Typing and tapping through the longest set, at a quarter of its speed");
        browser_bench(house, "typing-on-a-slow-phone")?.aloud()?;
        say::step("The desk: a thousand fetched, opened and listed");
        browser_bench(house, "a-thousand-at-the-desk")?.aloud()?;
    }
    Ok(())
}

fn browser_bench(house: &House, program: &str) -> Result<Run> {
    Ok(test::browser_cargo(house)?
        .args([
            "run",
            "--locked",
            "--release",
            "--package",
            "my-pledge-browser-tests",
            "--bin",
            program,
        ])
        .inside(house.root()))
}

fn cargo_bench(house: &House, package: &str, bench: &str, more: &[&str]) -> Result<()> {
    Run::cargo()
        .args([
            "bench",
            "--locked",
            "--quiet",
            "--package",
            package,
            "--bench",
            bench,
            "--",
        ])
        .args(more)
        .inside(house.root())
        .aloud()
}
