//! The one binary. What it can do is in [`my_pledge_server::cli`].

use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    my_pledge_server::cli::Cli::parse().run()
}
