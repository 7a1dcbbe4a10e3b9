//! The people of the desk, and the first run that makes the first of them.

use super::audit::{Event, What};
use super::rows::from_row;
use super::{Store, StoreFault, half_sessions};

/// How long a setup code is good for.
pub const SETUP_CODE_SECONDS: i64 = 24 * 3_600;

/// The first lead, ready to be kept.
#[derive(Clone)]
pub struct FirstLead {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// What they type to sign in, in lower case.
    pub sign_in_name: String,
    /// Their password's Argon2id hash.
    pub password: String,
    /// The hash of the setup code they typed.
    pub code_sha256: String,
    /// The hash of the token of their half session, in which they set up a second factor.
    pub token_sha256: String,
}

/// What became of making the first lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstRun {
    /// Made, with half a session, and the codes are gone.
    Made,
    /// Not a code that this server printed in the last day.
    WrongCode,
    /// There is a lead already.
    AlreadyMade,
}

/// What signing in needs to know of a member.
#[derive(Clone)]
pub struct Known {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Their role, as the table keeps it.
    pub role: String,
    /// Their standing, as the table keeps it.
    pub standing: String,
    /// Their password's hash.
    pub password: String,
}

from_row!(Known {
    id,
    name,
    role,
    standing,
    password
});

impl Store {
    /// Whether the first lead has been made.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn lead_made(&self) -> Result<bool, StoreFault> {
        let found: Option<(i64,)> = sqlx::query_as("select one from first_run")
            .fetch_optional(&self.read)
            .await?;
        Ok(found.is_some())
    }

    /// Keeps the hash of a freshly printed setup code. Codes of other processes
    /// stay good for their day.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn keep_setup_code(&self, code_sha256: &str, now: i64) -> Result<(), StoreFault> {
        let mut transaction = self.write.begin().await?;
        sqlx::query("delete from setup_codes where made_at <= $1")
            .bind(now - SETUP_CODE_SECONDS)
            .execute(&mut *transaction)
            .await?;
        sqlx::query("insert into setup_codes (code_sha256, made_at) values ($1, $2)")
            .bind(code_sha256)
            .bind(now)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Whether this is the hash of a setup code that is still good.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn is_setup_code(&self, code_sha256: &str, now: i64) -> Result<bool, StoreFault> {
        let found: Option<(i64,)> = sqlx::query_as(
            "select made_at from setup_codes where code_sha256 = $1 and made_at > $2",
        )
        .bind(code_sha256)
        .bind(now - SETUP_CODE_SECONDS)
        .fetch_optional(&self.read)
        .await?;
        Ok(found.is_some())
    }

    /// Makes the first lead with half a session, and uses up every setup code.
    /// Of any number at once, one is made.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn make_first_lead(
        &self,
        lead: &FirstLead,
        now: i64,
    ) -> Result<FirstRun, StoreFault> {
        let mut transaction = self.write.begin().await?;
        sqlx::query(
            "insert into members (id, name, sign_in_name, role, password, made_at)
             values ($1, $2, $3, 'lead', $4, $5)",
        )
        .bind(&lead.id)
        .bind(&lead.name)
        .bind(&lead.sign_in_name)
        .bind(&lead.password)
        .bind(now)
        .execute(&mut *transaction)
        .await?;
        let first = sqlx::query(
            "insert into first_run (one, lead) values (1, $1) on conflict (one) do nothing",
        )
        .bind(&lead.id)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        // Dropped in either case, so that nothing of this stays.
        if first == 0 {
            return Ok(FirstRun::AlreadyMade);
        }
        // After the row that only one can make: nobody waits for another's code.
        let good = sqlx::query("delete from setup_codes where code_sha256 = $1 and made_at > $2")
            .bind(&lead.code_sha256)
            .bind(now - SETUP_CODE_SECONDS)
            .execute(&mut *transaction)
            .await?
            .rows_affected();
        if good == 0 {
            return Ok(FirstRun::WrongCode);
        }
        sqlx::query("delete from setup_codes")
            .execute(&mut *transaction)
            .await?;
        half_sessions::insert_half(&mut transaction, &lead.id, &lead.token_sha256, now).await?;
        Event {
            at: now,
            actor: &lead.id,
            what: What::LeadMade,
            subject: "",
        }
        .append(&mut transaction)
        .await?;
        transaction.commit().await?;
        Ok(FirstRun::Made)
    }

    /// The member who signs in with this name: they have a password, and were not removed.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn member_named(&self, sign_in_name: &str) -> Result<Option<Known>, StoreFault> {
        Ok(sqlx::query_as(
            "select id, name, role, standing, password from members
             where sign_in_name = $1 and standing in ('accepted', 'confirmed')",
        )
        .bind(sign_in_name)
        .fetch_optional(&self.read)
        .await?)
    }

    /// The hash of a member's password.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn password_of(&self, member: &str) -> Result<Option<String>, StoreFault> {
        let found: Option<(String,)> = sqlx::query_as("select password from members where id = $1")
            .bind(member)
            .fetch_optional(&self.read)
            .await?;
        Ok(found.map(|(password,)| password))
    }

    /// What this member types to sign in; empty when there is no such member.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn sign_in_name_of(&self, member: &str) -> Result<String, StoreFault> {
        let found: Option<(String,)> =
            sqlx::query_as("select sign_in_name from members where id = $1")
                .bind(member)
                .fetch_optional(&self.read)
                .await?;
        Ok(found.map(|(name,)| name).unwrap_or_default())
    }

    /// The word for whom a member answers as; empty until they have said so.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn answers_as(&self, member: &str) -> Result<String, StoreFault> {
        let found: Option<(String,)> =
            sqlx::query_as("select answers_as from members where id = $1")
                .bind(member)
                .fetch_optional(&self.read)
                .await?;
        Ok(found.map(|(word,)| word).unwrap_or_default())
    }

    /// Keeps it.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn answer_as(&self, member: &str, word: &str, now: i64) -> Result<(), StoreFault> {
        let mut transaction = self.write.begin().await?;
        sqlx::query("update members set answers_as = $1 where id = $2")
            .bind(word)
            .bind(member)
            .execute(&mut *transaction)
            .await?;
        Event {
            at: now,
            actor: member,
            what: What::AnswersAsChosen,
            subject: "",
        }
        .append(&mut transaction)
        .await?;
        transaction.commit().await?;
        Ok(())
    }
}
