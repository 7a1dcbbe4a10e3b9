//! How often a sign-in name or the setup code was tried in vain. In the store, so
//! that several processes count together; by the hash of the name, so that a
//! mistyped password in the name's box is not kept.

use super::{Store, StoreFault};
use crate::secrets::sha256_hex;

/// This many failures are free.
pub const MOST_FAILED: i64 = 10;
/// In this many seconds from the first.
pub const WINDOW_SECONDS: i64 = 600;

impl Store {
    /// The seconds to wait before `what` may be tried again; none when it may be now.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn must_wait(&self, what: &str, now: i64) -> Result<Option<u32>, StoreFault> {
        let found: Option<(i64, i64)> =
            sqlx::query_as("select failed, since from attempts where subject = $1")
                .bind(sha256_hex(what))
                .fetch_optional(&self.read)
                .await?;
        Ok(found.and_then(|(failed, since)| {
            let left = since + WINDOW_SECONDS - now;
            (failed >= MOST_FAILED && left > 0).then(|| u32::try_from(left).unwrap_or(u32::MAX))
        }))
    }

    /// Counts a failure, and forgets those of everybody whose time has passed.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn count_failure(&self, what: &str, now: i64) -> Result<(), StoreFault> {
        let mut transaction = self.write.begin().await?;
        sqlx::query("delete from attempts where since <= $1")
            .bind(now - WINDOW_SECONDS)
            .execute(&mut *transaction)
            .await?;
        sqlx::query(
            "insert into attempts (subject, failed, since) values ($1, 1, $2)
             on conflict (subject) do update set failed = attempts.failed + 1",
        )
        .bind(sha256_hex(what))
        .bind(now)
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Counts a try before it is made, so that tries at once, in any number of
    /// processes, cannot be more than there are; the seconds to wait when it may not
    /// be made. [`Self::forget_failures`] when it succeeds.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn try_at(&self, what: &str, now: i64) -> Result<Option<u32>, StoreFault> {
        let mut transaction = self.write.begin().await?;
        sqlx::query("delete from attempts where since <= $1")
            .bind(now - WINDOW_SECONDS)
            .execute(&mut *transaction)
            .await?;
        let (failed, since): (i64, i64) = sqlx::query_as(
            "insert into attempts (subject, failed, since) values ($1, 1, $2)
             on conflict (subject) do update set failed = attempts.failed + 1
             returning failed, since",
        )
        .bind(sha256_hex(what))
        .bind(now)
        .fetch_one(&mut *transaction)
        .await?;
        transaction.commit().await?;
        let left = (since + WINDOW_SECONDS - now).max(1);
        Ok((failed > MOST_FAILED).then(|| u32::try_from(left).unwrap_or(u32::MAX)))
    }

    /// Forgets the failures of what has now succeeded.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn forget_failures(&self, what: &str) -> Result<(), StoreFault> {
        sqlx::query("delete from attempts where subject = $1")
            .bind(sha256_hex(what))
            .execute(&self.write)
            .await?;
        Ok(())
    }
}
