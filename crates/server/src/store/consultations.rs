//! Consultations, as staff make and change them. The groups that answer them are in
//! [`super::consultation_groups`], answers and their counts in
//! [`super::consultation_answers`].

use super::audit::{Event, What};
use super::rows::from_row;
use super::{Store, StoreFault};
use api::consultation::Standing;
use chrono::NaiveDate;
use domain::consultation::asked::{Consultation, Purpose};
use sqlx::{Any, Transaction};

/// A consultation as it is kept, with what is shown of its counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its id.
    pub id: String,
    /// What its counts are kept under; none for a draft.
    pub number: Option<i64>,
    /// Its standing's word.
    pub standing: String,
    /// The day since which it stands so.
    pub stood_on: String,
    /// What it asks, as JSON.
    pub asked: String,
    /// Its code, from its opening on.
    pub code: Option<String>,
    /// What changed because of it.
    pub what_changed: Option<String>,
    /// Counts up with each change.
    pub revision: i64,
    /// How many had answered when its figures last moved.
    pub shown_people: Option<i64>,
    /// Its numbers then.
    pub shown: Option<String>,
    /// Its frozen figures.
    pub frozen: Option<String>,
}

from_row!(Kept {
    id,
    number,
    standing,
    stood_on,
    asked,
    code,
    what_changed,
    revision,
    shown_people,
    shown,
    frozen,
});

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// It is done.
    Done,
    /// Somebody else changed it since.
    Since,
}

/// Where a consultation goes.
#[derive(Debug, Clone)]
pub struct Step<'s> {
    /// Which.
    pub id: &'s str,
    /// Its state before.
    pub revision: i64,
    /// Where it is to stand.
    pub to: Standing,
    /// What it asks from now on: the same questions.
    pub asked: &'s Consultation,
    /// A code, when it has none.
    pub code: Option<&'s str>,
    /// The day.
    pub on: NaiveDate,
}

macro_rules! kept {
    ($and:literal) => {
        concat!(
            "select c.id, c.number, c.standing, c.stood_on, c.asked, c.code, c.what_changed,
                    c.revision, t.shown_people, t.shown, t.frozen
             from consultations c left join consultation_totals t on t.consultation = c.number ",
            $and
        )
    };
}

