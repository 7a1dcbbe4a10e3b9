//! Invitations: issued, found by the hash of a proof, listed, renewed, extended,
//! taken back, ended.

use super::audit::{Event, What};
use super::rows::from_row;
use super::{Store, StoreFault, review_notes};
use api::desk::invitations::NewInvitation;
use domain::invitation::{LIVES_DAYS, Standing};
use sqlx::{Any, Transaction};

/// An invitation that is open, as the phone that holds it may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenInvitation {
    /// Its id.
    pub id: String,
    /// The key it was made for.
    pub epoch: i64,
    /// 1 when it was found by its code's hash, 0 by its link's.
    pub by_code: i64,
    /// HMAC of the key under the code's own.
    pub key_mac: String,
    /// The phone's note, under the key that belongs to the proof.
    pub note: String,
    /// When it ends.
    pub ends_at: i64,
}

from_row!(OpenInvitation {
    id,
    epoch,
    by_code,
    key_mac,
    note,
    ends_at
});

/// An invitation as the desk lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedInvitation {
    /// Its id.
    pub id: String,
    /// Which key the team's note is sealed to.
    pub epoch: i64,
    /// The team's note.
    pub note_for_team: String,
    /// When it was made.
    pub made_at: i64,
    /// When it ends.
    pub ends_at: i64,
    /// When it was taken back.
    pub revoked_at: Option<i64>,
    /// How many submissions came with it.
    pub answers: i64,
    /// Which key what is known of the review is sealed to.
    pub review_epoch: Option<i64>,
    /// Its version.
    pub review_version: Option<i64>,
    /// What is known of the review.
    pub review_note: Option<String>,
    /// When that may go.
    pub review_goes_at: Option<i64>,
}

from_row!(ListedInvitation {
    id,
    epoch,
    note_for_team,
    made_at,
    ends_at,
    revoked_at,
    answers,
    review_epoch,
    review_version,
    review_note,
    review_goes_at
});

impl ListedInvitation {
    /// Where it stands at this instant.
    #[must_use]
    pub const fn standing(&self, now: i64) -> Standing {
        if self.revoked_at.is_some() {
            Standing::Revoked
        } else if self.ends_at <= now {
            Standing::Ended
        } else if self.answers > 0 {
            Standing::Answered
        } else {
            Standing::Waiting
        }
    }
}

/// What became of issuing invitations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Issued {
    /// All are there, now or before.
    All,
    /// An id or a hash belongs to another invitation: none of these were stored.
    Taken,
}

/// What became of changing one invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// It ends then, and not before.
    Until(i64),
    /// It is over or was taken back.
    Over,
    /// A hash belongs to another invitation.
    Taken,
    /// There is none such.
    NotThere,
}

const ONE_DAY: i64 = 86_400;

