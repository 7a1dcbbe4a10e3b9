//! Opening, in the desk's browser only.

use crate::encoding::from_text;
use crate::hybrid;
use crate::keys::TeamPrivateKey;
use crate::padding;
use api::binding;
use domain::submission::{ENVELOPE_VERSION, Envelope, SUITE};
use zeroize::Zeroizing;

/// Why an envelope stays shut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Written by a newer app, or for another way of sealing.
    #[error("this was sealed by another version of the app")]
    Version,
    /// Sealed to another team or another of its keys.
    #[error("this was sealed to another key")]
    OtherKey,
    /// Something about it was changed after it was sealed.
    #[error("this was changed after it was sealed, or was not sealed to this key")]
    Changed,
}

/// The plaintext of an envelope, wiped when dropped. Every outer field but the
/// invitation is vouched for by the seal.
///
/// # Errors
/// See [`OpenError`].
pub fn open_views(
    envelope: &Envelope,
    key: &TeamPrivateKey,
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let outer = &envelope.outer;
    if outer.v != ENVELOPE_VERSION || outer.suite != SUITE {
        return Err(OpenError::Version);
    }
    if outer.team != key.team() || outer.epoch != key.epoch() {
        return Err(OpenError::OtherKey);
    }
    let sealed = from_text(&envelope.sealed).ok_or(OpenError::Changed)?;
    let info = binding::info(binding::VIEWS, key.team(), key.epoch());
    let padded =
        hybrid::open(key.bytes(), &info, &outer.bound(), &sealed).ok_or(OpenError::Changed)?;
    padding::unpad(&padded)
        .map(|plaintext| Zeroizing::new(plaintext.to_vec()))
        .ok_or(OpenError::Changed)
}
