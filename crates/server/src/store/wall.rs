//! The wall of good news and awards.

use super::audit::What;
use super::events::{append, as_json};
use super::rows::from_row;
use super::{Store, StoreFault};
use api::desk::wall::Written;
use domain::groups::praise::STANDS_DAYS;

const ONE_DAY: i64 = 86_400;
/// Seconds for which a piece stands.
const STANDS: i64 = STANDS_DAYS.cast_signed() * ONE_DAY;

/// A piece as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPraise {
    /// Its id.
    pub id: String,
    /// What everybody sees, as JSON.
    pub praise: String,
    /// The good news that it came from, as long as that is kept.
    pub submission: Option<String>,
    /// When it was put up.
    pub put_up_at: i64,
    /// Counts up with each change.
    pub revision: i64,
}

from_row!(KeptPraise {
    id,
    praise,
    submission,
    put_up_at,
    revision,
});

impl Store {
    /// What stands on the wall, the newest first. What has stood its time is not there,
    /// whether or not it was swept.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn wall(&self, now: i64) -> Result<Vec<KeptPraise>, StoreFault> {
        Ok(sqlx::query_as(
            "select id, praise, submission, put_up_at, revision from wall
             where put_up_at > $1 order by put_up_at desc, id desc",
        )
        .bind(now - STANDS)
        .fetch_all(&self.read)
        .await?)
    }

    /// The piece of this id.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn praise(&self, id: &str) -> Result<Option<KeptPraise>, StoreFault> {
        Ok(sqlx::query_as(
            "select id, praise, submission, put_up_at, revision from wall where id = $1",
        )
        .bind(id)
        .fetch_optional(&self.read)
        .await?)
    }

    /// The form of what was sent under this id.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn form_of(&self, submission: &str) -> Result<Option<String>, StoreFault> {
        let found: Option<(String,)> = sqlx::query_as("select form from submissions where id = $1")
            .bind(submission)
            .fetch_optional(&self.read)
            .await?;
        Ok(found.map(|(form,)| form))
    }

    /// Puts a piece up.
    ///
    /// # Errors
    /// [`StoreFault::Taken`] when this good news is up already; [`StoreFault`].
    pub async fn put_up(
        &self,
        id: &str,
        written: &Written,
        member: &str,
        now: i64,
    ) -> Result<(), StoreFault> {
        let mut transaction = self.write.begin().await?;
        sqlx::query(
            "insert into wall (id, praise, submission, put_up_at, revision)
             values ($1, $2, $3, $4, 1)",
        )
        .bind(id)
        .bind(as_json(&written.praise)?)
        .bind(written.submission.as_ref().map(|id| id.as_str()))
        .bind(now)
        .execute(&mut *transaction)
        .await?;
        append(&mut transaction, What::PraisePutUp, member, id, now).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Writes a piece anew; whether it still was what the writer had read.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn rewrite_praise(
        &self,
        id: &str,
        written: &Written,
        member: &str,
        now: i64,
    ) -> Result<bool, StoreFault> {
        let mut transaction = self.write.begin().await?;
        let rewritten = sqlx::query(
            "update wall set praise = $1, revision = revision + 1
             where id = $2 and revision = $3",
        )
        .bind(as_json(&written.praise)?)
        .bind(id)
        .bind(i64::from(written.revision))
        .execute(&mut *transaction)
        .await?;
        if rewritten.rows_affected() == 0 {
            return Ok(false);
        }
        append(&mut transaction, What::PraiseChanged, member, id, now).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Takes a piece down, also when it is gone.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn take_down(&self, id: &str, member: &str, now: i64) -> Result<(), StoreFault> {
        let mut transaction = self.write.begin().await?;
        let gone = sqlx::query("delete from wall where id = $1")
            .bind(id)
            .execute(&mut *transaction)
            .await?;
        if gone.rows_affected() > 0 {
            append(&mut transaction, What::PraiseTakenDown, member, id, now).await?;
        }
        transaction.commit().await?;
        Ok(())
    }
}

/// Removes what has stood its time; of the rest, forgets what went with its submission.
pub(super) async fn forget_praise(
    transaction: &mut sqlx::Transaction<'_, sqlx::Any>,
    now: i64,
) -> Result<u64, StoreFault> {
    let gone = sqlx::query("delete from wall where put_up_at <= $1")
        .bind(now - STANDS)
        .execute(&mut **transaction)
        .await?;
    sqlx::query(
        "update wall set submission = null where submission is not null and not exists
             (select 1 from submissions where submissions.id = wall.submission)",
    )
    .execute(&mut **transaction)
    .await?;
    Ok(gone.rows_affected())
}
