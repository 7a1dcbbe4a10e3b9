//! From words to an envelope. There is no other way out of this module: no
//! envelope without sealing, and none when anything about it is in doubt.

use crate::encoding::to_text;
use crate::hybrid;
use crate::padding::{self, TooLong};
use crate::randomness::{Device, NoRandomness, Randomness};
use crate::sealing_key::SealingKey;
use api::binding;
use domain::submission::{ENVELOPE_VERSION, Envelope, Outer, SUITE};

/// Why there is no envelope. Keep the words on the device and say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// More than can be sealed at once.
    #[error(transparent)]
    TooLong(#[from] TooLong),
    /// The device gave no randomness.
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
    /// The outer fields name another team, epoch, suite or version than the key's.
    #[error("the envelope and the key do not belong together")]
    NotThisKey,
    /// The key is not one that anything can be sealed to.
    #[error("nothing can be sealed to this key")]
    BadKey,
}

/// Seals views (the JSON of [`domain::views::Views`]) to the team's key. Fresh key
/// and fresh bytes each time; the outer fields but the invitation are bound in.
///
/// # Errors
/// See [`SealError`]; there is then no envelope at all.
pub fn seal_views(
    plaintext: &[u8],
    key: &SealingKey,
    outer: &Outer,
) -> Result<Envelope, SealError> {
    seal_views_with(plaintext, key, outer, &mut Device)
}

/// [`seal_views`] with randomness from elsewhere, for tests.
///
/// # Errors
/// See [`SealError`].
pub fn seal_views_with(
    plaintext: &[u8],
    key: &SealingKey,
    outer: &Outer,
    source: &mut impl Randomness,
) -> Result<Envelope, SealError> {
    let belongs = outer.v == ENVELOPE_VERSION
        && outer.suite == SUITE
        && outer.team == key.team()
        && outer.epoch == key.epoch();
    if !belongs {
        return Err(SealError::NotThisKey);
    }
    let padded = padding::pad(plaintext)?;
    let info = binding::info(binding::VIEWS, key.team(), key.epoch());
    let sealed =
        hybrid::seal(key.public(), &info, &outer.bound(), &padded, source).map_err(|fault| {
            match fault {
                hybrid::Fault::Randomness => SealError::Randomness(NoRandomness),
                hybrid::Fault::Key => SealError::BadKey,
            }
        })?;
    Ok(Envelope {
        outer: outer.clone(),
        sealed: to_text(&sealed),
    })
}
