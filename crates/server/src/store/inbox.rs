//! Reading what has been sent, for the desk, and marking it opened. Every statement has
//! the [`Scope`] of who asks in it. Who answers it is [`super::assigning`]'s.

use super::audit::{Event, What};
use super::rows::from_row;
use super::scope::Scope;
use super::{Store, StoreFault};
use crate::edges::hour_of;
use api::desk::inbox::Standing;
use sqlx::{Any, Transaction};

/// Where a submission stands in the inbox. The numbers are kept in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Unopened, and asks for contact.
    AsksForContact,
    /// Unopened.
    Unopened,
    /// Opened.
    Opened,
}

impl Place {
    /// As the table keeps it: the inbox is in this order.
    #[must_use]
    pub const fn number(self) -> i64 {
        match self {
            Self::AsksForContact => 0,
            Self::Unopened => 1,
            Self::Opened => 2,
        }
    }
}

/// One submission without its sealed bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its id.
    pub id: String,
    /// Which questions.
    pub form: String,
    /// Which version of them.
    pub form_version: i64,
    /// 1 when it asks for contact.
    pub contact: i64,
    /// An earlier submission it adds to.
    pub supersedes: Option<String>,
    /// Its hour.
    pub received_at: i64,
    /// Its place, as [`Place::number`].
    pub place: i64,
    /// Its order within the place.
    pub sort_at: i64,
    /// The name of who opened it first.
    pub opened_by: Option<String>,
    /// The hour of that.
    pub opened_at: Option<i64>,
    /// The stage reached, as `Stage::word`.
    pub stage: Option<String>,
    /// When it was added to the child's record.
    pub in_record_at: Option<i64>,
    /// The id of who answers it.
    pub assigned_to: Option<String>,
    /// Their name.
    pub assigned_name: Option<String>,
    /// The invitation it came with.
    pub invitation: Option<String>,
    /// Which key that invitation's note is sealed to.
    pub note_epoch: Option<i64>,
    /// That note.
    pub note_for_team: Option<String>,
}

from_row!(Line {
    id,
    form,
    form_version,
    contact,
    supersedes,
    received_at,
    place,
    sort_at,
    opened_by,
    opened_at,
    stage,
    in_record_at,
    assigned_to,
    assigned_name,
    invitation,
    note_epoch,
    note_for_team
});

/// The sealed part of one submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The suite.
    pub suite: String,
    /// The team.
    pub team: String,
    /// The key.
    pub epoch: i64,
    /// In base 64.
    pub sealed: String,
}

from_row!(Sealed {
    suite,
    team,
    epoch,
    sealed
});

/// A point between two lines of the inbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct After {
    /// As [`Line::place`].
    pub place: i64,
    /// As [`Line::sort_at`].
    pub sort_at: i64,
    /// As [`Line::id`].
    pub id: String,
}

impl After {
    /// Before the first line.
    #[must_use]
    pub const fn nothing() -> Self {
        Self {
            place: -1,
            sort_at: 0,
            id: String::new(),
        }
    }
}

/// Which lines are wanted; the default leaves nothing out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// `,a,b,`: the ids of forms; empty for any.
    forms: String,
    standing: Option<Standing>,
}

/// Not the id of a form: small letters, digits and hyphens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoId;

impl Wanted {
    /// Those that stand here; anywhere when that is absent.
    #[must_use]
    pub fn standing(standing: Option<Standing>) -> Self {
        Self {
            forms: String::new(),
            standing,
        }
    }

    /// Answers to this form, too.
    ///
    /// # Errors
    /// [`NoId`] for what would mean something else to the database.
    pub fn add(&mut self, form: &str) -> Result<(), NoId> {
        let is_letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if form.is_empty() || !form.chars().all(is_letter) {
            return Err(NoId);
        }
        if self.forms.is_empty() {
            self.forms.push(',');
        }
        self.forms.push_str(form);
        self.forms.push(',');
        Ok(())
    }
}

/// The lines where this is so.
macro_rules! lines_where {
    ($($condition:expr),+) => {
        concat!(
            "select s.id, s.form, s.form_version, s.contact, s.supersedes, s.received_at,
                    s.place, s.sort_at, m.name as opened_by, s.opened_at, s.stage, s.in_record_at,
                    s.assigned_to, a.name as assigned_name,
                    s.invitation, i.epoch as note_epoch, i.note_for_team
             from submissions s left join members m on m.id = s.opened_by
             left join members a on a.id = s.assigned_to
             left join invitations i on i.id = s.invitation
             where ",
            $($condition),+
        )
    };
}

/// Word for word as in the index that answers it.
macro_rules! finished {
    () => {
        "(case when s.stage in ('done', 'not_possible') then 1 else 0 end)"
    };
}

