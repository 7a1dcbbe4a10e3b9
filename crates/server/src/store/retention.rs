//! What goes, and when: the promises of `docs/PRIVACY.md`, kept by one sweep.

use super::action_says::forget_says;
use super::attempts::WINDOW_SECONDS;
use super::consultation_counts::forget_answers;
use super::events::forget_events;
use super::pledge::forget_marks;
use super::wall::forget_praise;
use super::{Store, StoreFault};
use api::actions::SHOWN_DAYS;
use domain::calendar::days_before;
use domain::consultation::quarter::Quarter;
use domain::receipt::{LASTS_AT_MOST_DAYS, LASTS_DAYS};

const ONE_DAY: i64 = 86_400;

/// How many rows a sweep removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Swept {
    /// Submissions, with what was said back to them.
    pub submissions: u64,
    /// Invitations.
    pub invitations: u64,
    /// Young people's copies of what was said back.
    pub receipts: u64,
    /// Marks of ratings; their counts stay.
    pub marks: u64,
    /// Answers to consultations; their counts stay.
    pub consultation_answers: u64,
    /// Meetings of groups.
    pub events: u64,
    /// Pieces of the wall.
    pub praise: u64,
    /// What devices said of actions; the counts stay.
    pub action_says: u64,
}

impl Store {
    /// Removes everything whose time has come. Twice at the same instant removes
    /// nothing more; any number of processes may sweep.
    ///
    /// # Errors
    /// [`StoreFault`]; then nothing was removed.
    pub async fn sweep(&self, now: i64) -> Result<Swept, StoreFault> {
        let oldest = now - LASTS_AT_MOST_DAYS * ONE_DAY;
        let in_record_before = now - LASTS_DAYS * ONE_DAY;
        let mut transaction = self.write.begin().await?;
        sqlx::query(
            "delete from answers where submission in
                 (select id from submissions where received_at <= $1 or in_record_at <= $2)",
        )
        .bind(oldest)
        .bind(in_record_before)
        .execute(&mut *transaction)
        .await?;
        let submissions =
            sqlx::query("delete from submissions where received_at <= $1 or in_record_at <= $2")
                .bind(oldest)
                .bind(in_record_before)
                .execute(&mut *transaction)
                .await?
                .rows_affected();
        // An ended invitation opens nothing more, whoever holds it. The team's note
        // stays while views that came with it do: it says whose they are.
        sqlx::query(
            "update invitations
             set link_sha256 = null, code_sha256 = null,
                 key_mac = '', note_for_link = '', note_for_code = ''
             where ends_at <= $1 and link_sha256 is not null",
        )
        .bind(now)
        .execute(&mut *transaction)
        .await?;
        // What is known of a review stays as long as views may: the return is made once a
        // year, and a child who never answered is in it as well. While views that came
        // with the invitation stay, so does this.
        sqlx::query(
            "delete from review_notes where goes_at <= $1 and not exists
                 (select 1 from submissions
                  where submissions.invitation = review_notes.invitation)",
        )
        .bind(now)
        .execute(&mut *transaction)
        .await?;
        let invitations = sqlx::query(
            "delete from invitations where ends_at <= $1 and not exists
                 (select 1 from submissions where submissions.invitation = invitations.id)
             and not exists
                 (select 1 from review_notes where review_notes.invitation = invitations.id)",
        )
        .bind(now)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        sqlx::query("delete from attempts where since <= $1")
            .bind(now - WINDOW_SECONDS)
            .execute(&mut *transaction)
            .await?;
        sqlx::query("delete from half_sessions where ends_at <= $1")
            .bind(now)
            .execute(&mut *transaction)
            .await?;
        sqlx::query("delete from council_attempts where ends_at <= $1")
            .bind(now)
            .execute(&mut *transaction)
            .await?;
        let on = chrono::DateTime::from_timestamp(now, 0).unwrap_or_default();
        let today = on.date_naive();
        sqlx::query("delete from review_counts where goes_on <= $1")
            .bind(today.to_string())
            .execute(&mut *transaction)
            .await?;
        let receipts = sqlx::query("delete from receipts where goes_at <= $1")
            .bind(now)
            .execute(&mut *transaction)
            .await?
            .rows_affected();
        let closed = Quarter::closed_last(today);
        let marks = forget_marks(&mut transaction, closed).await?;
        let consultation_answers = forget_answers(&mut transaction).await?;
        let events = forget_events(&mut transaction, today).await?;
        let praise = forget_praise(&mut transaction, now).await?;
        let shown_since = days_before(today, SHOWN_DAYS);
        let action_says = forget_says(&mut transaction, shown_since).await?;
        transaction.commit().await?;
        Ok(Swept {
            submissions,
            invitations,
            receipts,
            marks,
            consultation_answers,
            events,
            praise,
            action_says,
        })
    }
}
