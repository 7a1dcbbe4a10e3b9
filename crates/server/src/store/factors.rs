//! Second factors: who has one, which code was used last, spare codes. Whether a code is
//! right is decided before it comes here; that it is taken once is decided here, in the
//! transaction of what it is given for. Longer than a file should be: setting up, proving
//! and forgetting share that one rule, and the statements that keep it.

use super::audit::{Event, What};
use super::half_sessions::end_half;
use super::passkeys::{has_factor, use_passkey};
use super::rows::from_row;
use super::sessions::NewSession;
use super::{Store, StoreFault, sessions};
use sqlx::{Any, Transaction};

/// A member's factor.
#[derive(Clone)]
pub struct KeptFactor {
    /// Its secret, sealed under the key outside the database.
    pub sealed: String,
    /// When it was set up.
    pub made_at: i64,
}

from_row!(KeptFactor { sealed, made_at });

/// What was given, and found right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// The code of this step.
    Step(i64),
    /// The spare code with this hash. Whether there is one is found out here.
    SpareCode(String),
    /// The passkey with this id at the device, which has signed this often by now.
    Passkey {
        /// Its id.
        credential: String,
        /// How often.
        counter: i64,
    },
}

/// A factor that was proved, to be put in use.
#[derive(Clone)]
pub struct NewFactor<'n> {
    /// Its secret, sealed.
    pub sealed: &'n str,
    /// The step of the code that proved it.
    pub step: i64,
    /// The spare codes that come with it, as hashes.
    pub spare_codes: &'n [String],
}

