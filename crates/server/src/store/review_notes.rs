//! What is known of a review, sealed to the team beside its invitation: written, and
//! written anew by whoever has read the version before.

use super::audit::{Event, What};
use super::rows::from_row;
use super::scope::Scope;
use super::{Store, StoreFault};
use api::desk::invitations::NewNoteOfReview;
use domain::receipt::LASTS_AT_MOST_DAYS;
use sqlx::{Any, Transaction};

const ONE_DAY: i64 = 86_400;

/// What became of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noted {
    /// It is there.
    Version {
        /// Its version.
        version: i64,
        /// When it may go.
        goes_at: i64,
    },
    /// Another version than the one that was read is there by now.
    Overtaken,
    /// There is no such invitation.
    NotThere,
}

/// When a note goes that is written now.
pub(super) const fn goes_at(now: i64) -> i64 {
    now + LASTS_AT_MOST_DAYS * ONE_DAY
}

/// What is known of a review, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptNote {
    /// Which key it is sealed to.
    pub epoch: i64,
    /// Its version.
    pub version: i64,
    /// Sealed.
    pub sealed: String,
    /// When it may go.
    pub goes_at: i64,
}

from_row!(KeptNote {
    epoch,
    version,
    sealed,
    goes_at
});

impl Store {
    /// The invitation that a submission came by, if any; nothing when the submission is
    /// not one of those that are seen.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn came_by(
        &self,
        scope: Scope<'_>,
        submission: &str,
    ) -> Result<Option<Option<String>>, StoreFault> {
        let found: Option<(Option<String>,)> = sqlx::query_as(
            "select invitation from submissions
             where id = $1 and ($2 = '' or assigned_to = $2)",
        )
        .bind(submission)
        .bind(scope.only())
        .fetch_optional(&self.read)
        .await?;
        Ok(found.map(|(invitation,)| invitation))
    }

    /// What is known of the review of this invitation.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn review_note(&self, invitation: &str) -> Result<Option<KeptNote>, StoreFault> {
        Ok(sqlx::query_as(
            "select epoch, version, sealed, goes_at from review_notes where invitation = $1",
        )
        .bind(invitation)
        .fetch_optional(&self.read)
        .await?)
    }

    /// Writes what is known of the review of this invitation in the place of the version
    /// named, 0 while there is none. The same again changes nothing.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn write_review(
        &self,
        id: &str,
        new: &NewNoteOfReview,
        member: &str,
        now: i64,
    ) -> Result<Noted, StoreFault> {
        let (before, next) = (i64::from(new.replaces), i64::from(new.replaces) + 1);
        let goes_at = goes_at(now);
        let mut transaction = self.write.begin().await?;
        let there: Option<(String,)> = sqlx::query_as("select id from invitations where id = $1")
            .bind(id)
            .fetch_optional(&mut *transaction)
            .await?;
        if there.is_none() {
            return Ok(Noted::NotThere);
        }
        let written = if before == 0 {
            insert(&mut transaction, id, (new.epoch, &new.note), member, now).await?
        } else {
            sqlx::query(
                "update review_notes
                 set epoch = $1, version = $2, sealed = $3, written_by = $4, goes_at = $5
                 where invitation = $6 and version = $7",
            )
            .bind(i64::from(new.epoch))
            .bind(next)
            .bind(&new.note)
            .bind(member)
            .bind(goes_at)
            .bind(id)
            .bind(before)
            .execute(&mut *transaction)
            .await?
            .rows_affected()
                == 1
        };
        if !written {
            // An answer that got lost on the way: the same again.
            let same: Option<(i64,)> = sqlx::query_as(
                "select goes_at from review_notes
                 where invitation = $1 and version = $2 and sealed = $3",
            )
            .bind(id)
            .bind(next)
            .bind(&new.note)
            .fetch_optional(&mut *transaction)
            .await?;
            return Ok(same.map_or(Noted::Overtaken, |(goes_at,)| Noted::Version {
                version: next,
                goes_at,
            }));
        }
        Event {
            at: now,
            actor: member,
            what: What::ReviewNoted,
            subject: id,
        }
        .append(&mut transaction)
        .await?;
        transaction.commit().await?;
        Ok(Noted::Version {
            version: next,
            goes_at,
        })
    }

    /// Writes down that a file was made.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn exported(&self, subject: &str, member: &str, now: i64) -> Result<(), StoreFault> {
        let mut transaction = self.write.begin().await?;
        Event {
            at: now,
            actor: member,
            what: What::Exported,
            subject,
        }
        .append(&mut transaction)
        .await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// The first version. False when there is one already.
pub(super) async fn insert(
    transaction: &mut Transaction<'_, Any>,
    id: &str,
    (epoch, sealed): (u32, &str),
    member: &str,
    now: i64,
) -> Result<bool, StoreFault> {
    let written = sqlx::query(
        "insert into review_notes (invitation, epoch, version, sealed, written_by, goes_at)
         values ($1, $2, 1, $3, $4, $5)
         on conflict (invitation) do nothing",
    )
    .bind(id)
    .bind(i64::from(epoch))
    .bind(sealed)
    .bind(member)
    .bind(goes_at(now))
    .execute(&mut **transaction)
    .await?;
    Ok(written.rows_affected() == 1)
}
