//! Saying who answers what has been sent.

use super::audit::{Event, What};
use super::scope::Scope;
use super::{Store, StoreFault};
use api::desk::roles::Role;

/// What became of saying who answers a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assigning {
    /// It is so now.
    Done,
    /// There is no such submission, or not for who asks.
    Nowhere,
    /// That member is not in the team, or reads nothing.
    NoReader,
}

impl Store {
    /// Says who answers a submission; nobody in particular when `to` is empty.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn assign(
        &self,
        scope: Scope<'_>,
        id: &str,
        to: Option<&str>,
        (by, now): (&str, i64),
    ) -> Result<Assigning, StoreFault> {
        let mut transaction = self.write.begin().await?;
        // First, so that nobody is removed meanwhile.
        Event {
            at: now,
            actor: by,
            what: What::SubmissionAssigned,
            subject: id,
        }
        .append(&mut transaction)
        .await?;
        if let Some(to) = to {
            let found: Option<(String,)> =
                sqlx::query_as("select role from members where id = $1 and standing = 'confirmed'")
                    .bind(to)
                    .fetch_optional(&mut *transaction)
                    .await?;
            if !found.is_some_and(|(word,)| Role::of_word(&word).is_some_and(Role::reads)) {
                return Ok(Assigning::NoReader);
            }
        }
        let found = sqlx::query(
            "update submissions set assigned_to = $1
             where id = $2 and ($3 = '' or assigned_to = $3)",
        )
        .bind(to)
        .bind(id)
        .bind(scope.only())
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if found == 0 {
            return Ok(Assigning::Nowhere);
        }
        transaction.commit().await?;
        Ok(Assigning::Done)
    }
}
