//! Invitations, as the server knows them: hashes, sealed notes and where they stand.

use domain::ids::InvitationId;
use domain::invitation::Standing;
use serde::{Deserialize, Serialize};

/// The most invitations in one `POST`.
pub const MOST_AT_ONCE: usize = 25;
/// The invitations on one page.
pub const PAGE: usize = 100;
/// The most characters of one sealed note: 8 KiB padded, sealed, in base 64.
pub const MOST_SEALED: usize = 11_000;
/// The largest body of a `POST`, in bytes.
pub const MOST_BODY: usize = MOST_AT_ONCE * 4 * MOST_SEALED + 65_536;

/// `POST`: issues invitations, all or none (201 and [`Issued`]). The same again is
/// answered the same. 409 when an id is taken by another; 422 for a field; 503 until
/// the recovery sheet is confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewInvitations {
    /// 1 to [`MOST_AT_ONCE`].
    pub invitations: Vec<NewInvitation>,
}

/// One, made in the worker's browser. Also the body of a `PUT` to one that is there
/// and was not taken back: then these are its ways in from now on, the ones before
/// open nothing more, and its days begin anew (200 and [`Ends`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewInvitation {
    /// Its id.
    pub id: InvitationId,
    /// Which of the team's keys it was made for: the newest.
    pub epoch: u32,
    /// SHA-256 of the link's proof, 64 hexadecimal characters.
    pub link_sha256: String,
    /// SHA-256 of the code's proof.
    pub code_sha256: String,
    /// HMAC of the team's key under the code's own key, 64 hexadecimal characters.
    pub key_mac: String,
    /// The phone's note under the link's key.
    pub note_for_link: String,
    /// The phone's note under the code's key.
    pub note_for_code: String,
    /// The team's note, to the team's key.
    pub note_for_team: String,
    /// What is known of the review, to the team's key; the first of its versions. Not
    /// with a `PUT`: it has a path of its own ([`NewNoteOfReview`]).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note_of_review: Option<String>,
}

/// `PUT`: what is known of the review, in the place of the version named (200 and
/// [`Written`]). 409 when another version is there by now, so that nobody's words are
/// written over unread; 422 for a field. The same again is answered the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewNoteOfReview {
    /// The version that was read before; 0 while there is none.
    pub replaces: u32,
    /// Which of the team's keys it is sealed to: the newest.
    pub epoch: u32,
    /// `domain::participation::NoteOfReview`, sealed.
    pub note: String,
}

/// The answer to [`NewNoteOfReview`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Its version.
    pub version: u32,
    /// The first day on which it may be gone, `YYYY-MM-DD`.
    pub goes_on: String,
}

/// What is known of a review, as the server keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedReview {
    /// Which key it is sealed to.
    pub epoch: u32,
    /// `domain::participation::NoteOfReview`, sealed.
    pub note: String,
    /// Its version, from 1.
    pub version: u32,
    /// The first day on which it may be gone, `YYYY-MM-DD`.
    pub goes_on: String,
}

/// `GET` by a submission: what is known of the review that it came before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewOf {
    /// The invitation, which the note is sealed beside; none for what came through the
    /// open door: then there is nothing to write beside either (422).
    pub invitation: Option<InvitationId>,
    /// What is known, when anything is.
    pub review: Option<SealedReview>,
}

/// The answer to [`NewInvitations`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issued {
    /// How many there are now of those sent.
    pub issued: u32,
}

/// `PUT`: it can be used for as many days more, from today, as a new one (200 and
/// [`Ends`]). 409 when it is over or was taken back: make a new code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Longer {}

/// When an invitation ends now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ends {
    /// The last day it can be used, `YYYY-MM-DD`.
    pub ends_on: String,
}

/// `GET`: one page, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitations {
    /// At most [`PAGE`].
    pub items: Vec<Item>,
    /// Where the next page begins, when there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<crate::desk::inbox::Cursor>,
    /// How many are waiting for an answer, on every page together.
    pub waiting: u64,
}

/// One invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its id.
    pub id: InvitationId,
    /// Which key its note is sealed to.
    pub epoch: u32,
    /// The team's note.
    pub note_for_team: String,
    /// Where it stands.
    pub standing: Standing,
    /// The day it was made, `YYYY-MM-DD`.
    pub made_on: String,
    /// The last day it can be used.
    pub ends_on: String,
    /// How many submissions came with it.
    pub answers: u32,
    /// What is known of the review, when something is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<SealedReview>,
}
