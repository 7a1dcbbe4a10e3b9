//! The team's keys: public halves in clear, private halves wrapped in a browser.

use super::audit::{Event, What};
use super::people::insert_grant;
use super::rows::from_row;
use super::{Store, StoreFault};
use api::desk::keys::{NewPromise, NewTeamKey};
use api::desk::people::Grant;
use api::desk::roles::Role;
use sqlx::{Any, Transaction};

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
    /// 1 once losing one phrase could lose no words; it stays 1.
    pub opened: i64,
    /// How many confirmed members hold it.
    pub held_by: i64,
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
    opened,
    held_by,
    wrapped_for_member
});

/// What became of storing a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyMade {
    /// Stored.
    Made,
    /// The team's next key has another epoch, or the team another id.
    NotNext,
    /// Somebody came into the team or went since it was made: it is for other people.
    OtherPeople,
}

impl KeptKey {
    /// Whether losing one phrase could lose no words as things stand.
    #[must_use]
    pub const fn is_safe(&self) -> bool {
        self.sheet_confirmed == 1 || self.held_by >= 2
    }
}

impl Store {
    /// Stores a key as the team's next, with `member` as its maker, and every grant of
    /// it, all or none. Of several at once one is made.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn make_key(
        &self,
        key: &NewTeamKey,
        member: &str,
        now: i64,
    ) -> Result<KeyMade, StoreFault> {
        let mut transaction = self.write.begin().await?;
        let epoch_word = key.epoch.to_string();
        let done = |what| Event {
            at: now,
            actor: member,
            what,
            subject: &epoch_word,
        };
        // First: it takes the chain's row, so that keys and people change one by one.
        done(What::KeyMade).append(&mut transaction).await?;
        if !is_next(&mut transaction, key).await? {
            return Ok(KeyMade::NotNext);
        }
        if !is_for_all_others(&mut transaction, key, member).await? {
            return Ok(KeyMade::OtherPeople);
        }
        insert_key(&mut transaction, key, now).await?;
        if let Some(own) = &key.own_key {
            sqlx::query("update members set public_key = $1, boxed_key = $2 where id = $3")
                .bind(&own.public_key)
                .bind(&own.boxed)
                .bind(member)
                .execute(&mut *transaction)
                .await?;
        }
        let for_maker = Grant {
            epoch: key.epoch,
            wrapped: key.wrapped_for_member.clone(),
            vouch: key.vouch.clone(),
        };
        insert_grant(&mut transaction, member, &for_maker).await?;
        for other in &key.for_others {
            insert_grant(&mut transaction, &other.member, &other.grant).await?;
        }
        for older in &key.older_for_recovery {
            sqlx::query("update team_keys set wrapped_for_recovery = $1 where epoch = $2")
                .bind(&older.wrapped_for_recovery)
                .bind(i64::from(older.epoch))
                .execute(&mut *transaction)
                .await?;
        }
        if key.sheet_confirmed {
            done(What::SheetConfirmed).append(&mut transaction).await?;
        }
        open_what_is_safe(&mut transaction).await?;
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
        open_what_is_safe(&mut transaction).await?;
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

    /// Changes what young people are told of a key. False when there is no such key.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn change_promise(
        &self,
        epoch: i64,
        promise: &NewPromise,
        member: &str,
        now: i64,
    ) -> Result<bool, StoreFault> {
        let mut transaction = self.write.begin().await?;
        let found = sqlx::query(
            "update team_keys set readers = $1, opened_within_working_days = $2 where epoch = $3",
        )
        .bind(promise.readers.trim())
        .bind(i64::from(promise.opened_within_working_days))
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
            what: What::PromiseChanged,
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
                    k.opened,
                    cast((select count(*) from member_keys h join members p on p.id = h.member
                          where h.epoch = k.epoch and p.standing = 'confirmed') as bigint)
                        as held_by,
                    m.wrapped as wrapped_for_member
             from team_keys k left join member_keys m on m.epoch = k.epoch and m.member = $1
             order by k.epoch desc",
        )
        .bind(member)
        .fetch_all(&self.read)
        .await?)
    }

    /// The newest key that was ever safe: the one to seal to. A door that young people
    /// have stood at is not shut again.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn open_key(&self) -> Result<Option<KeptKey>, StoreFault> {
        Ok(self
            .keys_held_by("")
            .await?
            .into_iter()
            .find(|key| key.opened == 1))
    }
}

async fn is_next(
    transaction: &mut Transaction<'_, Any>,
    key: &NewTeamKey,
) -> Result<bool, StoreFault> {
    let latest: Option<(i64, String)> =
        sqlx::query_as("select epoch, team from team_keys order by epoch desc limit 1")
            .fetch_optional(&mut **transaction)
            .await?;
    Ok(match &latest {
        None => key.epoch == 1,
        Some((epoch, team)) => i64::from(key.epoch) == epoch + 1 && key.team == *team,
    })
}

/// Whether the key is for every other confirmed member who reads and has a key of
/// their own, each once, and for nobody else.
async fn is_for_all_others(
    transaction: &mut Transaction<'_, Any>,
    key: &NewTeamKey,
    maker: &str,
) -> Result<bool, StoreFault> {
    let confirmed: Vec<(String, String)> = sqlx::query_as(
        "select id, role from members
         where standing = 'confirmed' and public_key <> '' and id <> $1",
    )
    .bind(maker)
    .fetch_all(&mut **transaction)
    .await?;
    let reads = |word: &str| Role::of_word(word).is_some_and(Role::reads);
    let mut wanted: Vec<&str> = confirmed
        .iter()
        .filter(|(_, role)| reads(role))
        .map(|(id, _)| id.as_str())
        .collect();
    let mut given: Vec<&str> = key
        .for_others
        .iter()
        .map(|other| other.member.as_str())
        .collect();
    wanted.sort_unstable();
    given.sort_unstable();
    Ok(wanted == given)
}

async fn insert_key(
    transaction: &mut Transaction<'_, Any>,
    key: &NewTeamKey,
    now: i64,
) -> Result<(), StoreFault> {
    sqlx::query(
        "insert into team_keys
             (epoch, team, suite, public_key, readers, opened_within_working_days,
              wrapped_for_recovery, sheet_confirmed, made_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(i64::from(key.epoch))
    .bind(&key.team)
    .bind(&key.suite)
    .bind(&key.public_key)
    .bind(key.readers.trim())
    .bind(i64::from(key.opened_within_working_days))
    .bind(&key.wrapped_for_recovery)
    .bind(i64::from(key.sheet_confirmed))
    .bind(now)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// Opens the door to every key that one lost phrase cannot lose: its sheet is
/// confirmed, or two confirmed members hold it.
pub(super) async fn open_what_is_safe(
    transaction: &mut Transaction<'_, Any>,
) -> Result<(), StoreFault> {
    sqlx::query(
        "update team_keys set opened = 1 where opened = 0 and (sheet_confirmed = 1 or
             (select count(*) from member_keys h join members p on p.id = h.member
              where h.epoch = team_keys.epoch and p.standing = 'confirmed') >= 2)",
    )
    .execute(&mut **transaction)
    .await?;
    Ok(())
}
