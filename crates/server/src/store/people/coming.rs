//! How somebody comes into the team: invited, with a code, accepted, confirmed.

use super::given::{give, now_of};
use super::{Changed, event};
use crate::store::audit::What;
use crate::store::council_accounts::{self, Account};
use crate::store::keys::open_what_is_safe;
use crate::store::rows::from_row;
use crate::store::{Store, StoreFault, half_sessions};
use api::desk::people::{CODE_DAYS, Grant, OwnKey, Standing};
use api::desk::roles::Role;

/// How long a one-time code is good for.
pub const CODE_SECONDS: i64 = CODE_DAYS as i64 * 86_400;

/// Somebody to be invited, ready to be kept.
#[derive(Debug, Clone)]
pub struct Invitee<'p> {
    /// Their id.
    pub id: &'p str,
    /// Their name.
    pub name: &'p str,
    /// What they will type to sign in, in lower case.
    pub sign_in_name: &'p str,
    /// Their role.
    pub role: Role,
    /// The hash of their code.
    pub code_sha256: &'p str,
}

/// Who a code was made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeFor {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// What they will type to sign in.
    pub sign_in_name: String,
}

from_row!(CodeFor {
    id,
    name,
    sign_in_name
});

/// By what a member will sign in.
#[derive(Clone, Copy)]
pub enum WayIn<'w> {
    /// A password, by its hash.
    Password(&'w str),
    /// An account at the council's provider.
    Account(Account<'w>),
}

impl Store {
    /// Keeps somebody who is invited.
    ///
    /// # Errors
    /// [`StoreFault::Taken`] when the sign-in name is another's.
    pub async fn invite_person(
        &self,
        new: &Invitee<'_>,
        by: &str,
        now: i64,
    ) -> Result<(), StoreFault> {
        let mut transaction = self.write.begin().await?;
        event(by, What::MemberInvited, new.id, now)
            .append(&mut transaction)
            .await?;
        sqlx::query(
            "insert into members (id, name, sign_in_name, role, password, made_at, standing,
                                  confirmed_before, code_sha256, code_ends_at)
             values ($1, $2, $3, $4, '', $5, 'invited', 0, $6, $7)",
        )
        .bind(new.id)
        .bind(new.name)
        .bind(new.sign_in_name)
        .bind(new.role.word())
        .bind(now)
        .bind(new.code_sha256)
        .bind(now + CODE_SECONDS)
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Puts another code in the place of the one before.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn another_code(
        &self,
        member: &str,
        code_sha256: &str,
        by: &str,
        now: i64,
    ) -> Result<Changed, StoreFault> {
        let mut transaction = self.write.begin().await?;
        event(by, What::MemberCodeRenewed, member, now)
            .append(&mut transaction)
            .await?;
        let found = sqlx::query(
            "update members set code_sha256 = $1, code_ends_at = $2
             where id = $3 and standing = 'invited'",
        )
        .bind(code_sha256)
        .bind(now + CODE_SECONDS)
        .bind(member)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if found == 0 {
            return Ok(Changed::NotThere);
        }
        transaction.commit().await?;
        Ok(Changed::Done)
    }

    /// Who this is the hash of a live code for.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn code_for(
        &self,
        code_sha256: &str,
        now: i64,
    ) -> Result<Option<CodeFor>, StoreFault> {
        Ok(sqlx::query_as(
            "select id, name, sign_in_name from members
             where code_sha256 = $1 and code_ends_at > $2 and standing = 'invited'",
        )
        .bind(code_sha256)
        .bind(now)
        .fetch_optional(&self.read)
        .await?)
    }

    /// Uses a code up: the member has a password or a linked account, a key of their own, and
    /// half a session to set up a second factor in. Of any number at once one is accepted.
    ///
    /// # Errors
    /// [`StoreFault`]; [`StoreFault::Taken`] when the account is another's.
    pub async fn accept(
        &self,
        member: &str,
        code_sha256: &str,
        way: WayIn<'_>,
        own_key: &OwnKey,
        token_sha256: &str,
        now: i64,
    ) -> Result<Changed, StoreFault> {
        let mut transaction = self.write.begin().await?;
        event(member, What::MemberAccepted, "", now)
            .append(&mut transaction)
            .await?;
        let used = sqlx::query(
            "update members set standing = 'accepted', password = $1, public_key = $2,
                    boxed_key = $3, code_sha256 = null, code_ends_at = null
             where id = $4 and code_sha256 = $5 and code_ends_at > $6 and standing = 'invited'",
        )
        .bind(match way {
            WayIn::Password(hash) => hash,
            WayIn::Account(_) => "",
        })
        .bind(&own_key.public_key)
        .bind(&own_key.boxed)
        .bind(member)
        .bind(code_sha256)
        .bind(now)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if used == 0 {
            return Ok(Changed::NotThere);
        }
        if let WayIn::Account(account) = way {
            event(member, What::CouncilAccountLinked, "", now)
                .append(&mut transaction)
                .await?;
            council_accounts::insert(&mut transaction, member, account, now).await?;
        }
        half_sessions::insert_half(&mut transaction, member, token_sha256, now).await?;
        transaction.commit().await?;
        Ok(Changed::Done)
    }

    /// Lets a waiting member in, with the keys that were given to them. `may_admit`
    /// says whether `by` may do so for the first time.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn confirm_person(
        &self,
        member: &str,
        public_key: &str,
        grants: &[Grant],
        (by, may_admit): (&str, bool),
        now: i64,
    ) -> Result<Changed, StoreFault> {
        let mut transaction = self.write.begin().await?;
        event(by, What::MemberConfirmed, member, now)
            .append(&mut transaction)
            .await?;
        let Some(found) = now_of(&mut transaction, member).await? else {
            return Ok(Changed::NotThere);
        };
        if found.standing != Standing::Accepted.word() {
            return Ok(Changed::NotThere);
        }
        if found.confirmed_before == 0 && !may_admit {
            return Ok(Changed::OnlyLeads);
        }
        if found.public_key != public_key {
            return Ok(Changed::OtherKey);
        }
        if found.reads() && !give(&mut transaction, member, grants).await? {
            return Ok(Changed::NotNewest);
        }
        sqlx::query(
            "update members set standing = 'confirmed', confirmed_before = 1 where id = $1",
        )
        .bind(member)
        .execute(&mut *transaction)
        .await?;
        open_what_is_safe(&mut transaction).await?;
        transaction.commit().await?;
        Ok(Changed::Done)
    }
}
