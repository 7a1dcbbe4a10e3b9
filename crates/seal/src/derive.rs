//! Keys from what a person holds: the bytes of a link, or a code they typed.
//!
//! A link carries enough randomness to be used as it is. A typed code does not, so
//! each guess at one is made slow: Argon2id first, on the device.

use crate::hybrid;
use argon2::{Algorithm, Argon2, Params, Version};
use hkdf::Hkdf;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

/// Memory for one code, in KiB. Decision record 0035 says why.
const MEMORY_KIB: u32 = 16 * 1_024;
/// Passes over that memory.
const PASSES: u32 = 3;

/// What a secret is for; secrets of different kinds never give the same keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Link,
    InvitationCode,
    ReturnCode,
    PictureLock,
    #[cfg(feature = "desk")]
    SafetyWords,
}

impl Purpose {
    const fn label(self) -> &'static [u8] {
        match self {
            Self::Link => b"my-pledge invitation link v1",
            Self::InvitationCode => b"my-pledge invitation code v1",
            Self::ReturnCode => b"my-pledge return code v1",
            Self::PictureLock => b"my-pledge picture lock v1",
            #[cfg(feature = "desk")]
            Self::SafetyWords => b"my-pledge safety words v1",
        }
    }
}

/// The device has too little memory for Argon2id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this device has too little memory to work out the code")]
pub struct TooLittleMemory;

/// The root of everything derived from one secret.
pub(crate) struct Root(Hkdf<Sha256>);

impl Root {
    /// From a secret that is random enough to be searched by nobody.
    pub(crate) fn of_random(purpose: Purpose, secret: &[u8; 16]) -> Self {
        Self(Hkdf::new(Some(purpose.label()), secret))
    }

    /// From a short code. Slow on purpose. `team` keeps guesses at one team's codes
    /// from being of use against another's.
    pub(crate) fn of_code(
        purpose: Purpose,
        secret: &[u8],
        team: &str,
    ) -> Result<Self, TooLittleMemory> {
        let salt = Sha256::new()
            .chain_update(purpose.label())
            .chain_update([0])
            .chain_update(team)
            .finalize();
        let params = Params::new(MEMORY_KIB, PASSES, 1, Some(32)).map_err(|_| TooLittleMemory)?;
        let mut slow = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(secret, &salt, slow.as_mut())
            .map_err(|_| TooLittleMemory)?;
        Ok(Self(Hkdf::new(Some(purpose.label()), slow.as_ref())))
    }

    /// The key of this name; keys of different names tell nothing of each other.
    pub(crate) fn key<const N: usize>(&self, name: &str) -> Zeroizing<[u8; N]> {
        let mut key = Zeroizing::new([0; N]);
        // Only a length over 8,160 bytes is refused.
        let _ = self.0.expand(name.as_bytes(), key.as_mut());
        key
    }

    /// The key pair of this name: private, then public.
    pub(crate) fn key_pair(&self, name: &str) -> (Zeroizing<[u8; 32]>, [u8; 32]) {
        hybrid::key_pair_of(&self.key(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_code_gives_other_keys_to_another_team_or_for_another_purpose() {
        let key = |purpose, team| {
            Root::of_code(purpose, b"KT74QX9MF", team)
                .unwrap()
                .key::<32>("note")
        };
        let first = key(Purpose::InvitationCode, "slough");
        assert_eq!(first, key(Purpose::InvitationCode, "slough"));
        assert_ne!(first, key(Purpose::InvitationCode, "reading"));
        assert_ne!(first, key(Purpose::ReturnCode, "slough"));
    }

    #[test]
    fn keys_of_different_names_differ() {
        let root = Root::of_random(Purpose::Link, &[7; 16]);
        assert_ne!(root.key::<16>("proof"), root.key::<16>("note"));
    }
}
