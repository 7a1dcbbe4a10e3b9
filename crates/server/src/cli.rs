//! The commands.

pub mod audit;
pub mod explain;
pub mod forget_factor;
pub mod serve;

use clap::{Parser, Subcommand};
use std::fmt::Display;
use std::process::ExitCode;

/// My Pledge: what a young person has been promised and is owed, and a safe way to say what they think.
#[derive(Debug, Parser)]
#[command(name = "my-pledge-server", version, about)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Runs the product: both apps, the API and the store.
    Serve(serve::Options),
    /// Checks that the record of what was done at the desk is whole.
    AuditVerify(audit::Options),
    /// Takes away a member's second factor: at their next password they set up a new one.
    ForgetSecondFactor(forget_factor::Options),
    /// Says what somebody with these facts is owed on a day, and why.
    Explain(explain::Options),
}

impl Cli {
    /// Runs the command.
    #[must_use]
    pub fn run(self) -> ExitCode {
        match self.command {
            Command::Serve(options) => finish(serve::run(options)),
            Command::AuditVerify(options) => audit::run(options),
            Command::ForgetSecondFactor(options) => finish(forget_factor::run(options)),
            Command::Explain(options) => match explain::run(&options) {
                Ok(answer) => {
                    say(std::io::stdout(), &answer);
                    ExitCode::SUCCESS
                }
                Err(refused) => {
                    say(std::io::stderr(), &format!("my-pledge-server: {refused}"));
                    ExitCode::from(2)
                }
            },
        }
    }
}

/// Success, or one clear line and a code that says so.
fn finish<E: Display>(outcome: Result<(), E>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            say(std::io::stderr(), &format!("my-pledge-server: {fault}"));
            ExitCode::FAILURE
        }
    }
}

/// A line for the person at the terminal. Nobody may be reading any more.
fn say(mut to: impl std::io::Write, line: &str) {
    let _ = writeln!(to, "{line}");
    let _ = to.flush();
}
