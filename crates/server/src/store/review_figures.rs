//! Figures of reviews that are frozen, and what periods counted, sealed. Periods of either
//! kind never have a day in common.

use super::audit::{Event, What};
use super::rows::from_row;
use super::{Store, StoreFault};
use api::desk::review_figures::{Figures, KEPT_DAYS, Period, Sealed};
use chrono::{Days, NaiveDate};
use sqlx::{Any, Transaction};
use std::collections::BTreeSet;

/// Figures that are frozen, as they are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFigures {
    /// Their id.
    pub id: String,
    /// The first day.
    pub from_on: String,
    /// The last one.
    pub to_on: String,
    /// What is shown, as JSON.
    pub figures: String,
    /// Who froze them.
    pub frozen_by: String,
    /// The day on which they did.
    pub frozen_on: String,
}

from_row!(KeptFigures {
    id,
    from_on,
    to_on,
    figures,
    frozen_by,
    frozen_on
});

/// What a period counted, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptCounts {
    /// Its id.
    pub id: String,
    /// The first day.
    pub from_on: String,
    /// The last one.
    pub to_on: String,
    /// The key that it is sealed to.
    pub epoch: i64,
    /// Sealed.
    pub sealed: String,
    /// Who kept it.
    pub kept_by: String,
    /// The day on which they did.
    pub kept_on: String,
    /// The day on which it goes.
    pub goes_on: String,
}

from_row!(KeptCounts {
    id,
    from_on,
    to_on,
    epoch,
    sealed,
    kept_by,
    kept_on,
    goes_on
});

/// What became of freezing or keeping.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// It is there.
    Done,
    /// A frozen period has some of its days.
    Frozen,
    /// A kept period has some of its days, and others.
    KeptAcross,
    /// Something else is kept inside it by now.
    KeptSince,
}

/// Who does it, and when.
#[derive(Debug, Clone, Copy)]
pub struct By<'b> {
    /// The member's id.
    pub member: &'b str,
    /// Their name, which stands beside what they did.
    pub name: &'b str,
    /// The day.
    pub on: NaiveDate,
    /// The same in seconds since 1970.
    pub now: i64,
}

/// A period and what it counted, under a new id.
#[derive(Debug, Clone, Copy)]
pub struct New<'n> {
    /// Its id.
    pub id: &'n str,
    /// Of which days.
    pub period: Period,
    /// What it counted.
    pub counted: &'n Sealed,
}

impl Store {
    /// Everything that is frozen, the newest period first.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn review_figures(&self) -> Result<Vec<KeptFigures>, StoreFault> {
        Ok(sqlx::query_as(
            "select id, from_on, to_on, figures, frozen_by, frozen_on
             from review_figures order by from_on desc",
        )
        .fetch_all(&self.read)
        .await?)
    }

    /// What every period counted, the newest first.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn review_counts(&self) -> Result<Vec<KeptCounts>, StoreFault> {
        Ok(sqlx::query_as(
            "select id, from_on, to_on, epoch, sealed, kept_by, kept_on, goes_on
             from review_counts order by from_on desc",
        )
        .fetch_all(&self.read)
        .await?)
    }

    /// Freezes figures, and keeps what they counted.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn freeze_reviews(
        &self,
        new: New<'_>,
        figures: &Figures,
        by: By<'_>,
    ) -> Result<Done, StoreFault> {
        let figures = serde_json::to_string(figures)
            .map_err(|_| StoreFault::Broken("figures of reviews".to_owned()))?;
        let mut transaction = self.write.begin().await?;
        begin(&mut transaction, What::ReviewFiguresFrozen, new.id, by).await?;
        let done = replace(&mut transaction, new, by).await?;
        if done != Done::Done {
            return Ok(done);
        }
        sqlx::query(
            "insert into review_figures (id, from_on, to_on, figures, frozen_by, frozen_on)
             values ($1, $2, $3, $4, $5, $6)",
        )
        .bind(new.id)
        .bind(new.period.from.to_string())
        .bind(new.period.to.to_string())
        .bind(figures)
        .bind(by.name)
        .bind(by.on.to_string())
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(Done::Done)
    }

    /// Keeps what a period counted.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn keep_reviews(&self, new: New<'_>, by: By<'_>) -> Result<Done, StoreFault> {
        let mut transaction = self.write.begin().await?;
        begin(&mut transaction, What::ReviewCountsKept, new.id, by).await?;
        let done = replace(&mut transaction, new, by).await?;
        if done == Done::Done {
            transaction.commit().await?;
        }
        Ok(done)
    }
}

/// Takes the record's lock: of two who write at once, one is first. What is not committed is
/// not in the record either.
async fn begin(
    transaction: &mut Transaction<'_, Any>,
    what: What,
    subject: &str,
    by: By<'_>,
) -> Result<(), StoreFault> {
    Event {
        at: by.now,
        actor: by.member,
        what,
        subject,
    }
    .append(transaction)
    .await
}

/// Puts what a period counted in the place of everything that is kept inside it.
async fn replace(
    transaction: &mut Transaction<'_, Any>,
    New {
        id,
        period,
        counted,
    }: New<'_>,
    by: By<'_>,
) -> Result<Done, StoreFault> {
    let (from, to) = (period.from.to_string(), period.to.to_string());
    let frozen: Option<(String,)> =
        sqlx::query_as("select id from review_figures where from_on <= $1 and to_on >= $2")
            .bind(&to)
            .bind(&from)
            .fetch_optional(&mut **transaction)
            .await?;
    if frozen.is_some() {
        return Ok(Done::Frozen);
    }
    let kept: Vec<(String, String, String)> = sqlx::query_as(
        "select id, from_on, to_on from review_counts where from_on <= $1 and to_on >= $2",
    )
    .bind(&to)
    .bind(&from)
    .fetch_all(&mut **transaction)
    .await?;
    let within = |(_, begins, ends): &(String, String, String)| *begins >= from && *ends <= to;
    if !kept.iter().all(within) {
        return Ok(Done::KeptAcross);
    }
    let there: BTreeSet<&str> = kept.iter().map(|(id, ..)| id.as_str()).collect();
    if there != counted.replaces.iter().map(String::as_str).collect() {
        return Ok(Done::KeptSince);
    }
    sqlx::query("delete from review_counts where from_on >= $1 and to_on <= $2")
        .bind(&from)
        .bind(&to)
        .execute(&mut **transaction)
        .await?;
    let goes_on = period.to.checked_add_days(Days::new(KEPT_DAYS));
    sqlx::query(
        "insert into review_counts (id, from_on, to_on, epoch, sealed, kept_by, kept_on, goes_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(id)
    .bind(from)
    .bind(to)
    .bind(i64::from(counted.epoch))
    .bind(&counted.sealed)
    .bind(by.name)
    .bind(by.on.to_string())
    .bind(goes_on.unwrap_or(NaiveDate::MAX).to_string())
    .execute(&mut **transaction)
    .await?;
    Ok(Done::Done)
}