impl Store {
    /// Keeps a drawn factor with a whole session, for another phone, unless it has one;
    /// hands back the one it has then. None when the session is gone.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn draw_for_session(
        &self,
        token_sha256: &str,
        sealed: &str,
    ) -> Result<Option<String>, StoreFault> {
        let mut transaction = self.write.begin().await?;
        let kept: Option<(String,)> = sqlx::query_as(
            "update sessions set drawn = coalesce(drawn, $1)
             where token_sha256 = $2 returning drawn",
        )
        .bind(sealed)
        .bind(token_sha256)
        .fetch_optional(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(kept.map(|(drawn,)| drawn))
    }

    /// The factor that is being set up with a whole session.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn drawn_for_session(
        &self,
        token_sha256: &str,
    ) -> Result<Option<String>, StoreFault> {
        let found: Option<(Option<String>,)> =
            sqlx::query_as("select drawn from sessions where token_sha256 = $1")
                .bind(token_sha256)
                .fetch_optional(&self.read)
                .await?;
        Ok(found.and_then(|(drawn,)| drawn))
    }

    /// A member's factor; none before it is set up.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn factor_of(&self, member: &str) -> Result<Option<KeptFactor>, StoreFault> {
        Ok(
            sqlx::query_as("select sealed, made_at from factors where member = $1")
                .bind(member)
                .fetch_optional(&self.read)
                .await?,
        )
    }

    /// How many spare codes a member has.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn spare_codes_left(&self, member: &str) -> Result<u32, StoreFault> {
        let (left,): (i64,) =
            sqlx::query_as("select cast(count(*) as bigint) from spare_codes where member = $1")
                .bind(member)
                .fetch_one(&self.read)
                .await?;
        Ok(u32::try_from(left).unwrap_or_default())
    }

    /// Puts a member's first factor in use and makes their half session whole. False
    /// when they have one by now, or the half session is gone.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn set_up_first(
        &self,
        member: &str,
        half_sha256: &str,
        factor: &NewFactor<'_>,
        session: &NewSession,
        now: i64,
    ) -> Result<bool, StoreFault> {
        let mut transaction = self.write.begin().await?;
        // First: it takes the chain's row, so that no other factor is set up meanwhile.
        append(&mut transaction, member, What::FactorSetUp, now).await?;
        if has_factor(&mut transaction, member).await?
            || !end_half(&mut transaction, half_sha256).await?
        {
            return Ok(false);
        }
        keep_phone(&mut transaction, member, factor, now).await?;
        replace_spare_codes(&mut transaction, member, factor.spare_codes).await?;
        sessions::begin(&mut transaction, member, session, now).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Puts another phone in the place of a member's own, or beside their passkeys. False
    /// when the session is no longer setting this one up.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn set_up_next(
        &self,
        member: &str,
        session_sha256: &str,
        factor: &NewFactor<'_>,
        now: i64,
    ) -> Result<bool, StoreFault> {
        let mut transaction = self.write.begin().await?;
        let done = sqlx::query(
            "update sessions set drawn = null, proved_at = $1
             where token_sha256 = $2 and drawn = $3",
        )
        .bind(now)
        .bind(session_sha256)
        .bind(factor.sealed)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if done == 0 {
            return Ok(false);
        }
        keep_phone(&mut transaction, member, factor, now).await?;
        replace_spare_codes(&mut transaction, member, factor.spare_codes).await?;
        append(&mut transaction, member, What::FactorReplaced, now).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Makes half a session whole. False when what was given had been used, or the
    /// half session is gone: then nothing is used up.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn make_whole(
        &self,
        member: &str,
        half_sha256: &str,
        given: &Given,
        session: &NewSession,
        now: i64,
    ) -> Result<bool, StoreFault> {
        let mut transaction = self.write.begin().await?;
        if !take(&mut transaction, member, given, now).await?
            || !end_half(&mut transaction, half_sha256).await?
        {
            return Ok(false);
        }
        sessions::begin(&mut transaction, member, session, now).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Makes a session fresh again. False when what was given had been used.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn prove_again(
        &self,
        member: &str,
        session_sha256: &str,
        given: &Given,
        now: i64,
    ) -> Result<bool, StoreFault> {
        let mut transaction = self.write.begin().await?;
        if !take(&mut transaction, member, given, now).await? {
            return Ok(false);
        }
        sqlx::query("update sessions set proved_at = $1 where token_sha256 = $2")
            .bind(now)
            .bind(session_sha256)
            .execute(&mut *transaction)
            .await?;
        append(&mut transaction, member, What::FactorGivenAgain, now).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Puts new spare codes in the place of a member's own.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn keep_spare_codes(
        &self,
        member: &str,
        codes: &[String],
        now: i64,
    ) -> Result<(), StoreFault> {
        let mut transaction = self.write.begin().await?;
        replace_spare_codes(&mut transaction, member, codes).await?;
        append(&mut transaction, member, What::SpareCodesMade, now).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Writes down that somebody with the right password gave a wrong code.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn note_wrong_code(&self, member: &str, now: i64) -> Result<(), StoreFault> {
        let mut transaction = self.write.begin().await?;
        append(&mut transaction, member, What::WrongCode, now).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Takes away the factor and the spare codes of whoever signs in with this name,
    /// and ends their sessions: at the next password they set one up. `by` is who did
    /// it. False when there is nobody of that name.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn forget_factor(
        &self,
        sign_in_name: &str,
        by: &str,
        now: i64,
    ) -> Result<bool, StoreFault> {
        let Some(member) = self.member_named(sign_in_name).await? else {
            return Ok(false);
        };
        self.forget_factor_of(&member.id, by, now).await
    }

    /// The same for the member with this id. False when there is none who can sign in.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn forget_factor_of(
        &self,
        member: &str,
        by: &str,
        now: i64,
    ) -> Result<bool, StoreFault> {
        let mut transaction = self.write.begin().await?;
        // First: it takes the chain's row, so that nobody is removed meanwhile.
        Event {
            at: now,
            actor: by,
            what: What::FactorForgotten,
            subject: member,
        }
        .append(&mut transaction)
        .await?;
        let found: Option<(String,)> = sqlx::query_as(
            "select id from members where id = $1 and standing in ('accepted', 'confirmed')",
        )
        .bind(member)
        .fetch_optional(&mut *transaction)
        .await?;
        if found.is_none() {
            return Ok(false);
        }
        for delete in OF_ONE_MEMBER {
            sqlx::query(delete)
                .bind(member)
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// Whether factors are kept under the key with this check. While there are none,
    /// any key is the right one from now on.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn is_factor_key(&self, check_sha256: &str) -> Result<bool, StoreFault> {
        let mut transaction = self.write.begin().await?;
        sqlx::query(
            "insert into factor_key (one, check_sha256) values (1, $1)
             on conflict (one) do update set check_sha256 = $1
             where not exists (select 1 from factors)",
        )
        .bind(check_sha256)
        .execute(&mut *transaction)
        .await?;
        let (kept,): (String,) =
            sqlx::query_as("select check_sha256 from factor_key where one = 1")
                .fetch_one(&mut *transaction)
                .await?;
        transaction.commit().await?;
        Ok(kept == check_sha256)
    }
}

/// What takes away a member's factor and ends their sessions, one statement after the
/// other.
pub(super) const OF_ONE_MEMBER: [&str; 5] = [
    "delete from factors where member = $1",
    "delete from passkeys where member = $1",
    "delete from spare_codes where member = $1",
    "delete from sessions where member = $1",
    "delete from half_sessions where member = $1",
];

/// Takes what was given, unless it has been taken before.
async fn take(
    transaction: &mut Transaction<'_, Any>,
    member: &str,
    given: &Given,
    now: i64,
) -> Result<bool, StoreFault> {
    let taken = match given {
        Given::Passkey {
            credential,
            counter,
        } => return use_passkey(transaction, member, credential, *counter, now).await,
        Given::Step(step) => {
            sqlx::query("update factors set last_step = $1 where member = $2 and last_step < $1")
                .bind(step)
                .bind(member)
                .execute(&mut **transaction)
                .await?
        }
        Given::SpareCode(code_sha256) => {
            sqlx::query("delete from spare_codes where code_sha256 = $1 and member = $2")
                .bind(code_sha256)
                .bind(member)
                .execute(&mut **transaction)
                .await?
        }
    };
    let taken = taken.rows_affected() == 1;
    if taken && matches!(given, Given::SpareCode(_)) {
        append(transaction, member, What::SpareCodeUsed, now).await?;
    }
    Ok(taken)
}

/// Puts a phone in use, in the place of the one there may be.
async fn keep_phone(
    transaction: &mut Transaction<'_, Any>,
    member: &str,
    factor: &NewFactor<'_>,
    now: i64,
) -> Result<(), StoreFault> {
    sqlx::query(
        "insert into factors (member, sealed, last_step, made_at) values ($1, $2, $3, $4)
         on conflict (member) do update set sealed = excluded.sealed,
         last_step = excluded.last_step, made_at = excluded.made_at",
    )
    .bind(member)
    .bind(factor.sealed)
    .bind(factor.step)
    .bind(now)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

pub(super) async fn replace_spare_codes(
    transaction: &mut Transaction<'_, Any>,
    member: &str,
    codes: &[String],
) -> Result<(), StoreFault> {
    sqlx::query("delete from spare_codes where member = $1")
        .bind(member)
        .execute(&mut **transaction)
        .await?;
    for code in codes {
        sqlx::query("insert into spare_codes (code_sha256, member) values ($1, $2)")
            .bind(code)
            .bind(member)
            .execute(&mut **transaction)
            .await?;
    }
    Ok(())
}

pub(super) async fn append(
    transaction: &mut Transaction<'_, Any>,
    member: &str,
    what: What,
    now: i64,
) -> Result<(), StoreFault> {
    Event {
        at: now,
        actor: member,
        what,
        subject: "",
    }
    .append(transaction)
    .await
}
