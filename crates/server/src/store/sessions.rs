//! Who is signed in. A token is kept only as its hash.

use super::audit::{Event, What};
use super::rows::from_row;
use super::{Store, StoreFault};
use sqlx::{Any, Transaction};

/// A session ends after this long with no request.
pub const IDLE_SECONDS: i64 = 15 * 60;
/// A session ends after this long, whatever happens.
pub const LONGEST_SECONDS: i64 = 10 * 3_600;
/// How often "seen" is written at most.
const SEEN_EVERY_SECONDS: i64 = 30;

/// Whose session it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// The member's id.
    pub member: String,
    /// Their name.
    pub name: String,
    /// Their role, as the table keeps it.
    pub role: String,
    /// Their standing, as the table keeps it.
    pub standing: String,
    /// When they were last seen.
    pub seen_at: i64,
    /// When the session ends at the latest.
    pub ends_at: i64,
}

from_row!(SignedIn {
    member,
    name,
    role,
    standing,
    seen_at,
    ends_at
});

impl Store {
    /// Begins a session, and sweeps away those that have ended.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn begin_session(
        &self,
        member: &str,
        token_sha256: &str,
        now: i64,
    ) -> Result<(), StoreFault> {
        let mut transaction = self.write.begin().await?;
        insert(&mut transaction, member, token_sha256, now).await?;
        sqlx::query("delete from sessions where ends_at <= $1 or seen_at <= $2")
            .bind(now)
            .bind(now - IDLE_SECONDS)
            .execute(&mut *transaction)
            .await?;
        Event {
            at: now,
            actor: member,
            what: What::SignedIn,
            subject: "",
        }
        .append(&mut transaction)
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Whose live session this token's hash is; being asked keeps it alive.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn signed_in(
        &self,
        token_sha256: &str,
        now: i64,
    ) -> Result<Option<SignedIn>, StoreFault> {
        let found: Option<SignedIn> = sqlx::query_as(
            "select s.member, m.name, m.role, m.standing, s.seen_at, s.ends_at
             from sessions s join members m on m.id = s.member
             where s.token_sha256 = $1 and s.ends_at > $2 and s.seen_at > $3
             and m.standing in ('accepted', 'confirmed')",
        )
        .bind(token_sha256)
        .bind(now)
        .bind(now - IDLE_SECONDS)
        .fetch_optional(&self.read)
        .await?;
        if let Some(session) = &found
            && session.seen_at + SEEN_EVERY_SECONDS <= now
        {
            sqlx::query("update sessions set seen_at = $1 where token_sha256 = $2")
                .bind(now)
                .bind(token_sha256)
                .execute(&self.write)
                .await?;
        }
        Ok(found)
    }

    /// Ends a session. Nothing happens when there is none.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn end_session(
        &self,
        member: &str,
        token_sha256: &str,
        now: i64,
    ) -> Result<(), StoreFault> {
        let mut transaction = self.write.begin().await?;
        sqlx::query("delete from sessions where token_sha256 = $1")
            .bind(token_sha256)
            .execute(&mut *transaction)
            .await?;
        Event {
            at: now,
            actor: member,
            what: What::SignedOut,
            subject: "",
        }
        .append(&mut transaction)
        .await?;
        transaction.commit().await?;
        Ok(())
    }
}

pub(super) async fn insert(
    transaction: &mut Transaction<'_, Any>,
    member: &str,
    token_sha256: &str,
    now: i64,
) -> Result<(), StoreFault> {
    sqlx::query(
        "insert into sessions (token_sha256, member, made_at, seen_at, ends_at)
         values ($1, $2, $3, $4, $5)",
    )
    .bind(token_sha256)
    .bind(member)
    .bind(now)
    .bind(now)
    .bind(now + LONGEST_SECONDS)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}
