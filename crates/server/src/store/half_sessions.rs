//! Half sessions: what a right password opens, until the second factor is set up or
//! given. A token is kept only as its hash.

use super::rows::from_row;
use super::{Store, StoreFault};
use sqlx::{Any, Transaction};

/// Half a session lasts this long, whatever happens.
pub const HALF_SECONDS: i64 = 15 * 60;

/// Half a session.
#[derive(Clone)]
pub struct HalfSignedIn {
    /// The member's id.
    pub member: String,
    /// Their name.
    pub name: String,
    /// What they typed to sign in.
    pub sign_in_name: String,
    /// Their role, as the table keeps it.
    pub role: String,
    /// Their standing, as the table keeps it.
    pub standing: String,
    /// A factor that is being set up, sealed.
    pub drawn: Option<String>,
    /// When it ends.
    pub ends_at: i64,
}

from_row!(HalfSignedIn {
    member,
    name,
    sign_in_name,
    role,
    standing,
    drawn,
    ends_at
});

impl Store {
    /// Begins half a session, and sweeps away those that have ended.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn begin_half(
        &self,
        member: &str,
        token_sha256: &str,
        now: i64,
    ) -> Result<(), StoreFault> {
        let mut transaction = self.write.begin().await?;
        sqlx::query("delete from half_sessions where ends_at <= $1")
            .bind(now)
            .execute(&mut *transaction)
            .await?;
        insert_half(&mut transaction, member, token_sha256, now).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Whose live half session this token's hash is.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn half_signed_in(
        &self,
        token_sha256: &str,
        now: i64,
    ) -> Result<Option<HalfSignedIn>, StoreFault> {
        Ok(sqlx::query_as(
            "select h.member, m.name, m.sign_in_name, m.role, m.standing, h.drawn, h.ends_at
             from half_sessions h join members m on m.id = h.member
             where h.token_sha256 = $1 and h.ends_at > $2
             and m.standing in ('accepted', 'confirmed')",
        )
        .bind(token_sha256)
        .bind(now)
        .fetch_optional(&self.read)
        .await?)
    }

    /// Ends half a session. Nothing happens when there is none.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn end_half_session(&self, token_sha256: &str) -> Result<(), StoreFault> {
        sqlx::query("delete from half_sessions where token_sha256 = $1")
            .bind(token_sha256)
            .execute(&self.write)
            .await?;
        Ok(())
    }

    /// Keeps a drawn factor with half a session, unless it has one; hands back the one
    /// it has then. None when the half session is gone.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn draw_for_half(
        &self,
        token_sha256: &str,
        sealed: &str,
    ) -> Result<Option<String>, StoreFault> {
        let mut transaction = self.write.begin().await?;
        let kept: Option<(String,)> = sqlx::query_as(
            "update half_sessions set drawn = coalesce(drawn, $1)
             where token_sha256 = $2 returning drawn",
        )
        .bind(sealed)
        .bind(token_sha256)
        .fetch_optional(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(kept.map(|(drawn,)| drawn))
    }
}

pub(super) async fn insert_half(
    transaction: &mut Transaction<'_, Any>,
    member: &str,
    token_sha256: &str,
    now: i64,
) -> Result<(), StoreFault> {
    sqlx::query("insert into half_sessions (token_sha256, member, ends_at) values ($1, $2, $3)")
        .bind(token_sha256)
        .bind(member)
        .bind(now + HALF_SECONDS)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

pub(super) async fn end_half(
    transaction: &mut Transaction<'_, Any>,
    token_sha256: &str,
) -> Result<bool, StoreFault> {
    let ended = sqlx::query("delete from half_sessions where token_sha256 = $1")
        .bind(token_sha256)
        .execute(&mut **transaction)
        .await?
        .rows_affected();
    Ok(ended == 1)
}
