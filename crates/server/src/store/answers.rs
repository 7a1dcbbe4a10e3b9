//! What was said back: the stage reached, the team's copies, and the young people's
//! copies under the hash of what their return code looks for.

use super::audit::{Event, What};
use super::inbox::sees;
use super::rows::from_row;
use super::scope::Scope;
use super::{Store, StoreFault};
use crate::edges::hour_of;
use crate::secrets::sha256_hex;
use api::desk::answers::{ForPhone, NewAnswer};
use domain::ids::SubmissionId;
use domain::receipt::{LASTS_AT_MOST_DAYS, LASTS_DAYS, Stage};
use sqlx::{Any, Transaction};

/// The most things said back to one submission.
pub const MOST_SAID: i64 = 100;

/// One thing said, as the desk reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidToTeam {
    /// Which key it is sealed to.
    pub epoch: i64,
    /// The team's copy.
    pub for_team: String,
    /// The name of the member who said it.
    pub said_by: String,
    /// The hour.
    pub said_at: i64,
}

from_row!(SaidToTeam {
    epoch,
    for_team,
    said_by,
    said_at
});

/// How far a submission has come, and how long it stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The stage, as [`Stage::word`].
    pub stage: Option<String>,
    /// The hour it came.
    pub received_at: i64,
    /// When it was added to the child's record.
    pub in_record_at: Option<i64>,
}

from_row!(Progress {
    stage,
    received_at,
    in_record_at
});

/// What became of saying something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// It is said, now or before.
    Done,
    /// There is no such submission.
    Nowhere,
    /// The stage does not follow the one reached, or two said one at the same time.
    NotNext,
    /// [`MOST_SAID`] things have been said.
    TooMany,
}

const ONE_DAY: i64 = 86_400;

impl Progress {
    /// When the submission goes: 30 days after it was added to the record, 180 days
    /// after it came at the latest.
    #[must_use]
    pub fn goes_at(&self) -> i64 {
        let at_most = self.received_at + LASTS_AT_MOST_DAYS * ONE_DAY;
        self.in_record_at
            .map_or(at_most, |at| at_most.min(at + LASTS_DAYS * ONE_DAY))
    }
}

