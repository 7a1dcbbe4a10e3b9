//! Who is signed in, with password and second factor. A token is kept only as its
//! hash. Half sessions are in [`super::half_sessions`].

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
    /// When the second factor was given last.
    pub proved_at: i64,
}

from_row!(SignedIn {
    member,
    name,
    role,
    standing,
    seen_at,
    ends_at,
    proved_at
});

/// A session that is about to begin.
#[derive(Debug, Clone)]
pub struct NewSession {
    /// Random, for the member's list of their sessions.
    pub id: String,
    /// The hash of its token.
    pub token_sha256: String,
}

/// One of a member's sessions, as they see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSession {
    /// Its id.
    pub id: String,
    /// When it began.
    pub made_at: i64,
    /// When it was last used.
    pub seen_at: i64,
    /// The hash of its token.
    pub token_sha256: String,
}

from_row!(OwnSession {
    id,
    made_at,
    seen_at,
    token_sha256
});

impl Store {
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
            "select s.member, m.name, m.role, m.standing, s.seen_at, s.ends_at, s.proved_at
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
        let ended = sqlx::query("delete from sessions where token_sha256 = $1")
            .bind(token_sha256)
            .execute(&mut *transaction)
            .await?
            .rows_affected();
        if ended == 1 {
            Event {
                at: now,
                actor: member,
                what: What::SignedOut,
                subject: "",
            }
            .append(&mut transaction)
            .await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// A member's live sessions, the newest first.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn sessions_of(&self, member: &str, now: i64) -> Result<Vec<OwnSession>, StoreFault> {
        Ok(sqlx::query_as(
            "select id, made_at, seen_at, token_sha256 from sessions
             where member = $1 and ends_at > $2 and seen_at > $3
             order by made_at desc, id",
        )
        .bind(member)
        .bind(now)
        .bind(now - IDLE_SECONDS)
        .fetch_all(&self.read)
        .await?)
    }

    /// Ends one of a member's own sessions. Nothing happens when there is none of
    /// theirs with this id.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn end_own_session(
        &self,
        member: &str,
        id: &str,
        now: i64,
    ) -> Result<(), StoreFault> {
        let mut transaction = self.write.begin().await?;
        let ended = sqlx::query("delete from sessions where member = $1 and id = $2")
            .bind(member)
            .bind(id)
            .execute(&mut *transaction)
            .await?
            .rows_affected();
        if ended == 1 {
            Event {
                at: now,
                actor: member,
                what: What::SessionEnded,
                subject: id,
            }
            .append(&mut transaction)
            .await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Ends all of a member's sessions, whole and half, but the one with this token's
    /// hash.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn end_other_sessions(
        &self,
        member: &str,
        token_sha256: &str,
        now: i64,
    ) -> Result<(), StoreFault> {
        let mut transaction = self.write.begin().await?;
        sqlx::query("delete from sessions where member = $1 and token_sha256 <> $2")
            .bind(member)
            .bind(token_sha256)
            .execute(&mut *transaction)
            .await?;
        sqlx::query("delete from half_sessions where member = $1")
            .bind(member)
            .execute(&mut *transaction)
            .await?;
        Event {
            at: now,
            actor: member,
            what: What::OtherSessionsEnded,
            subject: "",
        }
        .append(&mut transaction)
        .await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// Begins a session whose second factor was given just now, and sweeps away those
/// that have ended.
pub(super) async fn begin(
    transaction: &mut Transaction<'_, Any>,
    member: &str,
    session: &NewSession,
    now: i64,
) -> Result<(), StoreFault> {
    sqlx::query("delete from sessions where ends_at <= $1 or seen_at <= $2")
        .bind(now)
        .bind(now - IDLE_SECONDS)
        .execute(&mut **transaction)
        .await?;
    sqlx::query(
        "insert into sessions (token_sha256, id, member, made_at, seen_at, ends_at, proved_at)
         values ($1, $2, $3, $4, $4, $5, $4)",
    )
    .bind(&session.token_sha256)
    .bind(&session.id)
    .bind(member)
    .bind(now)
    .bind(now + LONGEST_SECONDS)
    .execute(&mut **transaction)
    .await?;
    Event {
        at: now,
        actor: member,
        what: What::SignedIn,
        subject: "",
    }
    .append(transaction)
    .await
}
