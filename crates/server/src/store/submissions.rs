//! Sealed submissions: what arrives and what is kept of it. Reading them is
//! [`super::inbox`]'s.

use super::inbox::Place;
use super::invitations::count_answer;
use super::writer::Write;
use super::{Store, StoreFault};
use domain::submission::Outer;
use sqlx::{Any, Transaction};

/// A submission that may be stored: checked, and with its hour.
#[derive(Clone, PartialEq, Eq)]
pub struct Arrival {
    /// Its id.
    pub id: String,
    /// SHA-256 of the exact body.
    pub sha256: String,
    /// Its outer fields. The invitation's proof is not kept.
    pub outer: Outer,
    /// The invitation it came with, found by that proof.
    pub invitation: Option<String>,
    /// The sealed bytes in base 64.
    pub sealed: String,
    /// The hour it came, in seconds since 1970.
    pub received_at: i64,
}

/// What the store holds under the id of an arrival, committed and synced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// These bytes, since now.
    Now,
    /// These bytes, since this hour.
    Before {
        /// In seconds since 1970.
        received_at: i64,
    },
    /// Other bytes: these were not stored.
    Other,
}

impl Store {
    /// The hour these exact bytes came, if they are kept under this id.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn kept_since(&self, id: &str, sha256: &str) -> Result<Option<i64>, StoreFault> {
        let found: Option<(i64,)> =
            sqlx::query_as("select received_at from submissions where id = $1 and sha256 = $2")
                .bind(id)
                .bind(sha256)
                .fetch_optional(&self.read)
                .await?;
        Ok(found.map(|(received_at,)| received_at))
    }

    /// Stores a submission. The same id and bytes may come any number of times,
    /// at the same time and in any process.
    ///
    /// # Errors
    /// See [`super::writer::Writer::write`].
    pub async fn keep(&self, arrival: Arrival) -> Result<Kept, StoreFault> {
        self.submissions.write(arrival).await
    }
}

impl Write for Arrival {
    type Kept = Kept;

    fn order(&self) -> &str {
        &self.id
    }

    async fn write_all(
        batch: &[&Self],
        transaction: &mut Transaction<'_, Any>,
    ) -> Result<Vec<Kept>, StoreFault> {
        let mut kept = Vec::with_capacity(batch.len());
        for arrival in batch {
            kept.push(arrival.write(transaction).await?);
        }
        Ok(kept)
    }
}

impl Arrival {
    async fn write(&self, transaction: &mut Transaction<'_, Any>) -> Result<Kept, StoreFault> {
        let place = if self.outer.contact {
            Place::AsksForContact
        } else {
            Place::Unopened
        };
        let written = sqlx::query(
            "insert into submissions
                 (id, sha256, suite, team, epoch, form, form_version, contact, supersedes,
                  sealed, received_at, place, sort_at, invitation)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
             on conflict (id) do nothing",
        )
        .bind(&self.id)
        .bind(&self.sha256)
        .bind(&self.outer.suite)
        .bind(&self.outer.team)
        .bind(i64::from(self.outer.epoch))
        .bind(self.outer.form.as_str())
        .bind(i64::from(self.outer.form_version))
        .bind(i64::from(self.outer.contact))
        .bind(self.outer.supersedes.as_ref().map(|id| id.as_str()))
        .bind(&self.sealed)
        .bind(self.received_at)
        .bind(place.number())
        .bind(self.received_at)
        .bind(self.invitation.as_deref())
        .execute(&mut **transaction)
        .await?;
        if written.rows_affected() == 1 {
            if let Some(invitation) = &self.invitation {
                count_answer(transaction, invitation).await?;
            }
            return Ok(Kept::Now);
        }
        let (sha256, received_at): (String, i64) =
            sqlx::query_as("select sha256, received_at from submissions where id = $1")
                .bind(&self.id)
                .fetch_one(&mut **transaction)
                .await?;
        Ok(if sha256 == self.sha256 {
            Kept::Before { received_at }
        } else {
            Kept::Other
        })
    }
}

impl std::fmt::Debug for Arrival {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Arrival { .. }")
    }
}
