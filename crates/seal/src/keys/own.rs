//! A member's own key pair: made in their browser, the private half in a box that
//! their unlock phrase opens; and the team's keys, given to the public half.
//!
//! Who gives a key must know whose public half it is: see [`super::safety`] for the
//! first time, [`super::vouch`] for every next.

use super::TeamPrivateKey;
use super::member::{PURPOSE, grant_info};
use super::vouch::vouch;
use super::wrapped::{Cost, UnwrapError, WrapError, Wrapped, unwrap, wrap};
use crate::encoding::{from_text, to_text};
use crate::envelope::SealError;
use crate::hybrid;
use crate::randomness::{NoRandomness, Randomness};
use crate::sealing_key::SealingKey;
use api::desk::people::{Grant, OwnKey};
use serde::{Deserialize, Serialize};
use std::fmt;
use zeroize::Zeroizing;

/// The version of a box that stands apart from what is given.
const BOX_VERSION: u8 = 1;
/// The version of a grant that stands apart from the box; 1 carried both.
const GRANT_VERSION: u8 = 2;

/// The public half of a member's own key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnPublicKey([u8; 32]);

impl OwnPublicKey {
    /// As it travels; none for anything that is not 32 bytes in base 64.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        from_text(text)?.try_into().ok().map(Self)
    }

    /// As it travels: unpadded base 64, URL alphabet.
    #[must_use]
    pub fn to_text(&self) -> String {
        to_text(&self.0)
    }

    pub(crate) const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// The private half. Wiped when dropped.
pub struct OwnPrivateKey {
    private: Zeroizing<[u8; 32]>,
    public: OwnPublicKey,
}

impl OwnPrivateKey {
    /// A new pair, and its private half in a box under the phrase.
    ///
    /// # Errors
    /// See [`WrapError`].
    pub fn make(
        phrase: &str,
        cost: Cost,
        source: &mut impl Randomness,
    ) -> Result<(Self, OwnKey), WrapError> {
        let (private, public) = hybrid::key_pair(source)?;
        let public = OwnPublicKey(public);
        let kept = own_key(&public, wrap(&private, phrase, PURPOSE, cost, source)?);
        Ok((Self { private, public }, kept))
    }

    /// Opens the box. The public half is worked out anew: one that a server put in its
    /// place is found out.
    ///
    /// # Errors
    /// See [`UnwrapError`].
    pub fn open(kept: &OwnKey, phrase: &str) -> Result<Self, UnwrapError> {
        let boxed: Boxed = serde_json::from_str(&kept.boxed)
            .ok()
            .filter(|boxed: &Boxed| boxed.v == BOX_VERSION)
            .ok_or(UnwrapError::Unreadable)?;
        let private = unwrap(&boxed.private_key, phrase, PURPOSE)?;
        let public = hybrid::public_of(&private)
            .map(OwnPublicKey)
            .ok_or(UnwrapError::Unreadable)?;
        if public.to_text() == kept.public_key {
            Ok(Self { private, public })
        } else {
            Err(UnwrapError::OtherKey)
        }
    }

    /// The public half.
    #[must_use]
    pub const fn public(&self) -> &OwnPublicKey {
        &self.public
    }

    /// The team's private key out of a grant to this key.
    ///
    /// # Errors
    /// See [`UnwrapError`].
    pub fn take(&self, granted: &str, public: &SealingKey) -> Result<TeamPrivateKey, UnwrapError> {
        let granted: Granted = serde_json::from_str(granted)
            .ok()
            .filter(|granted: &Granted| granted.v == GRANT_VERSION)
            .ok_or(UnwrapError::Unreadable)?;
        take(&self.private, &granted.team_key, public)
    }
}

/// Says that it is one, never which.
impl fmt::Debug for OwnPrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OwnPrivateKey(..)")
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Boxed {
    v: u8,
    private_key: Wrapped,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Granted {
    v: u8,
    team_key: String,
}

/// Whether this is a grant that stands apart from its member's box.
#[must_use]
pub fn is_grant(kept: &str) -> bool {
    serde_json::from_str::<Granted>(kept).is_ok_and(|granted| granted.v == GRANT_VERSION)
}

/// A key and its box, as the server keeps them.
pub(super) fn own_key(public: &OwnPublicKey, private_key: Wrapped) -> OwnKey {
    let boxed = Boxed {
        v: BOX_VERSION,
        private_key,
    };
    OwnKey {
        public_key: public.to_text(),
        boxed: serde_json::to_string(&boxed).unwrap_or_default(),
    }
}

/// Gives one of the team's keys to a member, and vouches for their public key with it.
///
/// # Errors
/// See [`SealError`].
pub fn grant(
    team_key: &TeamPrivateKey,
    member: &str,
    to: &OwnPublicKey,
    source: &mut impl Randomness,
) -> Result<Grant, SealError> {
    let sealed = hybrid::seal(
        to.bytes(),
        &grant_info(team_key.sealing_key()),
        b"",
        team_key.bytes(),
        source,
    )
    .map_err(|fault| match fault {
        hybrid::Fault::Randomness => SealError::Randomness(NoRandomness),
        hybrid::Fault::Key => SealError::BadKey,
    })?;
    let granted = Granted {
        v: GRANT_VERSION,
        team_key: to_text(&sealed),
    };
    Ok(Grant {
        epoch: team_key.epoch(),
        wrapped: serde_json::to_string(&granted).unwrap_or_default(),
        vouch: vouch(team_key, member, to),
    })
}

pub(super) fn take(
    private: &[u8; 32],
    sealed: &str,
    public: &SealingKey,
) -> Result<TeamPrivateKey, UnwrapError> {
    let sealed = from_text(sealed).ok_or(UnwrapError::Unreadable)?;
    let opened =
        hybrid::open(private, &grant_info(public), b"", &sealed).ok_or(UnwrapError::OtherKey)?;
    let mut key = Zeroizing::new([0; 32]);
    if opened.len() != key.len() {
        return Err(UnwrapError::Unreadable);
    }
    key.copy_from_slice(&opened);
    TeamPrivateKey::of(public, key).ok_or(UnwrapError::OtherKey)
}

#[cfg(test)]
#[path = "own/tests.rs"]
mod tests;
