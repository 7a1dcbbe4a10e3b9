//! What was done at the desk: append-only, each row bound to the one before it by
//! SHA-256, so that a changed, missing or moved row is found.
//!
//! It says who did what to which submission or key, never what is in it.

use super::rows::from_row;
use super::{Store, StoreFault};
use crate::secrets::sha256_hex;
use sqlx::{Any, Transaction};

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The first lead was made.
    LeadMade,
    /// Somebody signed in.
    SignedIn,
    /// Somebody signed out.
    SignedOut,
    /// A member set up their second factor.
    FactorSetUp,
    /// A member put another in its place.
    FactorReplaced,
    /// A member's second factor was taken away, to be set up anew.
    FactorForgotten,
    /// A member gave it again, before what asks for a fresh one.
    FactorGivenAgain,
    /// Somebody with the right password gave a wrong code.
    WrongCode,
    /// Somebody with the right password gave a wrong passkey.
    WrongPasskey,
    /// A member made a passkey.
    PasskeyMade,
    /// A member removed one.
    PasskeyRemoved,
    /// A member linked an account at the council's provider.
    CouncilAccountLinked,
    /// A member unlinked it.
    CouncilAccountUnlinked,
    /// Somebody came with such an account, and was not let in.
    CouncilAccountRefused,
    /// The provider's second factor was taken for ours.
    SecondFactorTrusted,
    /// A spare code was used up.
    SpareCodeUsed,
    /// A member made new spare codes.
    SpareCodesMade,
    /// A member ended one of their sessions.
    SessionEnded,
    /// A member ended all of their sessions but one.
    OtherSessionsEnded,
    /// A team key was stored.
    KeyMade,
    /// A recovery sheet was confirmed.
    SheetConfirmed,
    /// Young people are told something else of who reads, and how soon.
    PromiseChanged,
    /// A sealed submission was fetched to be opened.
    SubmissionFetched,
    /// A submission was marked opened.
    SubmissionOpened,
    /// An invitation was issued.
    InvitationIssued,
    /// An invitation was given another link and code.
    InvitationRenewed,
    /// An invitation can be used for longer.
    InvitationExtended,
    /// An invitation was taken back.
    InvitationRevoked,
    /// Something was said back to a submission.
    AnswerGiven,
    /// A submission was said to be in the child's record.
    AddedToRecord,
    /// A member said as whom they answer young people.
    AnswersAsChosen,
    /// Somebody was invited to the desk.
    MemberInvited,
    /// Somebody invited was given another code.
    MemberCodeRenewed,
    /// A member used their code.
    MemberAccepted,
    /// A member's safety words were said to be the same.
    MemberConfirmed,
    /// A member was given another role.
    MemberRoleChanged,
    /// A member was removed.
    MemberRemoved,
    /// A member made another key of their own.
    OwnKeyChanged,
    /// Who answers a submission was said.
    SubmissionAssigned,
    /// Something was written about a review.
    ReviewNoted,
    /// A file was made, to be taken away.
    Exported,
    /// A consultation was opened, for the first time or again.
    ConsultationOpened,
    /// A consultation was paused.
    ConsultationPaused,
    /// A consultation was closed.
    ConsultationClosed,
    /// A consultation was archived.
    ConsultationArchived,
    /// What changed because of a consultation was said.
    ConsultationChanged,
    /// A pass for a group was made.
    ConsultationGroupMade,
    /// Phones were told when a group meets.
    EventTold,
    /// They were told something else of it.
    EventChanged,
    /// A meeting was deleted.
    EventDeleted,
    /// What was said at one was published.
    NotesPublished,
    /// Good news or an award was put on the wall.
    PraisePutUp,
    /// Its words were changed.
    PraiseChanged,
    /// It was taken down.
    PraiseTakenDown,
    /// Figures of reviews were frozen.
    ReviewFiguresFrozen,
    /// What a period of reviews counted was kept, sealed.
    ReviewCountsKept,
    /// An action was made.
    ActionMade,
    /// What stands in an action was changed.
    ActionChanged,
    /// An action was put on phones.
    ActionPublished,
    /// An action was taken off phones.
    ActionTakenBack,
    /// Something was said of an action since.
    ActionUpdated,
    /// An action that was never on phones was deleted.
    ActionDeleted,
    /// A report to the panel was frozen.
    ReportFrozen,
}

