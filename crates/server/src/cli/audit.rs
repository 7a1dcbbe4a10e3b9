//! `audit-verify`: walks the record of what was done at the desk.

use super::{finish, say};
use crate::config::{ConfigFault, Given};
use crate::store::audit::Verdict;
use crate::store::{OpenFault, Store, StoreFault};
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

/// Where the store is.
#[derive(Debug, Args)]
pub struct Options {
    /// A file with settings. [my-pledge.toml, when it is there]
    #[arg(long, env = "MY_PLEDGE_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(flatten)]
    given: Given,
}

/// The record could not be walked.
#[derive(Debug, thiserror::Error)]
enum AuditFault {
    #[error(transparent)]
    Config(#[from] ConfigFault),
    #[error("cannot start: {0}")]
    Runtime(#[from] std::io::Error),
    #[error(transparent)]
    Open(#[from] OpenFault),
    #[error(transparent)]
    Store(#[from] StoreFault),
}

/// Walks the record: 0 when it is whole, 3 when it is not, 1 when it cannot be read.
pub fn run(options: Options) -> ExitCode {
    match walk(options) {
        Ok(Verdict::Whole { events }) => {
            say(
                std::io::stdout(),
                &format!("The record is whole: {events} events."),
            );
            ExitCode::SUCCESS
        }
        Ok(Verdict::BrokenAt { seq }) => {
            say(
                std::io::stderr(),
                &format!(
                    "The record is broken at event {seq}: it was changed, or one before it is missing."
                ),
            );
            ExitCode::from(3)
        }
        Err(fault) => finish(Err(fault)),
    }
}

#[tokio::main]
async fn walk(options: Options) -> Result<Verdict, AuditFault> {
    let file = Given::read_file(options.config.as_deref())?;
    let config = options.given.or(file).settle()?;
    let store = Store::open(&config.database).await?;
    let verdict = store.verify_audit().await?;
    store.close().await;
    Ok(verdict)
}