impl Store {
    /// Every consultation, the newest first.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn consultations(&self) -> Result<Vec<Kept>, StoreFault> {
        Ok(sqlx::query_as(kept!("order by c.made_at desc, c.id desc"))
            .fetch_all(&self.read)
            .await?)
    }

    /// Those that Home may show: opened, and not over before this day.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn consultations_on_home(&self, since: NaiveDate) -> Result<Vec<Kept>, StoreFault> {
        Ok(sqlx::query_as(kept!(
            "where c.on_home = 1 and c.number is not null and c.closes_on >= $1
             order by c.closes_on desc, c.made_at desc, c.id desc"
        ))
        .bind(since.to_string())
        .fetch_all(&self.read)
        .await?)
    }

    /// Earlier ones of the same purpose, the last first.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn consultations_before(
        &self,
        (id, purpose): (&str, Purpose),
        closes_on: NaiveDate,
        most: i64,
    ) -> Result<Vec<Kept>, StoreFault> {
        Ok(sqlx::query_as(kept!(
            "where c.purpose = $1 and c.number is not null and c.id <> $2 and c.closes_on <= $3
             order by c.closes_on desc, c.made_at desc, c.id desc limit $4"
        ))
        .bind(purpose.word())
        .bind(id)
        .bind(closes_on.to_string())
        .bind(most)
        .fetch_all(&self.read)
        .await?)
    }

    /// The one of this id.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn consultation(&self, id: &str) -> Result<Option<Kept>, StoreFault> {
        Ok(sqlx::query_as(kept!("where c.id = $1"))
            .bind(id)
            .fetch_optional(&self.read)
            .await?)
    }

    /// The one of this code.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn consultation_of_code(&self, code: &str) -> Result<Option<Kept>, StoreFault> {
        Ok(sqlx::query_as(kept!("where c.code = $1"))
            .bind(code)
            .fetch_optional(&self.read)
            .await?)
    }

    /// The one of this number.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn consultation_of_number(&self, number: i64) -> Result<Option<Kept>, StoreFault> {
        Ok(sqlx::query_as(kept!("where c.number = $1"))
            .bind(number)
            .fetch_optional(&self.read)
            .await?)
    }

    /// Keeps a new draft.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn draft_consultation(
        &self,
        id: &str,
        asked: &Consultation,
        on: NaiveDate,
        now: i64,
    ) -> Result<(), StoreFault> {
        sqlx::query(
            "insert into consultations
                 (id, standing, stood_on, asked, purpose, on_home, closes_on, revision, made_at)
             values ($1, $2, $3, $4, $5, $6, $7, 1, $8)",
        )
        .bind(id)
        .bind(Standing::Draft.word())
        .bind(on.to_string())
        .bind(written(asked)?)
        .bind(asked.purpose.word())
        .bind(i64::from(asked.on_home))
        .bind(asked.closes_on.to_string())
        .bind(now)
        .execute(&self.write)
        .await?;
        Ok(())
    }

    /// Writes a draft anew.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn rewrite_consultation(
        &self,
        id: &str,
        asked: &Consultation,
        revision: i64,
    ) -> Result<Changed, StoreFault> {
        let written = sqlx::query(
            "update consultations
             set asked = $1, purpose = $2, on_home = $3, closes_on = $4, revision = revision + 1
             where id = $5 and revision = $6 and standing = $7",
        )
        .bind(written(asked)?)
        .bind(asked.purpose.word())
        .bind(i64::from(asked.on_home))
        .bind(asked.closes_on.to_string())
        .bind(id)
        .bind(revision)
        .bind(Standing::Draft.word())
        .execute(&self.write)
        .await?;
        Ok(changed(written.rows_affected()))
    }

    /// Deletes a draft.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn delete_consultation(&self, id: &str) -> Result<Changed, StoreFault> {
        let deleted = sqlx::query("delete from consultations where id = $1 and standing = $2")
            .bind(id)
            .bind(Standing::Draft.word())
            .execute(&self.write)
            .await?;
        Ok(changed(deleted.rows_affected()))
    }

    /// Lets one stand elsewhere. What is opened for the first time is given its code and
    /// its counts.
    ///
    /// # Errors
    /// [`StoreFault`]; [`StoreFault::Taken`] when another has the code.
    pub async fn step_consultation(
        &self,
        step: &Step<'_>,
        member: &str,
        now: i64,
    ) -> Result<Changed, StoreFault> {
        let mut transaction = self.write.begin().await?;
        let stepped = sqlx::query(
            "update consultations
             set standing = $1, stood_on = $2, asked = $3, closes_on = $4,
                 code = coalesce(code, $5), revision = revision + 1
             where id = $6 and revision = $7",
        )
        .bind(step.to.word())
        .bind(step.on.to_string())
        .bind(written(step.asked)?)
        .bind(step.asked.closes_on.to_string())
        .bind(step.code)
        .bind(step.id)
        .bind(step.revision)
        .execute(&mut *transaction)
        .await?;
        if stepped.rows_affected() == 0 {
            return Ok(Changed::Since);
        }
        let what = match step.to {
            Standing::Draft | Standing::Open => What::ConsultationOpened,
            Standing::Paused => What::ConsultationPaused,
            Standing::Closed => What::ConsultationClosed,
            Standing::Archived => What::ConsultationArchived,
        };
        // Takes the record's lock: of two that are opened at once, one is first.
        Event {
            at: now,
            actor: member,
            what,
            subject: step.id,
        }
        .append(&mut transaction)
        .await?;
        if step.to == Standing::Open {
            begin_counting(&mut transaction, step).await?;
        }
        transaction.commit().await?;
        Ok(Changed::Done)
    }

    /// Keeps what changed because of one that is over.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn say_what_changed(
        &self,
        (id, revision): (&str, i64),
        what_changed: &str,
        member: &str,
        now: i64,
    ) -> Result<Changed, StoreFault> {
        let mut transaction = self.write.begin().await?;
        let said = sqlx::query(
            "update consultations set what_changed = $1, revision = revision + 1
             where id = $2 and revision = $3",
        )
        .bind(what_changed)
        .bind(id)
        .bind(revision)
        .execute(&mut *transaction)
        .await?;
        if said.rows_affected() == 0 {
            return Ok(Changed::Since);
        }
        Event {
            at: now,
            actor: member,
            what: What::ConsultationChanged,
            subject: id,
        }
        .append(&mut transaction)
        .await?;
        transaction.commit().await?;
        Ok(Changed::Done)
    }
}

/// Gives one that was opened for the first time its number and its counts. The record's
/// lock is held: no two are given the same.
async fn begin_counting(
    transaction: &mut Transaction<'_, Any>,
    step: &Step<'_>,
) -> Result<(), StoreFault> {
    let first: Option<(i64,)> = sqlx::query_as(
        "update consultations
         set number = (select coalesce(max(number), 0) + 1 from consultations)
         where id = $1 and number is null returning number",
    )
    .bind(step.id)
    .fetch_optional(&mut **transaction)
    .await?;
    let Some((number,)) = first else {
        return Ok(());
    };
    sqlx::query(
        "insert into consultation_totals
             (consultation, turn, people, shown_people, changes, areas, numbers, shown, stopped, kept)
         values ($1, 0, 0, 0, 0, '', '', '', 0, 1)",
    )
    .bind(number)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

const fn changed(rows: u64) -> Changed {
    match rows {
        0 => Changed::Since,
        _ => Changed::Done,
    }
}

fn written(asked: &Consultation) -> Result<String, StoreFault> {
    serde_json::to_string(asked).map_err(|_| StoreFault::Broken("consultation".to_owned()))
}