/// One page for each scope, with more that a line must be. Each is a text of its own, so
/// that the database walks the index that fits. `$6` is whose the assigned ones are: few,
/// so the `+` keeps the database from the index over everything that is finished or not.
macro_rules! page {
    ($scope:expr) => {
        match $scope {
            Scope::Everything => page!(@of ""),
            Scope::AssignedTo(_) => page!(@of "and s.assigned_to = $6"),
        }
    };
    ($scope:expr, $($more:expr),+) => {
        match $scope {
            Scope::Everything => page!(@of "and ", $($more),+),
            Scope::AssignedTo(_) => page!(@of "and s.assigned_to = $6 and +", $($more),+),
        }
    };
    (@of $($more:expr),*) => {
        lines_where!(
            "(s.place, s.sort_at, s.id) > ($1, $2, $3)
               and ($5 = '' or $5 like '%,' || s.form || ',%') ",
            $($more,)*
            " order by s.place, s.sort_at, s.id
              limit $4"
        )
    };
}

impl Store {
    /// At most `most` of the wanted lines that come after this point.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn lines(
        &self,
        scope: Scope<'_>,
        wanted: &Wanted,
        after: &After,
        most: usize,
    ) -> Result<Vec<Line>, StoreFault> {
        let asked = match wanted.standing {
            None => page!(scope),
            Some(Standing::Unopened) => page!(scope, "s.place < 2"),
            Some(Standing::Unfinished) => page!(scope, finished!(), " = 0"),
            Some(Standing::Finished) => page!(scope, finished!(), " = 1"),
        };
        let asked = sqlx::query_as(asked)
            .bind(after.place)
            .bind(after.sort_at)
            .bind(&after.id)
            .bind(i64::try_from(most).unwrap_or(i64::MAX))
            .bind(&wanted.forms);
        let asked = match scope {
            Scope::Everything => asked,
            Scope::AssignedTo(member) => asked.bind(member),
        };
        Ok(asked.fetch_all(&self.read).await?)
    }

    /// How many nobody has opened.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn unopened(&self, scope: Scope<'_>) -> Result<u64, StoreFault> {
        let (count,): (i64,) = sqlx::query_as(
            "select cast(count(*) as bigint) from submissions
             where place < $1 and ($2 = '' or assigned_to = $2)",
        )
        .bind(Place::Opened.number())
        .bind(scope.only())
        .fetch_one(&self.read)
        .await?;
        Ok(u64::try_from(count).unwrap_or_default())
    }

    /// One line, if there is such a submission.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn line(&self, scope: Scope<'_>, id: &str) -> Result<Option<Line>, StoreFault> {
        Ok(sqlx::query_as(lines_where!(
            "s.id = $1 and ($2 = '' or s.assigned_to = $2)"
        ))
        .bind(id)
        .bind(scope.only())
        .fetch_optional(&self.read)
        .await?)
    }

    /// The sealed part of one submission, if there is such a one. That it was
    /// fetched, and by whom, is written to the audit before it is given out.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn sealed(
        &self,
        scope: Scope<'_>,
        id: &str,
        member: &str,
        now: i64,
    ) -> Result<Option<Sealed>, StoreFault> {
        let mut transaction = self.write.begin().await?;
        let sealed = sqlx::query_as(
            "select suite, team, epoch, sealed from submissions
             where id = $1 and ($2 = '' or assigned_to = $2)",
        )
        .bind(id)
        .bind(scope.only())
        .fetch_optional(&mut *transaction)
        .await?;
        if sealed.is_some() {
            Event {
                at: now,
                actor: member,
                what: What::SubmissionFetched,
                subject: id,
            }
            .append(&mut transaction)
            .await?;
        }
        transaction.commit().await?;
        Ok(sealed)
    }

    /// Marks a submission opened; the first opening stays. False when there is none such.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn mark_opened(
        &self,
        scope: Scope<'_>,
        id: &str,
        member: &str,
        now: i64,
    ) -> Result<bool, StoreFault> {
        let mut transaction = self.write.begin().await?;
        let marked = sqlx::query(
            "update submissions
             set opened_by = $1, opened_at = $2, place = $3, sort_at = -received_at
             where id = $4 and opened_by is null and ($5 = '' or assigned_to = $5)",
        )
        .bind(member)
        .bind(hour_of(now))
        .bind(Place::Opened.number())
        .bind(id)
        .bind(scope.only())
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if marked == 0 {
            return sees(&mut transaction, scope, id).await;
        }
        Event {
            at: now,
            actor: member,
            what: What::SubmissionOpened,
            subject: id,
        }
        .append(&mut transaction)
        .await?;
        transaction.commit().await?;
        Ok(true)
    }
}

/// Whether who asks sees a submission of this id.
pub(super) async fn sees(
    transaction: &mut Transaction<'_, Any>,
    scope: Scope<'_>,
    id: &str,
) -> Result<bool, StoreFault> {
    let found: Option<(String,)> = sqlx::query_as(
        "select id from submissions where id = $1 and ($2 = '' or assigned_to = $2)",
    )
    .bind(id)
    .bind(scope.only())
    .fetch_optional(&mut **transaction)
    .await?;
    Ok(found.is_some())
}
