//! Actions, as staff make and change them. Whether they happened, as young people say, is
//! counted in [`super::action_says`].

use super::audit::{Event, What};
use super::rows::from_row;
use super::{Store, StoreFault};
use api::actions::{Stage, Update};
use api::desk::actions::Written;
use chrono::NaiveDate;

/// An action as it is kept, with what is shown of its counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its id.
    pub id: String,
    /// What staff wrote, as JSON.
    pub written: String,
    /// What was said of it since, the oldest first, as JSON.
    pub updates: String,
    /// Whether phones show it.
    pub published: i64,
    /// The day it was made.
    pub made_on: String,
    /// The day its stage last changed.
    pub stood_on: String,
    /// Counts up with each change.
    pub revision: i64,
    /// How many said that it happened when its figures last moved.
    pub shown_did: i64,
    /// How many said that it did not.
    pub shown_did_not: i64,
}

from_row!(Kept {
    id,
    written,
    updates,
    published,
    made_on,
    stood_on,
    revision,
    shown_did,
    shown_did_not,
});

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// It is done.
    Done,
    /// Somebody else changed it since, or it is gone.
    Since,
}

/// Who changes something, and when.
#[derive(Debug, Clone, Copy)]
pub struct By<'b> {
    /// The member.
    pub member: &'b str,
    /// In seconds since 1970.
    pub now: i64,
    /// The day.
    pub today: NaiveDate,
}

macro_rules! kept {
    ($and:literal) => {
        concat!(
            "select a.id, a.written, a.updates, a.published, a.made_on, a.stood_on, a.revision,
                    c.shown_did, c.shown_did_not
             from actions a join action_counts c on c.action = a.id ",
            $and
        )
    };
}

impl Store {
    /// Every action, the newest first.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn actions(&self) -> Result<Vec<Kept>, StoreFault> {
        Ok(sqlx::query_as(kept!("order by a.made_at desc, a.id desc"))
            .fetch_all(&self.read)
            .await?)
    }

    /// Those that phones show, the newest first: published, and being done or standing as
    /// they do since a day after this one.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn actions_for_phones(&self, since: NaiveDate) -> Result<Vec<Kept>, StoreFault> {
        Ok(sqlx::query_as(kept!(
            "where a.published = 1 and (a.stage = $1 or a.stood_on > $2)
             order by a.made_at desc, a.id desc"
        ))
        .bind(Stage::Doing.word())
        .bind(since.to_string())
        .fetch_all(&self.read)
        .await?)
    }

    /// The one of this id.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn action(&self, id: &str) -> Result<Option<Kept>, StoreFault> {
        Ok(sqlx::query_as(kept!("where a.id = $1"))
            .bind(id)
            .fetch_optional(&self.read)
            .await?)
    }

    /// Keeps a new one.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn make_action(
        &self,
        id: &str,
        written: &Written,
        by: By<'_>,
    ) -> Result<(), StoreFault> {
        let mut transaction = self.write.begin().await?;
        sqlx::query(
            "insert into actions (id, written, updates, stage, published, was_published,
                 made_on, stood_on, shown_on, made_at, revision)
             values ($1, $2, '[]', $3, $4, $4, $5, $5, $5, $6, 1)",
        )
        .bind(id)
        .bind(json(written)?)
        .bind(written.stage.word())
        .bind(i64::from(written.published))
        .bind(by.today.to_string())
        .bind(by.now)
        .execute(&mut *transaction)
        .await?;
        sqlx::query(
            "insert into action_counts
                 (action, did, did_not, shown_did, shown_did_not, changes, stopped)
             values ($1, 0, 0, 0, 0, 0, 0)",
        )
        .bind(id)
        .execute(&mut *transaction)
        .await?;
        by.event(What::ActionMade, id)
            .append(&mut transaction)
            .await?;
        if written.published {
            by.event(What::ActionPublished, id)
                .append(&mut transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Writes one anew; `before` is how it was.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn rewrite_action(
        &self,
        id: &str,
        (before, written): (&Written, &Written),
        by: By<'_>,
    ) -> Result<Changed, StoreFault> {
        let mut transaction = self.write.begin().await?;
        let today = by.today.to_string();
        let done = sqlx::query(
            "update actions
             set written = $1, stage = $2, published = $3,
                 was_published = case when $3 = 1 then 1 else was_published end,
                 stood_on = case when stage = $2 then stood_on else $4 end,
                 shown_on = case when published = $3 then shown_on else $4 end,
                 revision = revision + 1
             where id = $5 and revision = $6",
        )
        .bind(json(written)?)
        .bind(written.stage.word())
        .bind(i64::from(written.published))
        .bind(today)
        .bind(id)
        .bind(i64::from(written.revision))
        .execute(&mut *transaction)
        .await?;
        if done.rows_affected() == 0 {
            return Ok(Changed::Since);
        }
        let what = match (before.published, written.published) {
            (false, true) => What::ActionPublished,
            (true, false) => What::ActionTakenBack,
            _ => What::ActionChanged,
        };
        by.event(what, id).append(&mut transaction).await?;
        transaction.commit().await?;
        Ok(Changed::Done)
    }

    /// Keeps what was said of one since, the oldest first.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn update_action(
        &self,
        (id, revision): (&str, i64),
        updates: &[Update],
        by: By<'_>,
    ) -> Result<Changed, StoreFault> {
        let mut transaction = self.write.begin().await?;
        let done = sqlx::query(
            "update actions set updates = $1, revision = revision + 1
             where id = $2 and revision = $3",
        )
        .bind(json(&updates)?)
        .bind(id)
        .bind(revision)
        .execute(&mut *transaction)
        .await?;
        if done.rows_affected() == 0 {
            return Ok(Changed::Since);
        }
        by.event(What::ActionUpdated, id)
            .append(&mut transaction)
            .await?;
        transaction.commit().await?;
        Ok(Changed::Done)
    }

    /// Deletes one that was never published.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn delete_action(&self, id: &str, by: By<'_>) -> Result<Changed, StoreFault> {
        let mut transaction = self.write.begin().await?;
        let done = sqlx::query("delete from actions where id = $1 and was_published = 0")
            .bind(id)
            .execute(&mut *transaction)
            .await?;
        if done.rows_affected() == 0 {
            return Ok(Changed::Since);
        }
        // Nobody can have said anything of it.
        sqlx::query("delete from action_counts where action = $1")
            .bind(id)
            .execute(&mut *transaction)
            .await?;
        by.event(What::ActionDeleted, id)
            .append(&mut transaction)
            .await?;
        transaction.commit().await?;
        Ok(Changed::Done)
    }
}

impl<'b> By<'b> {
    const fn event(self, what: What, subject: &'b str) -> Event<'b> {
        Event {
            at: self.now,
            actor: self.member,
            what,
            subject,
        }
    }
}

fn json(what: &impl serde::Serialize) -> Result<String, StoreFault> {
    serde_json::to_string(what).map_err(|_| StoreFault::Broken("action".to_owned()))
}
