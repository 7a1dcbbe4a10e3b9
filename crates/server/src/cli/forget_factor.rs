//! `forget-second-factor`: for somebody who has lost their phone and their spare
//! codes, and has no lead to ask; or when the key that factors were kept under is
//! lost. Whoever can run this can read the database.

use super::say;
use crate::config::{ConfigFault, Given};
use crate::edges::Clock;
use crate::store::{OpenFault, Store, StoreFault};
use clap::Args;
use std::path::PathBuf;

/// Whose, and where the store is.
#[derive(Debug, Args)]
pub struct Options {
    /// What they type to sign in.
    #[arg(long, value_name = "NAME")]
    sign_in_name: String,
    /// A file with settings. [my-pledge.toml, when it is there]
    #[arg(long, env = "MY_PLEDGE_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(flatten)]
    given: Given,
}

/// It was not forgotten.
#[derive(Debug, thiserror::Error)]
pub enum ForgetFault {
    /// A setting.
    #[error(transparent)]
    Config(#[from] ConfigFault),
    /// No threads.
    #[error("cannot start: {0}")]
    Runtime(#[from] std::io::Error),
    /// The store cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenFault),
    /// The store did not do it.
    #[error(transparent)]
    Store(#[from] StoreFault),
    /// Nobody has this name.
    #[error("nobody signs in with the name that --sign-in-name gives")]
    Nobody,
}

/// Forgets it, and says what happens next.
///
/// # Errors
/// [`ForgetFault`].
#[tokio::main]
pub async fn run(options: Options) -> Result<(), ForgetFault> {
    let file = Given::read_file(options.config.as_deref())?;
    let config = options.given.or(file).settle()?;
    let store = Store::open(&config.database).await?;
    let name = options.sign_in_name.trim().to_lowercase();
    let now = Clock::of_this_machine().seconds();
    let forgotten = store.forget_factor(&name, BY_THE_SERVER, now).await?;
    store.close().await;
    if !forgotten {
        return Err(ForgetFault::Nobody);
    }
    say(
        std::io::stdout(),
        "Forgotten, and their sessions are ended. At their next password they set up a new one.",
    );
    Ok(())
}

/// In the record, in the place of a member.
const BY_THE_SERVER: &str = "the server's command line";
