//! `cargo xtask …`: the project's commands, each in a module of its name.
//!
//! Only the command line is read here. A failure is one line that says what
//! happened and what to do, and a non-zero exit.

mod bench;
mod build;
mod check;
mod faults;
mod house;
mod preflight;
mod release;
mod run;
mod say;
mod screens;
mod serve;
mod size;
mod test;
mod tool;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::house::House;

/// The project's commands.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Line {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build both apps and run the product on this machine.
    Serve(serve::Options),
    /// Install what the tests need, then run every test.
    Test(test::Options),
    /// The fast loop: format, lints, and the tests that need no browser.
    Check,
    /// Read every content file and report all faults at once.
    CheckContent,
    /// Build both apps as they are shipped and hold them to `size-budget.toml`.
    Size(size::Options),
    /// Take a picture of every screen, three sizes, light and dark.
    Screens(screens::Options),
    /// Kill the browser, open two tabs, drop answers, many times, and count what arrived.
    Faults(faults::Options),
    /// Measure: the rules, the server under load, what a phone pays.
    Bench(bench::Options),
    /// Build one binary that holds the whole product.
    Release,
}

fn main() -> ExitCode {
    let line = Line::parse();
    let done = House::find().and_then(|house| match line.command {
        Command::Serve(options) => serve::serve(&house, &options),
        Command::Test(options) => test::test(&house, &options),
        Command::Check => check::check(&house),
        Command::CheckContent => check::check_content(&house),
        Command::Size(options) => size::size(&house, &options),
        Command::Screens(options) => screens::screens(&house, &options),
        Command::Faults(options) => faults::faults(&house, &options),
        Command::Bench(options) => bench::bench(&house, &options),
        Command::Release => release::release(&house),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say::failure(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}
