//! Which account at the council's provider is whose, and attempts to sign in with one.
//! Whether the provider's word holds is decided before it comes here.

use super::audit::{Event, What};
use super::rows::from_row;
use super::sessions::NewSession;
use super::{Store, StoreFault, sessions};
use api::desk::council_account::{ATTEMPT_SECONDS, Outcome};

/// The most attempts that are open at once. A password opens the desk meanwhile.
pub const MOST_OPEN: i64 = 2_000;
/// Who did what nobody known did.
const NOBODY_KNOWN: &str = "somebody unknown";
/// What faults are counted under, so that nobody fills the record with them.
const COUNTED_AS: &str = "council accounts that were refused";

/// An account at a provider: who it is, whatever its address for post is.
#[derive(Clone, Copy)]
pub struct Account<'a> {
    /// Who vouches.
    pub issuer: &'a str,
    /// Whom the issuer means.
    pub subject: &'a str,
}

/// Somebody who goes to the provider.
#[derive(Clone, Default)]
pub struct Attempt {
    /// What must come back with the provider's word.
    pub nonce: String,
    /// What proves to the provider that the same server asks.
    pub verifier: String,
    /// What for: a word of [`crate::routes::desk::council_account`].
    pub purpose: String,
    /// Who, when that is known.
    pub member: String,
    /// The hash of the session's token, or of the one-time code.
    pub secret_sha256: String,
    /// The public half of the key pair that goes with a one-time code.
    pub public_key: String,
    /// Its private half in its box.
    pub boxed_key: String,
    /// Until when.
    pub ends_at: i64,
}

from_row!(Attempt {
    nonce,
    verifier,
    purpose,
    member,
    secret_sha256,
    public_key,
    boxed_key,
    ends_at
});

/// Whose account it is.
#[derive(Clone)]
pub struct LinkedMember {
    /// The member's id.
    pub id: String,
    /// Their role, as the table keeps it.
    pub role: String,
    /// Their standing, as the table keeps it.
    pub standing: String,
}

from_row!(LinkedMember { id, role, standing });

/// What became of a change to somebody's account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// Done.
    Done,
    /// They have no password.
    OnlyWay,
    /// Their session has ended.
    SessionOver,
}

