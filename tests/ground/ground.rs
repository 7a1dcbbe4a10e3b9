//! What the tests of the server stand on: a store of their own on either database,
//! a whole server in this process, and one in its own process.
//!
//! Included by path, since three test programs share it; each uses a part of it.
#![allow(dead_code, reason = "each test program uses a part of this")]

pub(crate) mod device;
pub(crate) mod in_process;
pub(crate) mod over_the_wire;
pub(crate) mod phone;
pub(crate) mod postgresql;
pub(crate) mod running;
pub(crate) mod samples;

use my_pledge_server::store::{Database, Store};
use sqlx::AnyPool;
use tempfile::TempDir;

/// A database that only this test has.
#[derive(Debug)]
pub(crate) struct Ground {
    /// Where it is.
    pub(crate) database: Database,
    url: String,
    folder: TempDir,
}

impl Ground {
    /// A fresh SQLite file.
    pub(crate) async fn sqlite() -> Self {
        Self::sqlite_of_at_most(None).await
    }

    /// A fresh SQLite file that may grow to this many mebibytes.
    pub(crate) async fn sqlite_of_at_most(most_mebibytes: Option<u32>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("my-pledge.sqlite");
        Self {
            url: format!("sqlite://{}", file.display()),
            database: Database::Sqlite {
                file,
                most_mebibytes,
            },
            folder,
        }
    }

    /// A fresh database of the private PostgreSQL that this test program started.
    pub(crate) async fn postgresql() -> Self {
        let url = postgresql::fresh_database().await;
        Self {
            database: Database::Postgresql { url: url.clone() },
            url,
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// Opens the store, as one server process does.
    pub(crate) async fn open(&self) -> Store {
        Store::open(&self.database).await.unwrap()
    }

    /// The database behind the store's back.
    pub(crate) async fn raw(&self) -> AnyPool {
        sqlx::any::install_default_drivers();
        AnyPool::connect(&self.url).await.unwrap()
    }

    /// A folder of this test's own.
    pub(crate) fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }
}

/// Runs each promise on SQLite and on PostgreSQL.
#[allow(unused_macros, reason = "each test program uses a part of this")]
macro_rules! on_both {
    ($(async fn $name:ident($ground:ident: Ground) $body:block)*) => {$(
        mod $name {
            use super::*;

            async fn promise($ground: Ground) $body

            #[tokio::test]
            async fn on_sqlite() {
                promise(Ground::sqlite().await).await;
            }

            #[tokio::test]
            async fn on_postgresql() {
                promise(Ground::postgresql().await).await;
            }
        }
    )*};
}
#[allow(unused_imports, reason = "each test program uses a part of this")]
pub(crate) use on_both;
