//! A member's own key: handed to its member, and replaced.

use super::given::{give, now_of, somebody_else_gives, take_all};
use super::{Changed, event};
use crate::store::audit::What;
use crate::store::{Store, StoreFault};
use api::desk::people::{Grant, OwnKey, Standing};

impl Store {
    /// A member's own key; none when there is none apart from their holdings.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn own_key(&self, member: &str) -> Result<Option<OwnKey>, StoreFault> {
        let found: Option<(String, String)> = sqlx::query_as(
            "select public_key, boxed_key from members where id = $1 and public_key <> ''",
        )
        .bind(member)
        .fetch_optional(&self.read)
        .await?;
        Ok(found.map(|(public_key, boxed)| OwnKey { public_key, boxed }))
    }

    /// A member's standing as the table keeps it.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn standing_of(&self, member: &str) -> Result<Option<String>, StoreFault> {
        let found: Option<(String,)> = sqlx::query_as("select standing from members where id = $1")
            .bind(member)
            .fetch_optional(&self.read)
            .await?;
        Ok(found.map(|(standing,)| standing))
    }

    /// Puts another own key in the place of the one before. With the newest of the
    /// team's keys given to it, nothing else changes; without, the member waits until
    /// somebody has compared the safety words again.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn keep_own_key(
        &self,
        member: &str,
        own_key: &OwnKey,
        grants: &[Grant],
        now: i64,
    ) -> Result<Changed, StoreFault> {
        let mut transaction = self.write.begin().await?;
        event(member, What::OwnKeyChanged, "", now)
            .append(&mut transaction)
            .await?;
        let Some(found) = now_of(&mut transaction, member).await? else {
            return Ok(Changed::NotThere);
        };
        let confirmed = found.standing == Standing::Confirmed.word();
        let stays = if !confirmed || !found.reads() {
            confirmed
        } else if grants.is_empty() {
            if !somebody_else_gives(&mut transaction, member).await? {
                return Ok(Changed::NobodyElse);
            }
            take_all(&mut transaction, member).await?;
            false
        } else if give(&mut transaction, member, grants).await? {
            true
        } else {
            return Ok(Changed::NotNewest);
        };
        let standing = if stays {
            Standing::Confirmed
        } else {
            Standing::Accepted
        };
        sqlx::query(
            "update members set public_key = $1, boxed_key = $2, standing = $3 where id = $4",
        )
        .bind(&own_key.public_key)
        .bind(&own_key.boxed)
        .bind(standing.word())
        .bind(member)
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(Changed::Done)
    }
}
