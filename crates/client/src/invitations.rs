//! Invitations and what is said back: what phones call, and what the desk calls.

use crate::transport::{Method, Request, Transport};
use crate::{Client, Fault};
use api::desk::answers::{AddedToRecord, Answers, NewAnswer};
use api::desk::exports::Exported;
use api::desk::inbox::Cursor;
use api::desk::invitations::{
    Ends, Invitations, Issued, Longer, NewInvitation, NewInvitations, NewNoteOfReview, ReviewOf,
    Written,
};
use api::invitation::{self, Invitation};
use api::path;
use api::receipt::{self, Said};
use domain::ids::{InvitationId, SubmissionId};
use domain::invitation::Proof;

impl<T: Transport> Client<T> {
    /// What the invitation of this proof says.
    ///
    /// # Errors
    /// `invitation_ended` when it is unknown, over or taken back; `slow_down` for the
    /// same after too many such tries.
    pub async fn invitation(&self, proof: &Proof) -> Result<Invitation, Fault> {
        let asked = invitation::LookUp {
            proof: proof.clone(),
        };
        self.write(Method::Post, path::INVITATION_LOOK_UP.to_owned(), &asked)
            .await
    }

    /// What has been said back, sealed; nothing said and nothing there look alike.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn said(&self, lookup_id: &Proof) -> Result<Said, Fault> {
        let asked = receipt::LookUp {
            lookup_id: lookup_id.clone(),
        };
        self.write(Method::Post, path::RECEIPT_LOOK_UP.to_owned(), &asked)
            .await
    }

    /// Issues invitations, all or none.
    ///
    /// # Errors
    /// `invalid` with the field at fault, `conflict` when an id is taken,
    /// `unavailable` until the recovery sheet is confirmed.
    pub async fn issue(&self, new: &NewInvitations) -> Result<Issued, Fault> {
        self.write(Method::Post, path::DESK_INVITATIONS.to_owned(), new)
            .await
    }

    /// One page of invitations, newest first.
    ///
    /// # Errors
    /// See [`Fault`].
    pub async fn invitations(&self, after: Option<&Cursor>) -> Result<Invitations, Fault> {
        self.read(Request::bare(Method::Get, path::desk_invitations(after)))
            .await
    }

    /// Gives an invitation a new link and a new code; those before open nothing more.
    /// The same again changes nothing.
    ///
    /// # Errors
    /// `not_found` when there is no such invitation, `conflict` when it was taken back
    /// or a proof belongs to another.
    pub async fn renew(&self, new: &NewInvitation) -> Result<Ends, Fault> {
        self.write(Method::Put, path::desk_invitation(&new.id), new)
            .await
    }

    /// Lets an invitation be used for longer.
    ///
    /// # Errors
    /// `not_found` when there is no such invitation, `conflict` when it is over or was
    /// taken back.
    pub async fn extend(&self, id: &InvitationId) -> Result<Ends, Fault> {
        self.write(Method::Put, path::desk_invitation_end(id), &Longer {})
            .await
    }

    /// Writes what is known of its review, in the place of the version that was read.
    ///
    /// # Errors
    /// `not_found` when there is no such invitation, `conflict` when somebody else has
    /// written since.
    pub async fn write_review(
        &self,
        id: &InvitationId,
        new: &NewNoteOfReview,
    ) -> Result<Written, Fault> {
        self.write(Method::Put, path::desk_invitation_review(id), new)
            .await
    }

    /// What is known of the review that this submission came before.
    ///
    /// # Errors
    /// `not_found` when it is not there, or not for who asks.
    pub async fn review_of(&self, id: &SubmissionId) -> Result<ReviewOf, Fault> {
        self.read(Request::bare(Method::Get, path::desk_submission_review(id)))
            .await
    }

    /// Writes it, in the place of the version that was read.
    ///
    /// # Errors
    /// As [`Self::write_review`] and [`Self::review_of`]; `invalid` when it came by no
    /// invitation.
    pub async fn write_review_of(
        &self,
        id: &SubmissionId,
        new: &NewNoteOfReview,
    ) -> Result<Written, Fault> {
        self.write(Method::Put, path::desk_submission_review(id), new)
            .await
    }

    /// Says that a file is about to be made.
    ///
    /// # Errors
    /// `prove_again` when the last code was given too long ago.
    pub async fn export(&self, exported: &Exported) -> Result<Exported, Fault> {
        self.write(Method::Post, path::DESK_EXPORTS.to_owned(), exported)
            .await
    }

    /// Takes an invitation back. Taking it back twice is no fault.
    ///
    /// # Errors
    /// `not_found` when there is no such invitation.
    pub async fn revoke(&self, id: &InvitationId) -> Result<(), Fault> {
        self.answer(Request::bare(Method::Delete, path::desk_invitation(id)))
            .await
            .map(|_| ())
    }

    /// What was said back to a submission.
    ///
    /// # Errors
    /// `not_found` when there is no such submission.
    pub async fn answers(&self, id: &SubmissionId) -> Result<Answers, Fault> {
        self.read(Request::bare(Method::Get, path::desk_answers(id)))
            .await
    }

    /// Says something back.
    ///
    /// # Errors
    /// `conflict` when the stage does not follow the one reached.
    pub async fn say(&self, id: &SubmissionId, answer: &NewAnswer) -> Result<Answers, Fault> {
        self.write(Method::Post, path::desk_answers(id), answer)
            .await
    }

    /// Says that a submission has been added to the child's record; it goes from here
    /// 30 days later.
    ///
    /// # Errors
    /// `not_found` when there is no such submission.
    pub async fn added_to_record(&self, id: &SubmissionId) -> Result<Answers, Fault> {
        self.write(Method::Put, path::desk_record(id), &AddedToRecord {})
            .await
    }
}
