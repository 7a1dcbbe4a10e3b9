//! Reading the record of the desk, a page at a time. Whether it is whole is
//! [`super::audit`]'s.

use super::rows::from_row;
use super::{Store, StoreFault};
use std::collections::BTreeMap;

/// Which rows.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Only this was done.
    pub event: Option<String>,
    /// Only by this member.
    pub actor: Option<String>,
    /// Not before this second.
    pub from: Option<i64>,
    /// Before this second.
    pub until: Option<i64>,
    /// Only rows with smaller numbers.
    pub below: Option<i64>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number.
    pub seq: i64,
    /// When, in seconds since 1970.
    pub at: i64,
    /// The name of who did it; their id when nobody has that any more.
    pub name: String,
    /// What was done.
    pub event: String,
    /// To what.
    pub subject: String,
}

from_row!(Row {
    seq,
    at,
    name,
    event,
    subject
});

impl Store {
    /// The rows that are wanted, the newest first, at most `most`.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn audit_rows(&self, wanted: &Wanted, most: usize) -> Result<Vec<Row>, StoreFault> {
        // What is not asked about has a bound that everything is within. The words are
        // compared with themselves then: one body of SQL, no null of unknown type.
        Ok(sqlx::query_as(
            "select a.seq, a.at, coalesce(m.name, a.actor) as name, a.event, a.subject
             from audit a left join members m on m.id = a.actor
             where a.seq < $1 and a.at >= $2 and a.at < $3
               and ($4 = '' or a.event = $4) and ($5 = '' or a.actor = $5)
             order by a.seq desc limit $6",
        )
        .bind(wanted.below.unwrap_or(i64::MAX))
        .bind(wanted.from.unwrap_or(i64::MIN))
        .bind(wanted.until.unwrap_or(i64::MAX))
        .bind(wanted.event.as_deref().unwrap_or_default())
        .bind(wanted.actor.as_deref().unwrap_or_default())
        .bind(i64::try_from(most).unwrap_or(i64::MAX))
        .fetch_all(&self.read)
        .await?)
    }

    /// Every member's name by their id.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn names(&self) -> Result<BTreeMap<String, String>, StoreFault> {
        let rows: Vec<(String, String)> = sqlx::query_as("select id, name from members")
            .fetch_all(&self.read)
            .await?;
        Ok(rows.into_iter().collect())
    }
}