impl What {
    /// As the table keeps it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::LeadMade => "lead_made",
            Self::SignedIn => "signed_in",
            Self::SignedOut => "signed_out",
            Self::FactorSetUp => "factor_set_up",
            Self::FactorReplaced => "factor_replaced",
            Self::FactorForgotten => "factor_forgotten",
            Self::FactorGivenAgain => "factor_given_again",
            Self::WrongCode => "wrong_code",
            Self::WrongPasskey => "wrong_passkey",
            Self::PasskeyMade => "passkey_made",
            Self::PasskeyRemoved => "passkey_removed",
            Self::CouncilAccountLinked => "council_account_linked",
            Self::CouncilAccountUnlinked => "council_account_unlinked",
            Self::CouncilAccountRefused => "council_account_refused",
            Self::SecondFactorTrusted => "second_factor_trusted",
            Self::SpareCodeUsed => "spare_code_used",
            Self::SpareCodesMade => "spare_codes_made",
            Self::SessionEnded => "session_ended",
            Self::OtherSessionsEnded => "other_sessions_ended",
            Self::KeyMade => "key_made",
            Self::SheetConfirmed => "sheet_confirmed",
            Self::PromiseChanged => "promise_changed",
            Self::SubmissionFetched => "submission_fetched",
            Self::SubmissionOpened => "submission_opened",
            Self::InvitationIssued => "invitation_issued",
            Self::InvitationRenewed => "invitation_renewed",
            Self::InvitationExtended => "invitation_extended",
            Self::InvitationRevoked => "invitation_revoked",
            Self::AnswerGiven => "answer_given",
            Self::AddedToRecord => "added_to_record",
            Self::AnswersAsChosen => "answers_as_chosen",
            Self::MemberInvited => "member_invited",
            Self::MemberCodeRenewed => "member_code_renewed",
            Self::MemberAccepted => "member_accepted",
            Self::MemberConfirmed => "member_confirmed",
            Self::MemberRoleChanged => "member_role_changed",
            Self::MemberRemoved => "member_removed",
            Self::OwnKeyChanged => "own_key_changed",
            Self::SubmissionAssigned => "submission_assigned",
            Self::ReviewNoted => "review_noted",
            Self::Exported => "exported",
            Self::ConsultationOpened => "consultation_opened",
            Self::ConsultationPaused => "consultation_paused",
            Self::ConsultationClosed => "consultation_closed",
            Self::ConsultationArchived => "consultation_archived",
            Self::ConsultationChanged => "consultation_changed",
            Self::ConsultationGroupMade => "consultation_group_made",
            Self::EventTold => "event_told",
            Self::EventChanged => "event_changed",
            Self::EventDeleted => "event_deleted",
            Self::NotesPublished => "notes_published",
            Self::PraisePutUp => "praise_put_up",
            Self::PraiseChanged => "praise_changed",
            Self::PraiseTakenDown => "praise_taken_down",
            Self::ReviewFiguresFrozen => "review_figures_frozen",
            Self::ReviewCountsKept => "review_counts_kept",
            Self::ActionMade => "action_made",
            Self::ActionChanged => "action_changed",
            Self::ActionPublished => "action_published",
            Self::ActionTakenBack => "action_taken_back",
            Self::ActionUpdated => "action_updated",
            Self::ActionDeleted => "action_deleted",
            Self::ReportFrozen => "report_frozen",
        }
    }
}

/// One thing done.
#[derive(Debug, Clone, Copy)]
pub struct Event<'e> {
    /// When, in seconds since 1970.
    pub at: i64,
    /// The id of the member who did it.
    pub actor: &'e str,
    /// What.
    pub what: What,
    /// The id of what it was done to; empty when that is the actor.
    pub subject: &'e str,
}

/// What checking the chain found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Every row is bound to the one before it, up to the head.
    Whole {
        /// How many rows.
        events: u64,
    },
    /// The chain breaks here: this row was changed, or one before it is missing.
    BrokenAt {
        /// The row's number.
        seq: i64,
    },
}

