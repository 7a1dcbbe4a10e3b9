//! The team's public key as a phone was given it, checked before anything is
//! sealed to it.

use crate::encoding::from_text;
use api::fingerprint::Fingerprint;
use api::team::TeamKey;
use domain::submission::SUITE;

/// The most characters of a team's id.
pub const MOST_TEAM: usize = 64;

/// A team's public key that can be sealed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealingKey {
    team: String,
    epoch: u32,
    public: [u8; 32],
}

/// Why a key that came over the wire cannot be sealed to. Nothing is sealed then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// Not the suite this build seals with.
    #[error("this key is for another way of sealing than {SUITE}")]
    Suite,
    /// A team id that is empty, too long, or not lower-case letters, digits and hyphens.
    #[error("a team's id is 1 to {MOST_TEAM} lower-case letters, digits and hyphens")]
    Team,
    /// Not 32 bytes in unpadded base 64.
    #[error("a public key is 32 bytes in unpadded base 64")]
    PublicKey,
    /// The key is not the one that the link promised: somebody may have swapped it.
    #[error("this is not the key that the link promised")]
    Swapped,
}

impl SealingKey {
    /// The key as the server gave it.
    ///
    /// # Errors
    /// The first [`KeyFault`] found.
    pub fn read(wire: &TeamKey) -> Result<Self, KeyFault> {
        if wire.suite != SUITE {
            return Err(KeyFault::Suite);
        }
        let team_is_plain = (1..=MOST_TEAM).contains(&wire.team.len())
            && wire
                .team
                .bytes()
                .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        if !team_is_plain {
            return Err(KeyFault::Team);
        }
        let public = from_text(&wire.public_key)
            .and_then(|bytes| <[u8; 32]>::try_from(bytes).ok())
            .ok_or(KeyFault::PublicKey)?;
        Ok(Self {
            team: wire.team.clone(),
            epoch: wire.epoch,
            public,
        })
    }

    /// The key as the server gave it, if it is the one that a link promised.
    ///
    /// # Errors
    /// [`KeyFault::Swapped`] when it is another; otherwise as [`Self::read`].
    pub fn read_promised(wire: &TeamKey, promised: &Fingerprint) -> Result<Self, KeyFault> {
        let key = Self::read(wire)?;
        if key.fingerprint() == *promised {
            Ok(key)
        } else {
            Err(KeyFault::Swapped)
        }
    }

    #[cfg(feature = "desk")]
    pub(crate) const fn from_parts(team: String, epoch: u32, public: [u8; 32]) -> Self {
        Self {
            team,
            epoch,
            public,
        }
    }

    /// The team whose key it is.
    #[must_use]
    pub fn team(&self) -> &str {
        &self.team
    }

    /// Which of the team's keys.
    #[must_use]
    pub const fn epoch(&self) -> u32 {
        self.epoch
    }

    /// The 32 bytes.
    #[must_use]
    pub const fn public(&self) -> &[u8; 32] {
        &self.public
    }

    /// What a link carries so that a swapped key is found out.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.team, self.epoch, &self.public)
    }
}

#[cfg(test)]
#[path = "sealing_key/tests.rs"]
mod tests;
