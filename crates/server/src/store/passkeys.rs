//! Members' passkeys, and what they were asked. Whether an answer is right is decided
//! before it comes here; that no question is answered twice, and that a member keeps a
//! factor, is decided here.

use super::audit::{Event, What};
use super::factors::{append, replace_spare_codes};
use super::half_sessions::end_half;
use super::rows::from_row;
use super::sessions::NewSession;
use super::{Store, StoreFault, sessions};
use crate::passkey::Kept;
use api::desk::passkeys::{ASKED_SECONDS, MOST_PASSKEYS};
use sqlx::{Any, Transaction};

/// A member's passkey.
#[derive(Debug, Clone)]
pub struct OwnPasskey {
    /// Its id here.
    pub id: String,
    /// Its id at the device.
    pub credential: String,
    /// Its public half.
    pub kept: String,
    /// How often the device said it has signed.
    pub counter: i64,
    /// What its member calls it.
    pub name: String,
    /// When it was made.
    pub made_at: i64,
    /// When it was last used.
    pub used_at: Option<i64>,
}

from_row!(OwnPasskey {
    id,
    credential,
    kept,
    counter,
    name,
    made_at,
    used_at
});

impl OwnPasskey {
    /// What checking it needs.
    #[must_use]
    pub fn checked(&self) -> Kept {
        Kept {
            credential: self.credential.clone(),
            text: self.kept.clone(),
            counter: self.counter,
        }
    }
}

/// A passkey to be kept.
#[derive(Debug, Clone, Copy)]
pub struct NewPasskey<'n> {
    /// Its id here.
    pub id: &'n str,
    /// What its member calls it.
    pub name: &'n str,
    /// What the device made.
    pub made: &'n Kept,
}

/// What became of a change to somebody's passkeys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// Done.
    Done,
    /// There was nothing to change.
    NotThere,
    /// They have as many as there may be.
    TooMany,
    /// It is their last factor.
    Last,
}