impl Store {
    /// Issues these, all or none. The same again changes nothing.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn issue(
        &self,
        new: &[NewInvitation],
        member: &str,
        now: i64,
    ) -> Result<Issued, StoreFault> {
        let mut transaction = self.write.begin().await?;
        for invitation in new {
            match write(&mut transaction, invitation, now).await {
                Ok(true) => {
                    if let Some(note) = &invitation.note_of_review {
                        let (id, sealed) = (invitation.id.as_str(), note.as_str());
                        let sealed = (invitation.epoch, sealed);
                        review_notes::insert(&mut transaction, id, sealed, member, now).await?;
                    }
                    Event {
                        at: now,
                        actor: member,
                        what: What::InvitationIssued,
                        subject: invitation.id.as_str(),
                    }
                    .append(&mut transaction)
                    .await?;
                }
                Ok(false) => {
                    let (same,): (String,) =
                        sqlx::query_as("select note_for_team from invitations where id = $1")
                            .bind(invitation.id.as_str())
                            .fetch_one(&mut *transaction)
                            .await?;
                    if same != invitation.note_for_team {
                        return Ok(Issued::Taken);
                    }
                }
                Err(StoreFault::Taken) => return Ok(Issued::Taken),
                Err(fault) => return Err(fault),
            }
        }
        transaction.commit().await?;
        Ok(Issued::All)
    }

    /// The open invitation whose link's or code's proof has this hash.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn open_invitation(
        &self,
        proof_sha256: &str,
        now: i64,
    ) -> Result<Option<OpenInvitation>, StoreFault> {
        Ok(sqlx::query_as(
            "select id, epoch, cast(0 as bigint) as by_code, key_mac, note_for_link as note, ends_at
             from invitations where link_sha256 = $1 and ends_at > $2
             union all
             select id, epoch, cast(1 as bigint) as by_code, key_mac, note_for_code as note, ends_at
             from invitations where code_sha256 = $1 and ends_at > $2",
        )
        .bind(proof_sha256)
        .bind(now)
        .fetch_optional(&self.read)
        .await?)
    }

    /// At most `most` invitations older than this one, newest first.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn invitations(
        &self,
        made_before: i64,
        id_before: &str,
        most: usize,
    ) -> Result<Vec<ListedInvitation>, StoreFault> {
        Ok(sqlx::query_as(
            "select i.id, i.epoch, i.note_for_team, i.made_at, i.ends_at, i.revoked_at, i.answers,
                    r.epoch as review_epoch, r.version as review_version,
                    r.sealed as review_note, r.goes_at as review_goes_at
             from invitations i left join review_notes r on r.invitation = i.id
             where (i.made_at, i.id) < ($1, $2)
             order by i.made_at desc, i.id desc limit $3",
        )
        .bind(made_before)
        .bind(id_before)
        .bind(i64::try_from(most).unwrap_or(i64::MAX))
        .fetch_all(&self.read)
        .await?)
    }

    /// How many are waiting for an answer.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn invitations_waiting(&self, now: i64) -> Result<u64, StoreFault> {
        let (count,): (i64,) = sqlx::query_as(
            "select cast(count(*) as bigint) from invitations
             where revoked_at is null and answers = 0 and ends_at > $1",
        )
        .bind(now)
        .fetch_one(&self.read)
        .await?;
        Ok(u64::try_from(count).unwrap_or_default())
    }

    /// Puts a new link and code in the place of those before, which open nothing more;
    /// its days begin anew, also when they were over. The same again changes nothing
    /// but the end.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn renew(
        &self,
        new: &NewInvitation,
        member: &str,
        now: i64,
    ) -> Result<Changed, StoreFault> {
        let ends_at = now + LIVES_DAYS * ONE_DAY;
        let mut transaction = self.write.begin().await?;
        let renewed = sqlx::query(
            "update invitations
             set epoch = $1, link_sha256 = $2, code_sha256 = $3, key_mac = $4,
                 note_for_link = $5, note_for_code = $6, note_for_team = $7, ends_at = $8
             where id = $9 and revoked_at is null",
        )
        .bind(i64::from(new.epoch))
        .bind(&new.link_sha256)
        .bind(&new.code_sha256)
        .bind(&new.key_mac)
        .bind(&new.note_for_link)
        .bind(&new.note_for_code)
        .bind(&new.note_for_team)
        .bind(ends_at)
        .bind(new.id.as_str())
        .execute(&mut *transaction)
        .await
        .map_err(StoreFault::from);
        let renewed = match renewed {
            Ok(renewed) => renewed.rows_affected(),
            Err(StoreFault::Taken) => return Ok(Changed::Taken),
            Err(fault) => return Err(fault),
        };
        if renewed == 0 {
            return why_not(&mut transaction, new.id.as_str()).await;
        }
        Event {
            at: now,
            actor: member,
            what: What::InvitationRenewed,
            subject: new.id.as_str(),
        }
        .append(&mut transaction)
        .await?;
        transaction.commit().await?;
        Ok(Changed::Until(ends_at))
    }

    /// Lets one be used for longer, as many days from now as a new one.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn extend(&self, id: &str, member: &str, now: i64) -> Result<Changed, StoreFault> {
        let ends_at = now + LIVES_DAYS * ONE_DAY;
        let mut transaction = self.write.begin().await?;
        let extended = sqlx::query(
            "update invitations set ends_at = $1
             where id = $2 and revoked_at is null and ends_at > $3",
        )
        .bind(ends_at)
        .bind(id)
        .bind(now)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if extended == 0 {
            return why_not(&mut transaction, id).await;
        }
        Event {
            at: now,
            actor: member,
            what: What::InvitationExtended,
            subject: id,
        }
        .append(&mut transaction)
        .await?;
        transaction.commit().await?;
        Ok(Changed::Until(ends_at))
    }

    /// Takes one back: nothing of it opens anything from now on. False when there is
    /// none such. Twice is no fault.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn revoke(&self, id: &str, member: &str, now: i64) -> Result<bool, StoreFault> {
        let mut transaction = self.write.begin().await?;
        let revoked = sqlx::query(
            "update invitations
             set revoked_at = $1, link_sha256 = null, code_sha256 = null,
                 key_mac = '', note_for_link = '', note_for_code = ''
             where id = $2 and revoked_at is null",
        )
        .bind(now)
        .bind(id)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if revoked == 0 {
            return Ok(why_not(&mut transaction, id).await? == Changed::Over);
        }
        Event {
            at: now,
            actor: member,
            what: What::InvitationRevoked,
            subject: id,
        }
        .append(&mut transaction)
        .await?;
        transaction.commit().await?;
        Ok(true)
    }
}

/// Why no invitation was changed: it is not there, or its time is over.
async fn why_not(transaction: &mut Transaction<'_, Any>, id: &str) -> Result<Changed, StoreFault> {
    let found: Option<(String,)> = sqlx::query_as("select id from invitations where id = $1")
        .bind(id)
        .fetch_optional(&mut **transaction)
        .await?;
    Ok(found.map_or(Changed::NotThere, |_| Changed::Over))
}

/// False when the id is there already; [`StoreFault::Taken`] when a hash is.
async fn write(
    transaction: &mut Transaction<'_, Any>,
    new: &NewInvitation,
    now: i64,
) -> Result<bool, StoreFault> {
    let written = sqlx::query(
        "insert into invitations
             (id, epoch, link_sha256, code_sha256, key_mac, note_for_link, note_for_code,
              note_for_team, made_at, ends_at, answers)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0)
         on conflict (id) do nothing",
    )
    .bind(new.id.as_str())
    .bind(i64::from(new.epoch))
    .bind(&new.link_sha256)
    .bind(&new.code_sha256)
    .bind(&new.key_mac)
    .bind(&new.note_for_link)
    .bind(&new.note_for_code)
    .bind(&new.note_for_team)
    .bind(now)
    .bind(now + LIVES_DAYS * ONE_DAY)
    .execute(&mut **transaction)
    .await?;
    Ok(written.rows_affected() == 1)
}

/// Counts a submission that came with this invitation, within its transaction.
pub(super) async fn count_answer(
    transaction: &mut Transaction<'_, Any>,
    id: &str,
) -> Result<(), StoreFault> {
    sqlx::query("update invitations set answers = answers + 1 where id = $1")
        .bind(id)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}
