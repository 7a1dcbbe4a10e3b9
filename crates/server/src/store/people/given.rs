//! A member within a transaction that holds the audit's chain, and the team's keys
//! that are given to them and taken again.

use crate::store::StoreFault;
use crate::store::rows::from_row;
use api::desk::people::Grant;
use api::desk::roles::{Act, Role};
use sqlx::{Any, Transaction};

/// A member within a transaction that holds the chain.
pub(super) struct Now {
    id: String,
    role: String,
    pub(super) standing: String,
    pub(super) public_key: String,
    pub(super) confirmed_before: i64,
}

from_row!(Now {
    id,
    role,
    standing,
    public_key,
    confirmed_before
});

impl Now {
    fn role(&self) -> Option<Role> {
        Role::of_word(&self.role)
    }

    pub(super) fn reads(&self) -> bool {
        self.role().is_some_and(Role::reads)
    }

    pub(super) async fn is_last_lead(
        &self,
        transaction: &mut Transaction<'_, Any>,
    ) -> Result<bool, StoreFault> {
        if self.role() != Some(Role::Lead) || self.confirmed_before == 0 {
            return Ok(false);
        }
        let other: Option<(String,)> = sqlx::query_as(
            "select id from members where role = 'lead' and standing = 'confirmed' and id <> $1
             limit 1",
        )
        .bind(&self.id)
        .fetch_optional(&mut **transaction)
        .await?;
        Ok(other.is_none())
    }
}

pub(super) async fn now_of(
    transaction: &mut Transaction<'_, Any>,
    member: &str,
) -> Result<Option<Now>, StoreFault> {
    Ok(sqlx::query_as(
        "select id, role, standing, public_key, confirmed_before from members
         where id = $1 and standing <> 'removed'",
    )
    .bind(member)
    .fetch_optional(&mut **transaction)
    .await?)
}

/// Whether somebody else holds the newest key and may give it.
pub(super) async fn somebody_else_gives(
    transaction: &mut Transaction<'_, Any>,
    member: &str,
) -> Result<bool, StoreFault> {
    let others: Vec<(String,)> = sqlx::query_as(
        "select m.role from members m join member_keys k on k.member = m.id
         where m.standing = 'confirmed' and m.id <> $1
         and k.epoch = (select max(epoch) from team_keys)",
    )
    .bind(member)
    .fetch_all(&mut **transaction)
    .await?;
    let gives = |word: &str| Role::of_word(word).is_some_and(|role| role.may(Act::GiveAgain));
    Ok(others.iter().any(|(role,)| gives(role)))
}

pub(super) async fn take_all(
    transaction: &mut Transaction<'_, Any>,
    member: &str,
) -> Result<(), StoreFault> {
    sqlx::query("delete from member_keys where member = $1")
        .bind(member)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

/// Keeps these grants in the place of those before. False, and nothing is meant to
/// stay, when the newest key is missing or one is none of the team's.
pub(super) async fn give(
    transaction: &mut Transaction<'_, Any>,
    member: &str,
    grants: &[Grant],
) -> Result<bool, StoreFault> {
    let epochs: Vec<(i64,)> = sqlx::query_as("select epoch from team_keys order by epoch desc")
        .fetch_all(&mut **transaction)
        .await?;
    let given: Vec<i64> = grants.iter().map(|grant| i64::from(grant.epoch)).collect();
    let known = |epoch: &i64| epochs.iter().any(|(known,)| known == epoch);
    let newest = epochs.first().map(|(newest,)| *newest);
    if newest.is_none_or(|newest| !given.contains(&newest)) || !given.iter().all(known) {
        return Ok(false);
    }
    take_all(transaction, member).await?;
    for grant in grants {
        insert_grant(transaction, member, grant).await?;
    }
    Ok(true)
}

/// Keeps one grant, and that its member has known this key.
pub(in crate::store) async fn insert_grant(
    transaction: &mut Transaction<'_, Any>,
    member: &str,
    grant: &Grant,
) -> Result<(), StoreFault> {
    sqlx::query("insert into member_keys (epoch, member, wrapped, vouch) values ($1, $2, $3, $4)")
        .bind(i64::from(grant.epoch))
        .bind(member)
        .bind(&grant.wrapped)
        .bind(&grant.vouch)
        .execute(&mut **transaction)
        .await?;
    sqlx::query(
        "update members set knew_epoch = $1
         where id = $2 and (knew_epoch is null or knew_epoch < $1)",
    )
    .bind(i64::from(grant.epoch))
    .bind(member)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}
