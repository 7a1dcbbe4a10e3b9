//! Small sealed things beside the views: an invitation's notes, and replies. The
//! same suite, the same padding; `label` says what it is and `about` binds it to its
//! place, so that moved elsewhere it does not open.

use crate::encoding::from_text;
use crate::hybrid;
use crate::padding;
use api::binding;
use serde::de::DeserializeOwned;
#[cfg(feature = "desk")]
use {
    crate::encoding::to_text,
    crate::envelope::SealError,
    crate::randomness::{NoRandomness, Randomness},
    serde::Serialize,
    zeroize::Zeroizing,
};

/// Why a note stays shut. Damaged, forged, of another shape and sealed to another
/// key look alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("it cannot be opened with this key")]
pub struct NoteShut;

/// What a note is bound to.
#[derive(Clone, Copy)]
pub(crate) struct Place<'p> {
    pub(crate) label: &'static str,
    pub(crate) team: &'p str,
    pub(crate) epoch: u32,
    pub(crate) about: &'p str,
}

#[cfg(feature = "desk")]
pub(crate) fn seal(
    public: &[u8; 32],
    place: Place<'_>,
    note: &impl Serialize,
    source: &mut impl Randomness,
) -> Result<String, SealError> {
    let text = Zeroizing::new(serde_json::to_vec(note).map_err(|_| SealError::BadKey)?);
    let padded = padding::pad(&text)?;
    let info = binding::info(place.label, place.team, place.epoch);
    hybrid::seal(public, &info, place.about.as_bytes(), &padded, source)
        .map(|sealed| to_text(&sealed))
        .map_err(|fault| match fault {
            hybrid::Fault::Randomness => SealError::Randomness(NoRandomness),
            hybrid::Fault::Key => SealError::BadKey,
        })
}

pub(crate) fn open<N: DeserializeOwned>(
    private: &[u8; 32],
    place: Place<'_>,
    sealed: &str,
) -> Result<N, NoteShut> {
    let sealed = from_text(sealed).ok_or(NoteShut)?;
    let info = binding::info(place.label, place.team, place.epoch);
    let padded = hybrid::open(private, &info, place.about.as_bytes(), &sealed).ok_or(NoteShut)?;
    let text = padding::unpad(&padded).ok_or(NoteShut)?;
    serde_json::from_slice(text).map_err(|_| NoteShut)
}
