//! Key work, in the desk's browser only: the server keeps public halves and boxes
//! that it cannot open.
//!
//! | what | where |
//! |---|---|
//! | the team's key pair | here |
//! | a box that a phrase opens (Argon2id, XChaCha20-Poly1305) | [`wrapped`] |
//! | a member's own key pair, and the team's keys given to it | [`own`] |
//! | what two people compare before the first is given | [`safety`] |
//! | what says whose a public key is from then on | [`vouch`] |
//! | both in one, as the first versions kept them | [`member`] |
//! | the printed recovery sheet | [`sheet`] |
//! | whether an unlock phrase is good enough | [`phrase`] |

pub mod member;
pub mod own;
pub mod phrase;
pub mod safety;
pub mod sheet;
pub mod vouch;
pub mod wrapped;

use crate::encoding::to_text;
use crate::hybrid;
use crate::randomness::{NoRandomness, Randomness};
use crate::sealing_key::SealingKey;
use std::fmt;
use zeroize::Zeroizing;

/// The key that opens what was sealed to a team in one epoch. Wiped when dropped;
/// lives only while the desk is unlocked.
#[derive(Clone)]
pub struct TeamPrivateKey {
    public: SealingKey,
    private: Zeroizing<[u8; 32]>,
}

impl TeamPrivateKey {
    /// A new key pair.
    ///
    /// # Errors
    /// [`NoRandomness`] when the device gives none.
    pub fn generate(
        team: &str,
        epoch: u32,
        source: &mut impl Randomness,
    ) -> Result<Self, NoRandomness> {
        let (private, public) = hybrid::key_pair(source)?;
        Ok(Self {
            public: SealingKey::from_parts(team.to_owned(), epoch, public),
            private,
        })
    }

    /// The private half of `public`; `None` when these bytes are another key's.
    pub(crate) fn of(public: &SealingKey, private: Zeroizing<[u8; 32]>) -> Option<Self> {
        (hybrid::public_of(&private)? == *public.public()).then(|| Self {
            public: public.clone(),
            private,
        })
    }

    /// The public half.
    #[must_use]
    pub const fn sealing_key(&self) -> &SealingKey {
        &self.public
    }

    /// The public half as it travels: unpadded base 64, URL alphabet.
    #[must_use]
    pub fn public_key(&self) -> String {
        to_text(self.public.public())
    }

    /// The team.
    #[must_use]
    pub fn team(&self) -> &str {
        self.public.team()
    }

    /// Which of the team's keys.
    #[must_use]
    pub const fn epoch(&self) -> u32 {
        self.public.epoch()
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.private
    }
}

/// Says whose key it is, never the key.
impl fmt::Debug for TeamPrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TeamPrivateKey({} {}, ..)", self.team(), self.epoch())
    }
}

#[cfg(test)]
#[path = "keys/tests.rs"]
mod tests;
