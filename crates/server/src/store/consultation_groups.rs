//! Groups that answer a consultation on one tablet, as staff make them. How many of their
//! answers have arrived is counted with the answers ([`super::consultation_answers`]).

use super::audit::{Event, What};
use super::rows::from_row;
use super::{Store, StoreFault};
use chrono::NaiveDate;

/// A group as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptGroup {
    /// The number of its consultation.
    pub consultation: i64,
    /// Its own number there, from 1.
    pub nth: i64,
    /// How many may answer.
    pub most: i64,
    /// What ends it on the tablet.
    pub finish: String,
    /// When it was made.
    pub made_on: String,
    /// How many answers have arrived.
    pub arrived: i64,
}

from_row!(KeptGroup {
    consultation,
    nth,
    most,
    finish,
    made_on,
    arrived
});

impl Store {
    /// Keeps a new group.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn make_group(
        &self,
        (id, number): (&str, i64),
        (pass_sha256, finish): (&str, &str),
        (most, on): (u32, NaiveDate),
        member: &str,
        now: i64,
    ) -> Result<(), StoreFault> {
        let mut transaction = self.write.begin().await?;
        // Of two that are made at once, one is first.
        sqlx::query("update consultation_totals set turn = turn + 1 where consultation = $1")
            .bind(number)
            .execute(&mut *transaction)
            .await?;
        sqlx::query(
            "insert into consultation_groups
                 (consultation, nth, pass_sha256, most, finish, made_on, arrived)
             select $1, coalesce(max(nth), 0) + 1, $2, $3, $4, $5, 0
             from consultation_groups where consultation = $1",
        )
        .bind(number)
        .bind(pass_sha256)
        .bind(i64::from(most))
        .bind(finish)
        .bind(on.to_string())
        .execute(&mut *transaction)
        .await?;
        Event {
            at: now,
            actor: member,
            what: What::ConsultationGroupMade,
            subject: id,
        }
        .append(&mut transaction)
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// The groups of a consultation, the newest first.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn groups_of(&self, number: i64) -> Result<Vec<KeptGroup>, StoreFault> {
        Ok(sqlx::query_as(
            "select consultation, nth, most, finish, made_on, arrived from consultation_groups
             where consultation = $1 order by nth desc",
        )
        .bind(number)
        .fetch_all(&self.read)
        .await?)
    }

    /// The group of this pass.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn group_of(&self, pass_sha256: &str) -> Result<Option<KeptGroup>, StoreFault> {
        Ok(sqlx::query_as(
            "select consultation, nth, most, finish, made_on, arrived from consultation_groups
             where pass_sha256 = $1",
        )
        .bind(pass_sha256)
        .fetch_optional(&self.read)
        .await?)
    }
}
