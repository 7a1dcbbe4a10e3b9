//! Whether an action happened, as young people say: one answer a device, and the counts that
//! are kept of them in the same transaction. What of the counts may be shown is
//! `domain::consultation::suppression`'s.
//!
//! One order of locks everywhere: the counts of each action, by its id, and then what is
//! said of it. Who holds the counts is the only one to write either.

use super::pledge::STEP;
use super::rows::from_row;
use super::writer::Write;
use super::{Store, StoreFault};
use api::actions::Stage;
use chrono::NaiveDate;
use sqlx::{Any, Transaction};

/// What may be counted: checked, and with its mark under the server's key.
#[derive(Clone, PartialEq, Eq)]
pub struct Marked {
    action: String,
    mark: String,
    did: bool,
    order: String,
}

/// The counts of one action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// How many say that it happened.
    pub did: i64,
    /// How many say that it did not.
    pub did_not: i64,
    /// The same when the figures last moved.
    pub shown_did: i64,
    /// See `shown_did`.
    pub shown_did_not: i64,
    changes: i64,
    stopped: i64,
}

from_row!(Counts {
    did,
    did_not,
    shown_did,
    shown_did_not,
    changes,
    stopped
});

impl Marked {
    /// That this action happened or not, under this keyed mark.
    #[must_use]
    pub fn new(action: &str, mark: String, did: bool) -> Self {
        Self {
            action: action.to_owned(),
            order: format!("{action} {mark}"),
            mark,
            did,
        }
    }

    /// Puts this in the place of what the mark said last, and into the counts.
    async fn count(
        &self,
        counts: &mut Counts,
        transaction: &mut Transaction<'_, Any>,
    ) -> Result<(), StoreFault> {
        let before: Option<(i64,)> = sqlx::query_as("select did from action_says where mark = $1")
            .bind(&self.mark)
            .fetch_optional(&mut **transaction)
            .await?;
        let did = i64::from(self.did);
        let write = match before {
            Some((before,)) if before == did => return Ok(()),
            Some(_) => "update action_says set did = $1 where mark = $2 and action = $3",
            None => "insert into action_says (did, mark, action) values ($1, $2, $3)",
        };
        sqlx::query(write)
            .bind(did)
            .bind(&self.mark)
            .bind(&self.action)
            .execute(&mut **transaction)
            .await?;
        if before.is_some() {
            *counts.of(!self.did) -= 1;
        }
        *counts.of(self.did) += 1;
        counts.changes += 1;
        Ok(())
    }
}

impl Counts {
    const fn of(&mut self, did: bool) -> &mut i64 {
        match did {
            true => &mut self.did,
            false => &mut self.did_not,
        }
    }

    /// Takes the row: nobody else counts this action until the transaction is over.
    async fn take(
        action: &str,
        transaction: &mut Transaction<'_, Any>,
    ) -> Result<Option<Self>, StoreFault> {
        Ok(sqlx::query_as(
            "update action_counts set changes = changes where action = $1
             returning did, did_not, shown_did, shown_did_not, changes, stopped",
        )
        .bind(action)
        .fetch_optional(&mut **transaction)
        .await?)
    }

    async fn put(
        &self,
        action: &str,
        transaction: &mut Transaction<'_, Any>,
    ) -> Result<(), StoreFault> {
        sqlx::query(
            "update action_counts set did = $1, did_not = $2, shown_did = $3,
                 shown_did_not = $4, changes = $5 where action = $6",
        )
        .bind(self.did)
        .bind(self.did_not)
        .bind(self.shown_did)
        .bind(self.shown_did_not)
        .bind(self.changes)
        .bind(action)
        .execute(&mut **transaction)
        .await?;
        Ok(())
    }
}

impl Write for Marked {
    /// Whether it is counted: not when nothing more is.
    type Kept = bool;

    fn order(&self) -> &str {
        &self.order
    }

    async fn write_all(
        batch: &[&Self],
        transaction: &mut Transaction<'_, Any>,
    ) -> Result<Vec<bool>, StoreFault> {
        let mut kept = Vec::with_capacity(batch.len());
        for same in batch.chunk_by(|one, other| one.action == other.action) {
            let Some(action) = same.first().map(|one| one.action.as_str()) else {
                continue;
            };
            let counts = Counts::take(action, transaction).await?;
            let Some(mut counts) = counts.filter(|counts| counts.stopped == 0) else {
                kept.extend(same.iter().map(|_| false));
                continue;
            };
            for one in same {
                one.count(&mut counts, transaction).await?;
                kept.push(true);
            }
            if counts.changes >= STEP {
                counts.shown_did = counts.did;
                counts.shown_did_not = counts.did_not;
                counts.changes = 0;
            }
            counts.put(action, transaction).await?;
        }
        Ok(kept)
    }
}

impl Store {
    /// Counts whether an action happened; what the mark said last counts no more. The same
    /// may come any number of times, at the same time and in any process. Whether it is
    /// counted.
    ///
    /// # Errors
    /// See [`super::writer::Writer::write`].
    pub async fn say_happened(&self, marked: Marked) -> Result<bool, StoreFault> {
        self.action_says.write(marked).await
    }

    /// The counts of one action.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn action_counts(&self, action: &str) -> Result<Option<Counts>, StoreFault> {
        Ok(sqlx::query_as(
            "select did, did_not, shown_did, shown_did_not, changes, stopped
             from action_counts where action = $1",
        )
        .bind(action)
        .fetch_optional(&self.read)
        .await?)
    }
}

/// Forgets what each device said of actions that are over, or that phones show no more,
/// since this day; nothing more of them is counted. The counts stay.
pub(super) async fn forget_says(
    transaction: &mut Transaction<'_, Any>,
    since: NaiveDate,
) -> Result<u64, StoreFault> {
    let stopped: Vec<(String,)> = sqlx::query_as(
        "update action_counts set stopped = 1 where stopped = 0 and action in
             (select id from actions where was_published = 1
                 and ((stage <> $1 and stood_on <= $2) or (published = 0 and shown_on <= $2)))
         returning action",
    )
    .bind(Stage::Doing.word())
    .bind(since.to_string())
    .fetch_all(&mut **transaction)
    .await?;
    let mut gone = 0;
    for (action,) in stopped {
        gone += sqlx::query("delete from action_says where action = $1")
            .bind(action)
            .execute(&mut **transaction)
            .await?
            .rows_affected();
    }
    Ok(gone)
}

impl std::fmt::Debug for Marked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Marked { .. }")
    }
}
