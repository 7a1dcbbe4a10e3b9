//! Reports to the panel: drafts, and what was frozen of them.

use super::audit::{Event, What};
use super::consultations::Changed;
use super::rows::from_row;
use super::{Store, StoreFault};
use api::desk::reports::Written;
use api::desk::review_figures::Period;
use chrono::NaiveDate;

/// A report as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptReport {
    /// Its id.
    pub id: String,
    /// What staff wrote, as JSON.
    pub written: String,
    /// Counts up with each change.
    pub revision: i64,
    /// Its frozen figures, as JSON.
    pub figures: Option<String>,
    /// Who froze it.
    pub frozen_by: Option<String>,
    /// On which day.
    pub frozen_on: Option<String>,
}

from_row!(KeptReport {
    id,
    written,
    revision,
    figures,
    frozen_by,
    frozen_on,
});

/// What is frozen, and by whom.
#[derive(Debug, Clone)]
pub struct Freezing<'f> {
    /// Which.
    pub id: &'f str,
    /// Its state before.
    pub revision: i64,
    /// The figures, as JSON.
    pub figures: &'f str,
    /// The name of who freezes it.
    pub by: &'f str,
    /// The day.
    pub on: NaiveDate,
    /// The days whose requests it counted itself.
    pub requests: Option<Period>,
}

/// What became of freezing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Froze {
    /// It is frozen.
    Done,
    /// Somebody else changed or froze it since.
    Since,
    /// Another report has requests of the same days.
    RequestsTaken,
}

macro_rules! kept {
    ($and:literal) => {
        concat!(
            "select id, written, revision, figures, frozen_by, frozen_on from reports ",
            $and
        )
    };
}

impl Store {
    /// Every report, the newest period first.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn reports(&self) -> Result<Vec<KeptReport>, StoreFault> {
        Ok(
            sqlx::query_as(kept!("order by period_to desc, made_at desc, id desc"))
                .fetch_all(&self.read)
                .await?,
        )
    }

    /// The one of this id.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn report(&self, id: &str) -> Result<Option<KeptReport>, StoreFault> {
        Ok(sqlx::query_as(kept!("where id = $1"))
            .bind(id)
            .fetch_optional(&self.read)
            .await?)
    }

    /// Frozen ones that counted requests of some of these days.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn reports_with_requests(
        &self,
        period: Period,
    ) -> Result<Vec<KeptReport>, StoreFault> {
        Ok(sqlx::query_as(kept!(
            "where requests_from <= $1 and requests_to >= $2 order by requests_from"
        ))
        .bind(period.to.to_string())
        .bind(period.from.to_string())
        .fetch_all(&self.read)
        .await?)
    }

    /// Keeps a new draft.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn draft_report(
        &self,
        id: &str,
        written: &Written,
        now: i64,
    ) -> Result<(), StoreFault> {
        sqlx::query(
            "insert into reports (id, written, period_from, period_to, revision, made_at)
             values ($1, $2, $3, $4, 1, $5)",
        )
        .bind(id)
        .bind(json(written)?)
        .bind(written.period.from.to_string())
        .bind(written.period.to.to_string())
        .bind(now)
        .execute(&self.write)
        .await?;
        Ok(())
    }

    /// Writes a draft anew.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn rewrite_report(
        &self,
        id: &str,
        written: &Written,
        revision: i64,
    ) -> Result<Changed, StoreFault> {
        let done = sqlx::query(
            "update reports
             set written = $1, period_from = $2, period_to = $3, revision = revision + 1
             where id = $4 and revision = $5 and figures is null",
        )
        .bind(json(written)?)
        .bind(written.period.from.to_string())
        .bind(written.period.to.to_string())
        .bind(id)
        .bind(revision)
        .execute(&self.write)
        .await?;
        Ok(match done.rows_affected() {
            0 => Changed::Since,
            _ => Changed::Done,
        })
    }

    /// Deletes a draft.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn delete_report(&self, id: &str) -> Result<Changed, StoreFault> {
        let done = sqlx::query("delete from reports where id = $1 and figures is null")
            .bind(id)
            .execute(&self.write)
            .await?;
        Ok(match done.rows_affected() {
            0 => Changed::Since,
            _ => Changed::Done,
        })
    }

    /// Freezes a draft. Of two that count requests of the same days one is first, and the
    /// other is told.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn freeze_report(
        &self,
        freezing: &Freezing<'_>,
        member: &str,
        now: i64,
    ) -> Result<Froze, StoreFault> {
        let mut transaction = self.write.begin().await?;
        // Takes the record's lock: of two that are frozen at once, one is first.
        Event {
            at: now,
            actor: member,
            what: What::ReportFrozen,
            subject: freezing.id,
        }
        .append(&mut transaction)
        .await?;
        let (from, to) = freezing
            .requests
            .map(|days| (days.from.to_string(), days.to.to_string()))
            .unzip();
        if freezing.requests.is_some() {
            let (others,): (i64,) = sqlx::query_as(
                "select count(*) from reports where requests_from <= $1 and requests_to >= $2",
            )
            .bind(&to)
            .bind(&from)
            .fetch_one(&mut *transaction)
            .await?;
            if others > 0 {
                return Ok(Froze::RequestsTaken);
            }
        }
        let done = sqlx::query(
            "update reports
             set figures = $1, frozen_by = $2, frozen_on = $3, requests_from = $4,
                 requests_to = $5, revision = revision + 1
             where id = $6 and revision = $7 and figures is null",
        )
        .bind(freezing.figures)
        .bind(freezing.by)
        .bind(freezing.on.to_string())
        .bind(from)
        .bind(to)
        .bind(freezing.id)
        .bind(freezing.revision)
        .execute(&mut *transaction)
        .await?;
        if done.rows_affected() == 0 {
            return Ok(Froze::Since);
        }
        transaction.commit().await?;
        Ok(Froze::Done)
    }
}

fn json(written: &Written) -> Result<String, StoreFault> {
    serde_json::to_string(written).map_err(|_| StoreFault::Broken("report".to_owned()))
}