impl Event<'_> {
    /// Appends within the transaction of what was done: both are kept, or neither.
    pub(super) async fn append(
        self,
        transaction: &mut Transaction<'_, Any>,
    ) -> Result<(), StoreFault> {
        // The update takes the row's lock: on PostgreSQL events queue here.
        let (seq, previous): (i64, String) =
            sqlx::query_as("update audit_head set seq = seq + 1 where one = 1 returning seq, hash")
                .fetch_one(&mut **transaction)
                .await?;
        let hash = link(
            &previous,
            seq,
            self.at,
            self.actor,
            self.what.name(),
            self.subject,
        );
        sqlx::query(
            "insert into audit (seq, at, actor, event, subject, hash)
             values ($1, $2, $3, $4, $5, $6)",
        )
        .bind(seq)
        .bind(self.at)
        .bind(self.actor)
        .bind(self.what.name())
        .bind(self.subject)
        .bind(&hash)
        .execute(&mut **transaction)
        .await?;
        sqlx::query("update audit_head set hash = $1 where one = 1")
            .bind(&hash)
            .execute(&mut **transaction)
            .await?;
        Ok(())
    }
}

/// One row of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number.
    pub seq: i64,
    /// When it was done.
    pub at: i64,
    /// The member who did it.
    pub actor: String,
    /// What.
    pub event: String,
    /// To what.
    pub subject: String,
    /// Its hash.
    pub hash: String,
}

from_row!(Row {
    seq,
    at,
    actor,
    event,
    subject,
    hash
});

/// The chain as far as it was walked and found whole.
#[derive(Debug, Clone, Default)]
struct Walked {
    seq: i64,
    hash: String,
}

impl Walked {
    /// One row further; false when this row is not the next, or was changed.
    fn on(&mut self, row: &Row) -> bool {
        let (at, actor) = (row.at, row.actor.as_str());
        let hash = link(&self.hash, row.seq, at, actor, &row.event, &row.subject);
        if row.seq != self.seq + 1 || row.hash != hash {
            return false;
        }
        self.seq = row.seq;
        self.hash = hash;
        true
    }
}

impl Store {
    /// Walks the whole chain.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn verify_audit(&self) -> Result<Verdict, StoreFault> {
        self.walk_audit(|_| ()).await
    }

    /// Walks the whole chain, and tells of each row that is bound to those before it.
    ///
    /// # Errors
    /// [`StoreFault`].
    pub async fn walk_audit(&self, mut passes: impl FnMut(&Row)) -> Result<Verdict, StoreFault> {
        const PAGE: i64 = 1_000;
        let mut transaction = self.read.begin().await?;
        let (head, head_hash): (i64, String) =
            sqlx::query_as("select seq, hash from audit_head where one = 1")
                .fetch_one(&mut *transaction)
                .await?;
        let mut walked = Walked::default();
        while walked.seq < head {
            let rows: Vec<Row> = sqlx::query_as(
                "select seq, at, actor, event, subject, hash from audit
                 where seq > $1 and seq <= $2 order by seq limit $3",
            )
            .bind(walked.seq)
            .bind(head)
            .bind(PAGE)
            .fetch_all(&mut *transaction)
            .await?;
            if rows.is_empty() {
                return Ok(Verdict::BrokenAt {
                    seq: walked.seq + 1,
                });
            }
            for row in rows {
                if !walked.on(&row) {
                    return Ok(Verdict::BrokenAt {
                        seq: walked.seq + 1,
                    });
                }
                passes(&row);
            }
        }
        Ok(if walked.seq == head && walked.hash == head_hash {
            Verdict::Whole {
                events: u64::try_from(head).unwrap_or_default(),
            }
        } else {
            Verdict::BrokenAt { seq: head + 1 }
        })
    }
}

/// The hash of one row. Each part is preceded by its length, so that no two
/// different rows are written alike.
fn link(previous: &str, seq: i64, at: i64, actor: &str, event: &str, subject: &str) -> String {
    let mut bytes = Vec::with_capacity(256);
    for part in [
        previous,
        &seq.to_string(),
        &at.to_string(),
        actor,
        event,
        subject,
    ] {
        bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
        bytes.extend_from_slice(part.as_bytes());
    }
    sha256_hex(bytes)
}

#[cfg(test)]
#[path = "audit/tests.rs"]
mod tests;