impl Store {
    /// How far a submission has come; none when there is none such.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn progress(
        &self,
        scope: Scope<'_>,
        id: &SubmissionId,
    ) -> Result<Option<Progress>, StoreFault> {
        Ok(sqlx::query_as(
            "select stage, received_at, in_record_at from submissions
             where id = $1 and ($2 = '' or assigned_to = $2)",
        )
        .bind(id.as_str())
        .bind(scope.only())
        .fetch_optional(&self.read)
        .await?)
    }

    /// What was said back to a submission, oldest first.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn said_to_team(
        &self,
        scope: Scope<'_>,
        id: &SubmissionId,
    ) -> Result<Vec<SaidToTeam>, StoreFault> {
        Ok(sqlx::query_as(
            "select a.epoch, a.for_team, m.name as said_by, a.said_at
             from answers a join members m on m.id = a.said_by
             join submissions s on s.id = a.submission
             where a.submission = $1 and ($2 = '' or s.assigned_to = $2) order by a.seq",
        )
        .bind(id.as_str())
        .bind(scope.only())
        .fetch_all(&self.read)
        .await?)
    }

    /// What a return code may read, oldest first.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn said_to_phone(
        &self,
        lookup_sha256: &str,
        now: i64,
    ) -> Result<Vec<String>, StoreFault> {
        let rows: Vec<(String,)> = sqlx::query_as(
            "select sealed from receipts where lookup_sha256 = $1 and goes_at > $2 order by seq",
        )
        .bind(lookup_sha256)
        .bind(now)
        .fetch_all(&self.read)
        .await?;
        Ok(rows.into_iter().map(|(sealed,)| sealed).collect())
    }

    /// Says something back: stage, team's copy and the young person's, all or none.
    /// The same id again changes nothing.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn say(
        &self,
        scope: Scope<'_>,
        about: &SubmissionId,
        answer: &NewAnswer,
        (member, now): (&str, i64),
    ) -> Result<Said, StoreFault> {
        let mut transaction = self.write.begin().await?;
        let found: Option<(Option<String>,)> = sqlx::query_as(
            "select stage from submissions where id = $1 and ($2 = '' or assigned_to = $2)",
        )
        .bind(about.as_str())
        .bind(scope.only())
        .fetch_optional(&mut *transaction)
        .await?;
        let Some((reached,)) = found else {
            return Ok(Said::Nowhere);
        };
        let (said, this): (i64, i64) = sqlx::query_as(
            "select cast(count(*) as bigint),
                    cast(coalesce(sum(case when id = $1 then 1 else 0 end), 0) as bigint)
             from answers where submission = $2",
        )
        .bind(answer.id.as_str())
        .bind(about.as_str())
        .fetch_one(&mut *transaction)
        .await?;
        if this > 0 {
            return Ok(Said::Done);
        }
        if said >= MOST_SAID {
            return Ok(Said::TooMany);
        }
        if let Some(stage) = answer.stage {
            let from = reached.as_deref().and_then(Stage::of_word);
            if stage.follows(from).is_err()
                || !move_on(&mut transaction, about, reached.as_deref(), stage).await?
            {
                return Ok(Said::NotNext);
            }
        }
        let written = sqlx::query(
            "insert into answers (id, submission, seq, epoch, for_team, said_by, said_at)
             values ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(answer.id.as_str())
        .bind(about.as_str())
        .bind(said + 1)
        .bind(i64::from(answer.epoch))
        .bind(&answer.for_team)
        .bind(member)
        .bind(hour_of(now))
        .execute(&mut *transaction)
        .await
        .map_err(StoreFault::from);
        match written {
            Ok(_) => {}
            Err(StoreFault::Taken) => return Ok(Said::NotNext),
            Err(fault) => return Err(fault),
        }
        if let Some(copy) = &answer.for_phone {
            leave_for_phone(&mut transaction, copy, answer.stage, now).await?;
        }
        Event {
            at: now,
            actor: member,
            what: What::AnswerGiven,
            subject: about.as_str(),
        }
        .append(&mut transaction)
        .await?;
        transaction.commit().await?;
        Ok(Said::Done)
    }

    /// Says that a submission has been added to the child's record. The first time
    /// stays. False when there is none such.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn add_to_record(
        &self,
        scope: Scope<'_>,
        id: &SubmissionId,
        member: &str,
        now: i64,
    ) -> Result<bool, StoreFault> {
        let mut transaction = self.write.begin().await?;
        let added = sqlx::query(
            "update submissions set in_record_at = $1
             where id = $2 and in_record_at is null and ($3 = '' or assigned_to = $3)",
        )
        .bind(hour_of(now))
        .bind(id.as_str())
        .bind(scope.only())
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if added == 0 {
            return sees(&mut transaction, scope, id.as_str()).await;
        }
        Event {
            at: now,
            actor: member,
            what: What::AddedToRecord,
            subject: id.as_str(),
        }
        .append(&mut transaction)
        .await?;
        transaction.commit().await?;
        Ok(true)
    }
}

/// False when somebody else has moved it on meanwhile.
async fn move_on(
    transaction: &mut Transaction<'_, Any>,
    about: &SubmissionId,
    reached: Option<&str>,
    stage: Stage,
) -> Result<bool, StoreFault> {
    let moved =
        sqlx::query("update submissions set stage = $1 where id = $2 and coalesce(stage, '') = $3")
            .bind(stage.word())
            .bind(about.as_str())
            .bind(reached.unwrap_or_default())
            .execute(&mut **transaction)
            .await?
            .rows_affected();
    Ok(moved == 1)
}

/// Days, not instants: the time of a young person's copy must not give away which
/// submission it answers.
async fn leave_for_phone(
    transaction: &mut Transaction<'_, Any>,
    copy: &ForPhone,
    stage: Option<Stage>,
    now: i64,
) -> Result<(), StoreFault> {
    let lookup_sha256 = sha256_hex(copy.lookup_id.as_str());
    let today = now.div_euclid(ONE_DAY) * ONE_DAY;
    let (held,): (i64,) =
        sqlx::query_as("select cast(count(*) as bigint) from receipts where lookup_sha256 = $1")
            .bind(&lookup_sha256)
            .fetch_one(&mut **transaction)
            .await?;
    sqlx::query(
        "insert into receipts (lookup_sha256, seq, sealed, goes_at) values ($1, $2, $3, $4)",
    )
    .bind(&lookup_sha256)
    .bind(held + 1)
    .bind(&copy.sealed)
    .bind(today + (LASTS_AT_MOST_DAYS + 1) * ONE_DAY)
    .execute(&mut **transaction)
    .await?;
    if stage.is_some_and(Stage::is_last) {
        sqlx::query("update receipts set goes_at = $1 where lookup_sha256 = $2")
            .bind(today + (LASTS_DAYS + 1) * ONE_DAY)
            .bind(&lookup_sha256)
            .execute(&mut **transaction)
            .await?;
    }
    Ok(())
}
