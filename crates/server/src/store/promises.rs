//! What the database must be set to, asked of it: at start, and whenever health is asked for.

use super::{Kind, Store, StoreFault};
use api::health::StorePromise;
use sqlx::AnyPool;

const SQLITE: [(&str, &str, &str); 5] = [
    ("journal_mode", "wal", "pragma journal_mode"),
    // 2 is FULL.
    ("synchronous", "2", "pragma synchronous"),
    ("foreign_keys", "1", "pragma foreign_keys"),
    ("secure_delete", "1", "pragma secure_delete"),
    ("busy_timeout", "5000", "pragma busy_timeout"),
];

const POSTGRESQL: [(&str, &str, &str); 3] = [
    ("fsync", "on", "show fsync"),
    ("synchronous_commit", "on", "show synchronous_commit"),
    ("full_page_writes", "on", "show full_page_writes"),
];

impl Store {
    /// Each promise with what the writing connection says now.
    ///
    /// # Errors
    /// [`StoreFault`] when it does not answer.
    pub async fn promises(&self) -> Result<Vec<StorePromise>, StoreFault> {
        let wanted: &[_] = match self.kind {
            Kind::Sqlite => &SQLITE,
            Kind::Postgresql => &POSTGRESQL,
        };
        let mut promises = Vec::with_capacity(wanted.len());
        for (setting, value, question) in wanted {
            promises.push(StorePromise {
                setting: (*setting).to_owned(),
                wanted: (*value).to_owned(),
                found: ask(&self.write, question).await?,
            });
        }
        Ok(promises)
    }
}

async fn ask(pool: &AnyPool, question: &'static str) -> Result<String, StoreFault> {
    use sqlx::Row as _;
    let row = sqlx::query(question).fetch_one(pool).await?;
    // A number or a word, as the setting is.
    Ok(row
        .try_get::<String, _>(0)
        .or_else(|_| row.try_get::<i64, _>(0).map(|number| number.to_string()))?)
}
