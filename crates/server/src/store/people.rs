//! The people of the desk: listed, given another role, removed. How they come into the
//! team is in [`coming`]; the first lead is [`super::members`]'s.
//!
//! Each change appends its audit event first: that takes the chain's row, so that on
//! either database one change follows the other and none is decided on old news.

pub mod coming;
mod given;
mod own;

pub(super) use given::insert_grant;

use super::audit::{Event, What};
use super::rows::from_row;
use super::{Store, StoreFault, council_accounts, factors};
use api::desk::roles::Role;
use given::now_of;

/// A member as the list shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedPerson {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// What they type to sign in.
    pub sign_in_name: String,
    /// Their role's word.
    pub role: String,
    /// Their standing's word.
    pub standing: String,
    /// 1 once they have been confirmed.
    pub confirmed_before: i64,
    /// Their own public key; empty before they accept.
    pub public_key: String,
    /// When their code ends.
    pub code_ends_at: Option<i64>,
    /// What was left under the newest key for their public key.
    pub vouch: Option<String>,
    /// 1 when they hold the newest key.
    pub holds_newest: i64,
}

from_row!(ListedPerson {
    id,
    name,
    sign_in_name,
    role,
    standing,
    confirmed_before,
    public_key,
    code_ends_at,
    vouch,
    holds_newest
});

/// What became of a change to a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// It is so now.
    Done,
    /// There is no such member, or not in that standing.
    NotThere,
    /// They are the last lead.
    LastLead,
    /// Between a role that reads and one that does not.
    KeysWouldStay,
    /// Another own key than the one given is kept.
    OtherKey,
    /// The team's newest key is not among the grants, or a key that is none.
    NotNewest,
    /// Only a lead lets somebody in for the first time.
    OnlyLeads,
    /// Nobody else could give them the keys again.
    NobodyElse,
}

impl Store {
    /// Everybody who was not removed, in the order they came.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn people(&self) -> Result<Vec<ListedPerson>, StoreFault> {
        Ok(sqlx::query_as(
            "select m.id, m.name, m.sign_in_name, m.role, m.standing, m.confirmed_before,
                    m.public_key, m.code_ends_at, k.vouch,
                    cast(case when k.member is null then 0 else 1 end as bigint) as holds_newest
             from members m left join member_keys k
                 on k.member = m.id and k.epoch = (select max(epoch) from team_keys)
             where m.standing <> 'removed' order by m.made_at, m.id",
        )
        .fetch_all(&self.read)
        .await?)
    }

    /// Whether somebody who was removed knew the team's newest key.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn new_key_due(&self) -> Result<bool, StoreFault> {
        let found: Option<(String,)> = sqlx::query_as(
            "select id from members where standing = 'removed'
             and knew_epoch = (select max(epoch) from team_keys) limit 1",
        )
        .fetch_optional(&self.read)
        .await?;
        Ok(found.is_some())
    }

    /// Gives a member another role.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn change_role(
        &self,
        member: &str,
        role: Role,
        by: &str,
        now: i64,
    ) -> Result<Changed, StoreFault> {
        let mut transaction = self.write.begin().await?;
        event(by, What::MemberRoleChanged, member, now)
            .append(&mut transaction)
            .await?;
        let Some(found) = now_of(&mut transaction, member).await? else {
            return Ok(Changed::NotThere);
        };
        if role != Role::Lead && found.is_last_lead(&mut transaction).await? {
            return Ok(Changed::LastLead);
        }
        let in_already = found.confirmed_before == 1;
        if in_already && found.reads() != role.reads() {
            return Ok(Changed::KeysWouldStay);
        }
        sqlx::query("update members set role = $1 where id = $2")
            .bind(role.word())
            .bind(member)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(Changed::Done)
    }

    /// Removes a member: sessions, wrapped keys, password, council account and second factor go at once. The name
    /// stays beside what they opened and answered; who was never in goes altogether.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn remove_person(
        &self,
        member: &str,
        by: &str,
        now: i64,
    ) -> Result<Changed, StoreFault> {
        let mut transaction = self.write.begin().await?;
        event(by, What::MemberRemoved, member, now)
            .append(&mut transaction)
            .await?;
        let Some(found) = now_of(&mut transaction, member).await? else {
            return Ok(Changed::NotThere);
        };
        if found.is_last_lead(&mut transaction).await? {
            return Ok(Changed::LastLead);
        }
        for statement in factors::OF_ONE_MEMBER.into_iter().chain([
            "delete from member_keys where member = $1",
            council_accounts::OF_ONE_MEMBER,
            "update submissions set assigned_to = null where assigned_to = $1",
            if found.confirmed_before == 1 {
                "update members set standing = 'removed', sign_in_name = 'removed ' || id,
                        password = '', public_key = '', boxed_key = '', answers_as = '',
                        code_sha256 = null, code_ends_at = null
                 where id = $1"
            } else {
                "delete from members where id = $1"
            },
        ]) {
            sqlx::query(statement)
                .bind(member)
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(Changed::Done)
    }
}

const fn event<'e>(actor: &'e str, what: What, subject: &'e str, at: i64) -> Event<'e> {
    Event {
        at,
        actor,
        what,
        subject,
    }
}