impl Store {
    /// Keeps an attempt, and sweeps away those that are over. False when too many are
    /// open.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn begin_attempt(
        &self,
        (cookie_sha256, state_sha256): (&str, &str),
        attempt: &Attempt,
        now: i64,
    ) -> Result<bool, StoreFault> {
        let mut transaction = self.write.begin().await?;
        sqlx::query("delete from council_attempts where ends_at <= $1")
            .bind(now)
            .execute(&mut *transaction)
            .await?;
        let (open,): (i64,) =
            sqlx::query_as("select cast(count(*) as bigint) from council_attempts")
                .fetch_one(&mut *transaction)
                .await?;
        if open >= MOST_OPEN {
            return Ok(false);
        }
        sqlx::query(
            "insert into council_attempts (cookie_sha256, state_sha256, nonce, verifier, purpose,
                                           member, secret_sha256, public_key, boxed_key, ends_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        )
        .bind(cookie_sha256)
        .bind(state_sha256)
        .bind(&attempt.nonce)
        .bind(&attempt.verifier)
        .bind(&attempt.purpose)
        .bind(&attempt.member)
        .bind(&attempt.secret_sha256)
        .bind(&attempt.public_key)
        .bind(&attempt.boxed_key)
        .bind(now + i64::from(ATTEMPT_SECONDS))
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Takes an attempt out: the one of this browser and this state, while its time
    /// lasts. Of any number at once, one gets it.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn take_attempt(
        &self,
        (cookie_sha256, state_sha256): (&str, &str),
        now: i64,
    ) -> Result<Option<Attempt>, StoreFault> {
        let mut transaction = self.write.begin().await?;
        let taken: Option<Attempt> = sqlx::query_as(
            "delete from council_attempts where cookie_sha256 = $1 and state_sha256 = $2
             returning nonce, verifier, purpose, member, secret_sha256, public_key, boxed_key,
                       ends_at",
        )
        .bind(cookie_sha256)
        .bind(state_sha256)
        .fetch_optional(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(taken.filter(|attempt| attempt.ends_at > now))
    }

    /// The member whose account this is, unless they were removed.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn member_of_account(
        &self,
        account: Account<'_>,
    ) -> Result<Option<LinkedMember>, StoreFault> {
        Ok(sqlx::query_as(
            "select m.id, m.role, m.standing
             from council_accounts a join members m on m.id = a.member
             where a.issuer = $1 and a.subject = $2 and m.standing in ('accepted', 'confirmed')",
        )
        .bind(account.issuer)
        .bind(account.subject)
        .fetch_optional(&self.read)
        .await?)
    }

    /// When a member linked their account at this issuer; none when they have not.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn account_linked_at(
        &self,
        member: &str,
        issuer: &str,
    ) -> Result<Option<i64>, StoreFault> {
        let found: Option<(i64,)> = sqlx::query_as(
            "select linked_at from council_accounts where member = $1 and issuer = $2",
        )
        .bind(member)
        .bind(issuer)
        .fetch_optional(&self.read)
        .await?;
        Ok(found.map(|(linked_at,)| linked_at))
    }

    /// Links an account with the member of this session, while the session lives.
    ///
    /// # Errors
    /// [`StoreFault`]; [`StoreFault::Taken`] when the account is another's, or the
    /// member has one.
    pub async fn link_account(
        &self,
        (member, token_sha256): (&str, &str),
        account: Account<'_>,
        now: i64,
    ) -> Result<Changed, StoreFault> {
        let mut transaction = self.write.begin().await?;
        // First: it takes the chain's row, so that they are not removed meanwhile.
        event(member, What::CouncilAccountLinked, "", now)
            .append(&mut transaction)
            .await?;
        let lives: Option<(String,)> = sqlx::query_as(
            "select s.member from sessions s join members m on m.id = s.member
             where s.token_sha256 = $1 and s.member = $2 and s.ends_at > $3 and s.seen_at > $4
             and m.standing in ('accepted', 'confirmed')",
        )
        .bind(token_sha256)
        .bind(member)
        .bind(now)
        .bind(now - sessions::IDLE_SECONDS)
        .fetch_optional(&mut *transaction)
        .await?;
        if lives.is_none() {
            return Ok(Changed::SessionOver);
        }
        insert(&mut transaction, member, account, now).await?;
        transaction.commit().await?;
        Ok(Changed::Done)
    }

    /// Unlinks a member's accounts, unless nothing else lets them in. Nothing happens
    /// when there are none.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn unlink_account(&self, member: &str, now: i64) -> Result<Changed, StoreFault> {
        let mut transaction = self.write.begin().await?;
        event(member, What::CouncilAccountUnlinked, "", now)
            .append(&mut transaction)
            .await?;
        let (password,): (String,) = sqlx::query_as("select password from members where id = $1")
            .bind(member)
            .fetch_one(&mut *transaction)
            .await?;
        if password.is_empty() {
            return Ok(Changed::OnlyWay);
        }
        let gone = sqlx::query(OF_ONE_MEMBER)
            .bind(member)
            .execute(&mut *transaction)
            .await?
            .rows_affected();
        if gone > 0 {
            transaction.commit().await?;
        }
        Ok(Changed::Done)
    }

    /// Begins a whole session for a member whose provider has asked for a second factor.
    /// It is not fresh: for that, ours is given.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn begin_trusted(
        &self,
        member: &str,
        session: &NewSession,
        now: i64,
    ) -> Result<(), StoreFault> {
        let mut transaction = self.write.begin().await?;
        event(member, What::SecondFactorTrusted, "", now)
            .append(&mut transaction)
            .await?;
        sessions::begin(&mut transaction, member, session, now).await?;
        sqlx::query("update sessions set proved_at = 0 where token_sha256 = $1")
            .bind(&session.token_sha256)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Writes down that a council account was refused, and why: so many in ten minutes,
    /// since anybody may come with one.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn note_account_refused(
        &self,
        member: &str,
        why: Outcome,
        now: i64,
    ) -> Result<(), StoreFault> {
        if self.try_at(COUNTED_AS, now).await?.is_some() {
            return Ok(());
        }
        let actor = if member.is_empty() {
            NOBODY_KNOWN
        } else {
            member
        };
        let mut transaction = self.write.begin().await?;
        event(actor, What::CouncilAccountRefused, why.word(), now)
            .append(&mut transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// Unlinks all of a member's.
pub(super) const OF_ONE_MEMBER: &str = "delete from council_accounts where member = $1";

pub(super) async fn insert(
    transaction: &mut sqlx::Transaction<'_, sqlx::Any>,
    member: &str,
    account: Account<'_>,
    now: i64,
) -> Result<(), StoreFault> {
    sqlx::query(
        "insert into council_accounts (issuer, subject, member, linked_at)
         values ($1, $2, $3, $4)",
    )
    .bind(account.issuer)
    .bind(account.subject)
    .bind(member)
    .bind(now)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

const fn event<'e>(actor: &'e str, what: What, subject: &'e str, at: i64) -> Event<'e> {
    Event {
        at,
        actor,
        what,
        subject,
    }
}
