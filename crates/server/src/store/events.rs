//! When groups meet, as staff write it.

use super::audit::{Event as Done, What};
use super::rows::from_row;
use super::{Store, StoreFault};
use api::desk::events::Written;
use chrono::NaiveDate;
use serde::Serialize;

/// For how many days a meeting is kept after its day: two years, for two yearly reports.
pub const KEPT_DAYS: i64 = 731;

/// A meeting as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptEvent {
    /// Its id.
    pub id: String,
    /// What everybody sees, as JSON.
    pub event: String,
    /// Where it is; empty when that is not said.
    pub place: String,
    /// How many came.
    pub came: Option<i64>,
    /// What was said, as JSON.
    pub notes: String,
    /// Whether phones show the notes: 0 or 1.
    pub notes_published: i64,
    /// The id of the consultation that was asked there.
    pub consultation: Option<String>,
    /// Counts up with each change.
    pub revision: i64,
}

from_row!(KeptEvent {
    id,
    event,
    place,
    came,
    notes,
    notes_published,
    consultation,
    revision,
});

macro_rules! kept {
    ($and:literal) => {
        concat!(
            "select id, event, place, came, notes, notes_published, consultation, revision
             from events ",
            $and
        )
    };
}

impl Store {
    /// Every meeting, the last day first.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn events(&self) -> Result<Vec<KeptEvent>, StoreFault> {
        let all = sqlx::query_as(kept!("order by day desc, begins desc, id desc"));
        Ok(all.fetch_all(&self.read).await?)
    }

    /// Those from `today` on, the next one first.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn events_to_come(&self, today: NaiveDate) -> Result<Vec<KeptEvent>, StoreFault> {
        let coming = sqlx::query_as(kept!("where day >= $1 order by day, begins, id"));
        let coming = coming.bind(today.to_string());
        Ok(coming.fetch_all(&self.read).await?)
    }

    /// Those from `since` to before `today` whose notes are published, the last one first.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn events_with_notes(
        &self,
        since: NaiveDate,
        today: NaiveDate,
    ) -> Result<Vec<KeptEvent>, StoreFault> {
        let past = sqlx::query_as(kept!(
            "where day >= $1 and day < $2 and notes_published = 1
             order by day desc, begins desc, id desc"
        ));
        let past = past.bind(since.to_string()).bind(today.to_string());
        Ok(past.fetch_all(&self.read).await?)
    }

    /// The one of this id.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn event(&self, id: &str) -> Result<Option<KeptEvent>, StoreFault> {
        let one = sqlx::query_as(kept!("where id = $1")).bind(id);
        Ok(one.fetch_optional(&self.read).await?)
    }

    /// Keeps a new one.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn tell_event(
        &self,
        id: &str,
        written: &Written,
        member: &str,
        now: i64,
    ) -> Result<(), StoreFault> {
        let mut transaction = self.write.begin().await?;
        sqlx::query(
            "insert into events
                 (id, day, begins, event, place, came, notes, notes_published, consultation,
                  revision)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)",
        )
        .bind(id)
        .bind(written.event.on.to_string())
        .bind(written.event.begins.to_string())
        .bind(as_json(&written.event)?)
        .bind(written.place.trim())
        .bind(written.came.map(i64::from))
        .bind(as_json(&written.notes)?)
        .bind(i64::from(written.notes_published))
        .bind(&written.consultation)
        .execute(&mut *transaction)
        .await?;
        let mut done = vec![What::EventTold];
        done.extend(written.notes_published.then_some(What::NotesPublished));
        for what in done {
            append(&mut transaction, what, member, id, now).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Writes one anew; whether it still was what the writer had read.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn rewrite_event(
        &self,
        id: &str,
        written: &Written,
        member: &str,
        now: i64,
    ) -> Result<bool, StoreFault> {
        let mut transaction = self.write.begin().await?;
        let before: Option<(i64,)> =
            sqlx::query_as("select notes_published from events where id = $1")
                .bind(id)
                .fetch_optional(&mut *transaction)
                .await?;
        let rewritten = sqlx::query(
            "update events
             set day = $1, begins = $2, event = $3, place = $4, came = $5, notes = $6,
                 notes_published = $7, consultation = $8, revision = revision + 1
             where id = $9 and revision = $10",
        )
        .bind(written.event.on.to_string())
        .bind(written.event.begins.to_string())
        .bind(as_json(&written.event)?)
        .bind(written.place.trim())
        .bind(written.came.map(i64::from))
        .bind(as_json(&written.notes)?)
        .bind(i64::from(written.notes_published))
        .bind(&written.consultation)
        .bind(id)
        .bind(i64::from(written.revision))
        .execute(&mut *transaction)
        .await?;
        if rewritten.rows_affected() == 0 {
            return Ok(false);
        }
        let newly = written.notes_published && before == Some((0,));
        let what = if newly {
            What::NotesPublished
        } else {
            What::EventChanged
        };
        append(&mut transaction, what, member, id, now).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Deletes one, also when it is gone.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn delete_event(&self, id: &str, member: &str, now: i64) -> Result<(), StoreFault> {
        let mut transaction = self.write.begin().await?;
        let deleted = sqlx::query("delete from events where id = $1")
            .bind(id)
            .execute(&mut *transaction)
            .await?;
        if deleted.rows_affected() > 0 {
            append(&mut transaction, What::EventDeleted, member, id, now).await?;
        }
        transaction.commit().await?;
        Ok(())
    }
}

pub(super) async fn append(
    transaction: &mut sqlx::Transaction<'_, sqlx::Any>,
    what: What,
    actor: &str,
    subject: &str,
    at: i64,
) -> Result<(), StoreFault> {
    Done {
        at,
        actor,
        what,
        subject,
    }
    .append(transaction)
    .await
}

pub(super) fn as_json(value: &impl Serialize) -> Result<String, StoreFault> {
    serde_json::to_string(value).map_err(|_| StoreFault::Broken("groups".to_owned()))
}

/// Removes meetings whose time has come.
pub(super) async fn forget_events(
    transaction: &mut sqlx::Transaction<'_, sqlx::Any>,
    today: NaiveDate,
) -> Result<u64, StoreFault> {
    let last = today - chrono::Duration::days(KEPT_DAYS);
    let gone = sqlx::query("delete from events where day < $1")
        .bind(last.to_string())
        .execute(&mut **transaction)
        .await?;
    Ok(gone.rows_affected())
}
