//! Everything that is kept, and all the SQL: one body of it for SQLite and PostgreSQL.
//!
//! This file opens the database and holds it to its promises. What is kept, and
//! the calls on it, are in the folder: one file a subject. Nothing here knows HTTP.

pub mod action_says;
pub mod actions;
pub mod answers;
pub mod assigning;
pub mod attempts;
pub mod audit;
pub mod audit_pages;
pub mod consultation_answers;
mod consultation_counting;
pub mod consultation_counts;
pub mod consultation_groups;
pub mod consultations;
pub mod council_accounts;
pub mod events;
pub mod factors;
pub mod fault;
pub mod half_sessions;
pub mod inbox;
pub mod invitations;
pub mod keys;
pub mod members;
mod migrations;
pub mod passkeys;
pub mod people;
pub mod pledge;
pub mod promises;
pub mod reports;
pub mod retention;
pub mod review_figures;
pub mod review_notes;
mod rows;
pub mod scope;
pub mod sessions;
pub mod submissions;
pub mod wall;
pub mod writer;

pub use fault::StoreFault;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::{AnyPool, ConnectOptions as _};
use std::path::{Path, PathBuf};
use std::str::FromStr as _;
use std::time::Duration;
use writer::Writer;

/// Where everything is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Database {
    /// A file, made when it is not there.
    Sqlite {
        /// The file.
        file: PathBuf,
        /// The most it may grow to, in mebibytes; then the server answers 507.
        most_mebibytes: Option<u32>,
    },
    /// PostgreSQL, or what speaks it: `postgres://…`.
    Postgresql {
        /// Its address, which may hold a password: never shown.
        url: String,
    },
}

/// Which of the two is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgresql,
}

impl Kind {
    /// As health and logs write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgresql => "postgresql",
        }
    }
}

/// The open store.
#[derive(Debug, Clone)]
pub struct Store {
    kind: Kind,
    /// SQLite takes one writer at a time: a pool of one is its queue.
    write: AnyPool,
    read: AnyPool,
    submissions: Writer<submissions::Arrival>,
    ratings: Writer<pledge::Marked>,
    consultation_answers: Writer<consultation_answers::Marked>,
    action_says: Writer<action_says::Marked>,
}

/// The store cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenFault {
    /// No file there, or no server.
    #[error("cannot open the {0} database: {1}")]
    Connect(&'static str, sqlx::Error),
    /// Nobody can wait for their turn to open it.
    #[error("cannot lock the SQLite database's folder: {0}")]
    Alone(std::io::Error),
    /// A file that is not ours, or newer than this build.
    #[error("cannot bring the database's tables up to date: {0}")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// It would lose what it says it has.
    #[error(
        "the database does not keep what it is given: {setting} is {found}, and must be {wanted}"
    )]
    Promise {
        /// The setting.
        setting: String,
        /// What it must be.
        wanted: String,
        /// What it is.
        found: String,
    },
    /// It stopped answering while it was opened.
    #[error("the database stopped answering while it was opened: {0}")]
    Lost(#[from] StoreFault),
}

impl Store {
    /// Opens the database, brings its tables up to date, and holds it to its promises.
    ///
    /// # Errors
    /// [`OpenFault`], each with what to look at.
    pub async fn open(database: &Database) -> Result<Self, OpenFault> {
        sqlx::any::install_default_drivers();
        // PostgreSQL has a lock of its own for this; released when it is dropped.
        let _alone = match database {
            Database::Sqlite { file, .. } => Some(alone(file).await.map_err(OpenFault::Alone)?),
            Database::Postgresql { .. } => None,
        };
        let (kind, write, read) = match database {
            Database::Sqlite {
                file,
                most_mebibytes,
            } => {
                let write = sqlite_pool(file, 1, writing_settings(*most_mebibytes)).await?;
                let read = sqlite_pool(file, 4, reading_settings()).await?;
                (Kind::Sqlite, write, read)
            }
            Database::Postgresql { url } => {
                let pool = postgresql_pool(url).await?;
                (Kind::Postgresql, pool.clone(), pool)
            }
        };
        migrations::migrations().run(&write).await?;
        let store = Self {
            kind,
            submissions: Writer::start(write.clone()),
            ratings: Writer::start(write.clone()),
            consultation_answers: Writer::start(write.clone()),
            action_says: Writer::start(write.clone()),
            write,
            read,
        };
        match store
            .promises()
            .await?
            .into_iter()
            .find(|promise| !promise.kept())
        {
            None => Ok(store),
            Some(broken) => Err(OpenFault::Promise {
                setting: broken.setting,
                wanted: broken.wanted,
                found: broken.found,
            }),
        }
    }

    /// Which database this is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Lets go of every connection, after what is being written has been.
    pub async fn close(&self) {
        self.write.close().await;
        self.read.close().await;
    }
}

/// Waits until no other process opens this file, so that its tables are made once.
async fn alone(file: &Path) -> std::io::Result<std::fs::File> {
    let path = file.with_extension("opening");
    tokio::task::spawn_blocking(move || {
        let lock = std::fs::File::create(path)?;
        lock.lock()?;
        Ok(lock)
    })
    .await
    .map_err(std::io::Error::other)?
}

fn writing_settings(most_mebibytes: Option<u32>) -> Vec<String> {
    let mut settings = vec![
        // Before anything that takes a lock.
        "pragma busy_timeout = 5000".to_owned(),
        "pragma journal_mode = wal".to_owned(),
        "pragma synchronous = full".to_owned(),
        "pragma foreign_keys = on".to_owned(),
        // What is deleted is overwritten, not only unlinked.
        "pragma secure_delete = on".to_owned(),
    ];
    if let Some(mebibytes) = most_mebibytes {
        // Pages of 4 KiB.
        settings.push(format!(
            "pragma max_page_count = {}",
            u64::from(mebibytes) * 256
        ));
    }
    settings
}

fn reading_settings() -> Vec<String> {
    vec![
        "pragma busy_timeout = 5000".to_owned(),
        "pragma query_only = on".to_owned(),
    ]
}

async fn sqlite_pool(
    file: &Path,
    connections: u32,
    settings: Vec<String>,
) -> Result<AnyPool, OpenFault> {
    pool(
        &format!("sqlite://{}?mode=rwc", percent_encoded(file)),
        connections,
        settings,
    )
    .await
    .map_err(|fault| OpenFault::Connect("SQLite", fault))
}

async fn postgresql_pool(url: &str) -> Result<AnyPool, OpenFault> {
    let settings = vec!["set synchronous_commit = on".to_owned()];
    pool(url, 16, settings)
        .await
        .map_err(|fault| OpenFault::Connect("PostgreSQL", fault))
}

async fn pool(url: &str, connections: u32, settings: Vec<String>) -> Result<AnyPool, sqlx::Error> {
    let options = AnyConnectOptions::from_str(url)?.disable_statement_logging();
    AnyPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(10))
        .after_connect(move |connection, _| {
            let settings = settings.clone();
            Box::pin(async move {
                for setting in settings {
                    // Safe: every setting is written above; a number is all that varies.
                    sqlx::query(sqlx::AssertSqlSafe(setting))
                        .execute(&mut *connection)
                        .await?;
                }
                Ok(())
            })
        })
        .connect_with(options)
        .await
}

fn percent_encoded(file: &Path) -> String {
    use std::fmt::Write as _;
    let mut encoded = String::new();
    for byte in file.as_os_str().as_encoded_bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                encoded.push(char::from(*byte));
            }
            other => {
                let _ = write!(encoded, "%{other:02X}");
            }
        }
    }
    encoded
}
