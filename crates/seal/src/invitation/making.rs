//! Making an invitation in the worker's browser: a link, a code, three sealed notes
//! and what the server may keep of them.

use super::link::Link;
use super::{Held, mac_of, phone_place};
use crate::derive::{Purpose, Root, TooLittleMemory};
use crate::envelope::SealError;
use crate::keys::TeamPrivateKey;
use crate::randomness::{NoRandomness, Randomness, draw};
use crate::sealed_note::{self, NoteShut, Place};
use crate::sealing_key::SealingKey;
use api::desk::invitations::NewInvitation;
use domain::code::InvitationCode;
use domain::ids::{InvitationId, hexadecimal};
use domain::invitation::{NoteForTeam, Proof};
use domain::participation::NoteOfReview;
use hmac::Mac as _;
use sha2::{Digest as _, Sha256};

const FOR_TEAM: &str = "my-pledge invitation note for the team v1";
const OF_REVIEW: &str = "my-pledge note of a review v1";

/// Why an invitation was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MakeFault {
    /// See [`TooLittleMemory`].
    #[error(transparent)]
    Memory(#[from] TooLittleMemory),
    /// See [`SealError`].
    #[error(transparent)]
    Seal(#[from] SealError),
}

/// A link and a code for the same invitation, as they go onto a slip.
#[derive(Debug, Clone)]
pub struct Ways {
    /// The link.
    pub link: Link,
    /// The code.
    pub code: InvitationCode,
}

impl Ways {
    /// New ones for this key.
    ///
    /// # Errors
    /// [`NoRandomness`].
    pub fn draw(key: &SealingKey, source: &mut impl Randomness) -> Result<Self, NoRandomness> {
        let secret = draw::<16>(source)?;
        let random = draw::<64>(source)?;
        Ok(Self {
            link: Link::of(*secret, key.fingerprint()),
            // 64 bytes hold nine fair ones all but once in 10^50 draws.
            code: InvitationCode::draw(random.iter().copied()).ok_or(NoRandomness)?,
        })
    }
}

/// What goes to the server for this invitation: hashes, a MAC and sealed notes.
/// Takes a noticeable part of a second, for the code's sake.
///
/// # Errors
/// [`MakeFault`]; nothing has been sent.
pub fn make(
    id: InvitationId,
    ways: &Ways,
    note: &NoteForTeam,
    key: &SealingKey,
    source: &mut impl Randomness,
) -> Result<NewInvitation, MakeFault> {
    let by_link = Root::of_random(Purpose::Link, ways.link.secret());
    let by_code = Root::of_code(Purpose::InvitationCode, ways.code.secret(), key.team())?;
    let mut for_phone = |root: &Root| {
        let public = root.key_pair("note").1;
        sealed_note::seal(&public, phone_place(&id, key), &note.told, source)
    };
    Ok(NewInvitation {
        epoch: key.epoch(),
        link_sha256: hash_of(Held::from_link(&ways.link).proof()),
        code_sha256: hash_of(&Proof::from_bytes(*by_code.key("proof"))),
        key_mac: hexadecimal(&mac_of(&by_code.key("mac"), key).finalize().into_bytes()),
        note_for_link: for_phone(&by_link)?,
        note_for_code: for_phone(&by_code)?,
        note_for_team: sealed_note::seal(key.public(), team_place(&id, key), note, source)?,
        note_of_review: None,
        id,
    })
}

/// The team's note, opened with its private key.
///
/// # Errors
/// [`NoteShut`].
pub fn open_team_note(
    private: &TeamPrivateKey,
    id: &InvitationId,
    sealed: &str,
) -> Result<NoteForTeam, NoteShut> {
    let place = Place {
        label: FOR_TEAM,
        team: private.team(),
        epoch: private.epoch(),
        about: id.as_str(),
    };
    sealed_note::open(private.bytes(), place, sealed)
}

/// What is known of a review, sealed to the team beside its invitation.
///
/// # Errors
/// [`SealError`]; nothing has been sent.
pub fn seal_review_note(
    key: &SealingKey,
    id: &InvitationId,
    note: &NoteOfReview,
    source: &mut impl Randomness,
) -> Result<String, SealError> {
    let place = Place {
        label: OF_REVIEW,
        ..phone_place(id, key)
    };
    sealed_note::seal(key.public(), place, note, source)
}

/// What is known of a review, opened with the team's private key.
///
/// # Errors
/// [`NoteShut`].
pub fn open_review_note(
    private: &TeamPrivateKey,
    id: &InvitationId,
    sealed: &str,
) -> Result<NoteOfReview, NoteShut> {
    let place = Place {
        label: OF_REVIEW,
        team: private.team(),
        epoch: private.epoch(),
        about: id.as_str(),
    };
    sealed_note::open(private.bytes(), place, sealed)
}

/// What the server keeps of a proof: SHA-256 of its text, in hexadecimal.
#[must_use]
pub fn hash_of(proof: &Proof) -> String {
    hexadecimal(&Sha256::digest(proof.as_str()))
}

fn team_place<'p>(id: &'p InvitationId, key: &'p SealingKey) -> Place<'p> {
    Place {
        label: FOR_TEAM,
        ..phone_place(id, key)
    }
}
