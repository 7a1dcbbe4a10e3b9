//! The team's keys: public halves in clear, private halves wrapped in a browser.

use super::audit::{Event, What};
use super::rows::from_row;
use super::{Store, StoreFault};

/// A key as it is kept, and as one member holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptKey {
    /// Which of the team's keys.
    pub epoch: i64,
    /// The team.
    pub team: String,
    /// The suite.
    pub suite: String,
    /// In base 64.
    pub public_key: String,
    /// Who reads what is sent.
    pub readers: String,
    /// By when it is opened.
    pub opened_within_working_days: i64,
    /// The private half, wrapped for recovery.
    pub wrapped_for_recovery: String,
    /// 1 once the sheet is confirmed.
    pub sheet_confirmed: i64,
    /// The private half, wrapped for the member asked about.
    pub wrapped_for_member: Option<String>,
}

from_row!(KeptKey {
    epoch,
    team,
    suite,
    public_key,
    readers,
    opened_within_working_days,
    wrapped_for_recovery,
    sheet_confirmed,
    wrapped_for_member
});

/// What became of storing a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyMade {
    /// Stored.
    Made,
    /// The team's next key has another epoch, or the team another id.
    NotNext,
}

impl Store {
    /// Stores a key as the team's next. Its `wrapped_for_member` is `member`'s.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn make_key(
        &self,
        key: &KeptKey,
        member: &str,
        now: i64,
    ) -> Result<KeyMade, StoreFault> {
        let mut transaction = self.write.begin().await?;
        // The primary key decides a race; this only says what comes next.
        let latest: Option<(i64, String)> =
            sqlx::query_as("select epoch, team from team_keys order by epoch desc limit 1")
                .fetch_optional(&mut *transaction)
                .await?;
        let next = match &latest {
            None => key.epoch == 1,
            Some((epoch, team)) => key.epoch == epoch + 1 && key.team == *team,
        };
        if !next {
            return Ok(KeyMade::NotNext);
        }
        let written = sqlx::query(
            "insert into team_keys
                 (epoch, team, suite, public_key, readers, opened_within_working_days,
                  wrapped_for_recovery, sheet_confirmed, made_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
             on conflict (epoch) do nothing",
        )
        .bind(key.epoch)
        .bind(&key.team)
        .bind(&key.suite)
        .bind(&key.public_key)
        .bind(&key.readers)
        .bind(key.opened_within_working_days)
        .bind(&key.wrapped_for_recovery)
        .bind(key.sheet_confirmed)
        .bind(now)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if written == 0 {
            return Ok(KeyMade::NotNext);
        }
        sqlx::query("insert into member_keys (epoch, member, wrapped) values ($1, $2, $3)")
            .bind(key.epoch)
            .bind(member)
            .bind(key.wrapped_for_member.as_deref().unwrap_or_default())
            .execute(&mut *transaction)
            .await?;
        let epoch = key.epoch.to_string();
        let done = |what| Event {
            at: now,
            actor: member,
            what,
            subject: &epoch,
        };
        done(What::KeyMade).append(&mut transaction).await?;
        if key.sheet_confirmed == 1 {
            done(What::SheetConfirmed).append(&mut transaction).await?;
        }
        transaction.commit().await?;
        Ok(KeyMade::Made)
    }

    /// Confirms a key's recovery sheet, with what is wrapped under it. False when
    /// there is no such key.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn confirm_sheet(
        &self,
        epoch: i64,
        wrapped_for_recovery: &str,
        member: &str,
        now: i64,
    ) -> Result<bool, StoreFault> {
        let mut transaction = self.write.begin().await?;
        let found = sqlx::query(
            "update team_keys set wrapped_for_recovery = $1, sheet_confirmed = 1 where epoch = $2",
        )
        .bind(wrapped_for_recovery)
        .bind(epoch)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if found == 0 {
            return Ok(false);
        }
        Event {
            at: now,
            actor: member,
            what: What::SheetConfirmed,
            subject: &epoch.to_string(),
        }
        .append(&mut transaction)
        .await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Every key, newest first, as this member holds it.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn keys_held_by(&self, member: &str) -> Result<Vec<KeptKey>, StoreFault> {
        Ok(sqlx::query_as(
            "select k.epoch, k.team, k.suite, k.public_key, k.readers,
                    k.opened_within_working_days, k.wrapped_for_recovery, k.sheet_confirmed,
                    m.wrapped as wrapped_for_member
             from team_keys k left join member_keys m on m.epoch = k.epoch and m.member = $1
             order by k.epoch desc",
        )
        .bind(member)
        .fetch_all(&self.read)
        .await?)
    }

    /// The newest key whose sheet is confirmed: the one to seal to.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn open_key(&self) -> Result<Option<KeptKey>, StoreFault> {
        Ok(self
            .keys_held_by("")
            .await?
            .into_iter()
            .find(|key| key.sheet_confirmed == 1))
    }
}