impl Store {
    /// A member's passkeys, oldest first.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn passkeys_of(&self, member: &str) -> Result<Vec<OwnPasskey>, StoreFault> {
        Ok(sqlx::query_as(
            "select id, credential, kept, counter, name, made_at, used_at
             from passkeys where member = $1 order by made_at, id",
        )
        .bind(member)
        .fetch_all(&self.read)
        .await?)
    }

    /// Keeps what was asked, in the place of what was asked before, and forgets what
    /// was asked too long ago.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn ask_passkey(
        &self,
        token_sha256: &str,
        question: &str,
        now: i64,
    ) -> Result<(), StoreFault> {
        let mut transaction = self.write.begin().await?;
        sqlx::query("delete from passkey_questions where ends_at <= $1 or token_sha256 = $2")
            .bind(now)
            .bind(token_sha256)
            .execute(&mut *transaction)
            .await?;
        sqlx::query(
            "insert into passkey_questions (token_sha256, question, ends_at) values ($1, $2, $3)
             on conflict (token_sha256) do update
             set question = excluded.question, ends_at = excluded.ends_at",
        )
        .bind(token_sha256)
        .bind(question)
        .bind(now + i64::from(ASKED_SECONDS))
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Takes the question out. Of any number at once, one gets it.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn take_question(
        &self,
        token_sha256: &str,
        now: i64,
    ) -> Result<Option<String>, StoreFault> {
        let mut transaction = self.write.begin().await?;
        let taken: Option<(String, i64)> = sqlx::query_as(
            "delete from passkey_questions where token_sha256 = $1 returning question, ends_at",
        )
        .bind(token_sha256)
        .fetch_optional(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(taken.and_then(|(question, ends_at)| (ends_at > now).then_some(question)))
    }

    /// Makes a passkey a member's first factor and their half session whole. False when
    /// they have a factor by now, or the half session is gone.
    ///
    /// # Errors
    /// [`StoreFault`]; [`StoreFault::Taken`] when somebody has this passkey.
    pub async fn keep_first_passkey(
        &self,
        member: &str,
        half_sha256: &str,
        passkey: NewPasskey<'_>,
        spare_codes: &[String],
        session: &NewSession,
        now: i64,
    ) -> Result<bool, StoreFault> {
        let mut transaction = self.write.begin().await?;
        // First: it takes the chain's row, so that no other factor is set up meanwhile.
        made(&mut transaction, member, passkey, now).await?;
        if has_factor(&mut transaction, member).await?
            || !end_half(&mut transaction, half_sha256).await?
        {
            return Ok(false);
        }
        insert(&mut transaction, member, passkey, now).await?;
        replace_spare_codes(&mut transaction, member, spare_codes).await?;
        sessions::begin(&mut transaction, member, session, now).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Keeps one more.
    ///
    /// # Errors
    /// [`StoreFault`]; [`StoreFault::Taken`] when somebody has this passkey.
    pub async fn keep_passkey(
        &self,
        member: &str,
        passkey: NewPasskey<'_>,
        now: i64,
    ) -> Result<Changed, StoreFault> {
        let mut transaction = self.write.begin().await?;
        made(&mut transaction, member, passkey, now).await?;
        insert(&mut transaction, member, passkey, now).await?;
        let kept = count(&mut transaction, member).await?;
        if usize::try_from(kept).unwrap_or(usize::MAX) > MOST_PASSKEYS {
            return Ok(Changed::TooMany);
        }
        transaction.commit().await?;
        Ok(Changed::Done)
    }

    /// Removes one, unless it is the member's last factor.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn remove_passkey(
        &self,
        member: &str,
        id: &str,
        now: i64,
    ) -> Result<Changed, StoreFault> {
        let mut transaction = self.write.begin().await?;
        // First: it takes the chain's row, so that the other is not removed meanwhile.
        Event {
            at: now,
            actor: member,
            what: What::PasskeyRemoved,
            subject: id,
        }
        .append(&mut transaction)
        .await?;
        let removed = sqlx::query("delete from passkeys where id = $1 and member = $2")
            .bind(id)
            .bind(member)
            .execute(&mut *transaction)
            .await?
            .rows_affected();
        if removed == 0 {
            return Ok(Changed::NotThere);
        }
        if !has_factor(&mut transaction, member).await? {
            return Ok(Changed::Last);
        }
        transaction.commit().await?;
        Ok(Changed::Done)
    }

    /// Writes down that somebody with the right password gave a wrong passkey.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn note_wrong_passkey(&self, member: &str, now: i64) -> Result<(), StoreFault> {
        let mut transaction = self.write.begin().await?;
        append(&mut transaction, member, What::WrongPasskey, now).await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// Moves a passkey's counter on, unless it has been moved further meanwhile. Devices
/// that do not count stay at nought.
pub(super) async fn use_passkey(
    transaction: &mut Transaction<'_, Any>,
    member: &str,
    credential: &str,
    counter: i64,
    now: i64,
) -> Result<bool, StoreFault> {
    let moved = sqlx::query(
        "update passkeys set counter = $1, used_at = $2 where member = $3 and credential = $4
         and (counter < $1 or (counter = 0 and $1 = 0))",
    )
    .bind(counter)
    .bind(now)
    .bind(member)
    .bind(credential)
    .execute(&mut **transaction)
    .await?
    .rows_affected();
    Ok(moved == 1)
}

/// Whether a member has a factor of either kind.
pub(super) async fn has_factor(
    transaction: &mut Transaction<'_, Any>,
    member: &str,
) -> Result<bool, StoreFault> {
    let phone: Option<(String,)> = sqlx::query_as("select member from factors where member = $1")
        .bind(member)
        .fetch_optional(&mut **transaction)
        .await?;
    Ok(phone.is_some() || count(transaction, member).await? > 0)
}

async fn count(transaction: &mut Transaction<'_, Any>, member: &str) -> Result<i64, StoreFault> {
    let (count,): (i64,) =
        sqlx::query_as("select cast(count(*) as bigint) from passkeys where member = $1")
            .bind(member)
            .fetch_one(&mut **transaction)
            .await?;
    Ok(count)
}

async fn insert(
    transaction: &mut Transaction<'_, Any>,
    member: &str,
    passkey: NewPasskey<'_>,
    now: i64,
) -> Result<(), StoreFault> {
    sqlx::query(
        "insert into passkeys (id, member, credential, kept, counter, name, made_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(passkey.id)
    .bind(member)
    .bind(&passkey.made.credential)
    .bind(&passkey.made.text)
    .bind(passkey.made.counter)
    .bind(passkey.name)
    .bind(now)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

async fn made(
    transaction: &mut Transaction<'_, Any>,
    member: &str,
    passkey: NewPasskey<'_>,
    now: i64,
) -> Result<(), StoreFault> {
    Event {
        at: now,
        actor: member,
        what: What::PasskeyMade,
        subject: passkey.id,
    }
    .append(transaction)
    .await
}
