//! `serve`: puts the house together, says where it is, and stops gracefully.

use super::say;
use crate::app::app;
use crate::apps::{Apps, AppsFault, Source};
use crate::config::{Config, ConfigFault, Given};
use crate::edges::{Clock, NoRandomness, Random};
use crate::edition::{EditionFault, ServedEdition};
use crate::factor::key::{FactorKey, KeyFault};
use crate::house::House;
use crate::jobs;
use crate::listen::answer;
use crate::logging;
use crate::routes::team::public_half;
use crate::secrets::{plain_code, setup_code, sha256_hex};
use crate::store::{Database, OpenFault, Store, StoreFault};
use api::fingerprint::Fingerprint;
use api::path::open_link_fragment;
use api::team::TeamKey;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use clap::Args;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

/// How to run it.
#[derive(Debug, Args)]
pub struct Options {
    /// A file with settings. [my-pledge.toml, when it is there]
    #[arg(long, env = "MY_PLEDGE_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(flatten)]
    given: Given,
}

/// It cannot start, or cannot go on: one line for the person who started it.
#[derive(Debug, thiserror::Error)]
pub enum ServeFault {
    /// A setting.
    #[error(transparent)]
    Config(#[from] ConfigFault),
    /// No threads.
    #[error("cannot start: {0}")]
    Runtime(io::Error),
    /// The apps.
    #[error(transparent)]
    Apps(#[from] AppsFault),
    /// The content.
    #[error(transparent)]
    Edition(#[from] EditionFault),
    /// The folder for the data.
    #[error("{folder}: cannot write here ({why}): choose another folder with --data")]
    Data {
        /// The folder.
        folder: String,
        /// What the system says.
        why: io::Error,
    },
    /// The store.
    #[error(transparent)]
    Open(#[from] OpenFault),
    /// The store, while greeting.
    #[error(transparent)]
    Store(#[from] StoreFault),
    /// The team's key in the store is none.
    #[error("the team's key in the database is not 32 bytes in base 64")]
    Key,
    /// No randomness.
    #[error(transparent)]
    Random(#[from] NoRandomness),
    /// The key of the second factors.
    #[error(transparent)]
    FactorKey(#[from] KeyFault),
    /// It is not the one that they are kept under.
    #[error(
        "factor_key: {0} is not the key that the members' second factors are kept under: put the right file there (docs/RUNNING.md says what to do when it is lost)"
    )]
    OtherFactorKey(String),
    /// Nothing to know the council's provider by.
    #[error(
        "oidc_issuer: this machine has no certificates to know others by: install the system's (ca-certificates)"
    )]
    NoCertificates,
    /// The port.
    #[error("{0} is taken by another program: choose another with --listen")]
    Taken(SocketAddr),
    /// The address, for another reason.
    #[error("cannot listen on {0}: {1}")]
    Listen(SocketAddr, io::Error),
}

/// Runs until told to stop.
///
/// # Errors
/// [`ServeFault`].
pub fn run(options: Options) -> Result<(), ServeFault> {
    let file = Given::read_file(options.config.as_deref())?;
    let config = options.given.or(file).settle()?;
    logging::start();
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(ServeFault::Runtime)?
        .block_on(serve(config))
}

async fn serve(config: Config) -> Result<(), ServeFault> {
    let stop = told_to_stop().map_err(ServeFault::Runtime)?;
    let apps = Apps::new(Source::choose(config.dist.clone()))?;
    let edition = ServedEdition::built_in()?;
    make_data_folder(&config.database)?;
    // Before the store, so that a second server on the same port changes nothing.
    let listener = TcpListener::bind(config.listen)
        .await
        .map_err(|fault| match fault.kind() {
            io::ErrorKind::AddrInUse => ServeFault::Taken(config.listen),
            _ => ServeFault::Listen(config.listen, fault),
        })?;
    let listening = listener
        .local_addr()
        .map_err(|fault| ServeFault::Listen(config.listen, fault))?;
    let store = Store::open(&config.database).await?;
    let random = Random::of_this_machine();
    let factor_key = FactorKey::read_or_make(&config.factor_key, &random)?;
    if !store.is_factor_key(&factor_key.check()).await? {
        let file = config.factor_key.display().to_string();
        return Err(ServeFault::OtherFactorKey(file));
    }
    let house = House::new(
        store.clone(),
        edition,
        apps,
        config,
        Clock::of_this_machine(),
        random,
        factor_key,
    );
    if house
        .council_account
        .as_ref()
        .is_some_and(|provider| !provider.can_be_asked())
    {
        return Err(ServeFault::NoCertificates);
    }
    greet(&house, listening).await?;
    let sweeping = tokio::spawn(jobs::retention::run(house.clone()));
    answer(listener, app(house), stop).await;
    sweeping.abort();
    store.close().await;
    tracing::info!("stopped");
    Ok(())
}

/// Makes the folder, and finds out now whether it can be written to.
fn make_data_folder(database: &Database) -> Result<(), ServeFault> {
    let Database::Sqlite { file, .. } = database else {
        return Ok(());
    };
    let folder = file.parent().unwrap_or(Path::new("."));
    let fault = |why| ServeFault::Data {
        folder: folder.display().to_string(),
        why,
    };
    std::fs::create_dir_all(folder).map_err(fault)?;
    let probe = folder.join(".writable");
    std::fs::write(&probe, []).map_err(fault)?;
    std::fs::remove_file(&probe).map_err(fault)
}

/// Tells the person at the terminal where everything is. On standard output, apart
/// from the log: the setup code must never be in a log.
async fn greet(house: &House, listening: SocketAddr) -> Result<(), ServeFault> {
    let base = house
        .config
        .public_url
        .clone()
        .unwrap_or_else(|| format!("http://{listening}"));
    let out = |line: &str| say(io::stdout(), line);
    out(&format!("Widget      {base}/"));
    out(&format!("Desk        {base}/desk/"));
    if house.store.lead_made().await? {
        out("First lead  made: sign in at the desk.");
    } else {
        let code = setup_code(&house.random)?;
        house
            .store
            .keep_setup_code(&sha256_hex(plain_code(&code)), house.clock.seconds())
            .await?;
        out(&format!(
            "First lead  open the desk and type this setup code (good for one day): {code}"
        ));
    }
    let key = house.store.open_key().await?.map(|key| public_half(&key));
    match key.as_ref().map(fingerprint) {
        None => {
            out("Views       cannot be sent yet: the first lead makes the team's key at the desk.");
        }
        // The fingerprint stays in the fragment: no server sees it, and a swapped key is told.
        Some(Some(fingerprint)) => out(&format!(
            "Views       {base}/views#{}",
            open_link_fragment(&fingerprint)
        )),
        Some(None) => return Err(ServeFault::Key),
    }
    tracing::info!(
        store = house.store.kind().name(),
        edition = house.edition.hash(),
        "started"
    );
    Ok(())
}

fn fingerprint(key: &TeamKey) -> Option<Fingerprint> {
    let public = URL_SAFE_NO_PAD.decode(&key.public_key).ok()?;
    Some(Fingerprint::of(
        &key.team,
        key.epoch,
        &public.try_into().ok()?,
    ))
}

/// Hears SIGTERM and SIGINT from now on; the future ends at the first.
fn told_to_stop() -> io::Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("stopping: no new connections; finishing what has begun");
    })
}
