//! What the team says back, sealed to the receipt; and the team's own copy of it.

use crate::return_code::ReplyKeys;
use crate::sealed_note::{self, NoteShut, Place};
use domain::receipt::Update;
#[cfg(feature = "desk")]
use {
    crate::envelope::SealError, crate::invitation::from_hexadecimal, crate::keys::TeamPrivateKey,
    crate::randomness::Randomness, crate::sealing_key::SealingKey, domain::ids::SubmissionId,
    domain::receipt::ReplyTo,
};

const FOR_PHONE: &str = "my-pledge reply v1";
#[cfg(feature = "desk")]
const FOR_TEAM: &str = "my-pledge reply for the team v1";

fn phone_place<'p>(team: &'p str, lookup_id: &'p str) -> Place<'p> {
    Place {
        label: FOR_PHONE,
        team,
        // A reply is sealed to the phone's key, which knows no epochs.
        epoch: 0,
        about: lookup_id,
    }
}

/// An update, opened on the phone with the keys of the return code.
///
/// # Errors
/// [`NoteShut`].
pub fn open_on_phone(keys: &ReplyKeys, sealed: &str) -> Result<Update, NoteShut> {
    let place = phone_place(&keys.team, keys.lookup_id().as_str());
    sealed_note::open(&keys.private, place, sealed)
}

/// An update for whoever holds the return code. Where it goes is known only to who
/// has read the views, so an update that opens comes from somebody who has.
///
/// # Errors
/// [`SealError`].
#[cfg(feature = "desk")]
pub fn seal_for_phone(
    to: &ReplyTo,
    team: &str,
    update: &Update,
    source: &mut impl Randomness,
) -> Result<String, SealError> {
    let public = from_hexadecimal(&to.public_key).ok_or(SealError::BadKey)?;
    let place = phone_place(team, to.lookup_id.as_str());
    sealed_note::seal(&public, place, update, source)
}

/// The same update for colleagues, beside the submission it answers.
///
/// # Errors
/// [`SealError`].
#[cfg(feature = "desk")]
pub fn seal_for_team(
    key: &SealingKey,
    about: &SubmissionId,
    update: &Update,
    source: &mut impl Randomness,
) -> Result<String, SealError> {
    let place = Place {
        label: FOR_TEAM,
        team: key.team(),
        epoch: key.epoch(),
        about: about.as_str(),
    };
    sealed_note::seal(key.public(), place, update, source)
}

/// The update that [`seal_for_team`] sealed.
///
/// # Errors
/// [`NoteShut`].
#[cfg(feature = "desk")]
pub fn open_at_desk(
    private: &TeamPrivateKey,
    about: &SubmissionId,
    sealed: &str,
) -> Result<Update, NoteShut> {
    let place = Place {
        label: FOR_TEAM,
        team: private.team(),
        epoch: private.epoch(),
        about: about.as_str(),
    };
    sealed_note::open(private.bytes(), place, sealed)
}

#[cfg(test)]
#[path = "reply/tests.rs"]
mod tests;
