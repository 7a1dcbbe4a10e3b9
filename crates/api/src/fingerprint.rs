//! The fingerprint of a team's key: what a link carries behind its `#`, so that a
//! phone finds out a swapped key. Made at the desk and by the server that prints the
//! link; compared on the phone.

use crate::binding;
use domain::ids::hexadecimal;
use sha2::{Digest as _, Sha256};
use std::fmt;

/// The first 128 bits of SHA-256 over team, epoch, suite and public key. Public, and
/// written as 32 lower-case hexadecimal characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint([u8; 16]);

/// Not 32 hexadecimal characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a fingerprint is 32 hexadecimal characters")]
pub struct NotAFingerprint;

impl Fingerprint {
    /// The fingerprint of this public key of a team.
    #[must_use]
    pub fn of(team: &str, epoch: u32, public: &[u8; 32]) -> Self {
        let hash = Sha256::new()
            .chain_update(binding::info(binding::FINGERPRINT, team, epoch))
            .chain_update(public)
            .finalize();
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash[..16]);
        Self(bytes)
    }

    /// A fingerprint as a link carries it or as somebody typed it: capitals, spaces
    /// and hyphens do not matter.
    ///
    /// # Errors
    /// [`NotAFingerprint`] for anything else.
    pub fn read(text: &str) -> Result<Self, NotAFingerprint> {
        let mut bytes = [0; 16];
        let mut found = 0;
        for character in text.chars().filter(|c| !matches!(c, ' ' | '-')) {
            let nibble = character.to_digit(16).ok_or(NotAFingerprint)?;
            let byte = bytes.get_mut(found / 2).ok_or(NotAFingerprint)?;
            *byte = *byte << 4 | u8::try_from(nibble).map_err(|_| NotAFingerprint)?;
            found += 1;
        }
        if found == 32 {
            Ok(Self(bytes))
        } else {
            Err(NotAFingerprint)
        }
    }

    /// As people compare it: eight groups of four.
    #[must_use]
    pub fn in_groups(&self) -> String {
        let text = self.to_string();
        let mut out = String::with_capacity(39);
        for (at, character) in text.chars().enumerate() {
            if at > 0 && at % 4 == 0 {
                out.push(' ');
            }
            out.push(character);
        }
        out
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hexadecimal(&self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_reads_back_however_it_was_typed() {
        let fingerprint = Fingerprint::of("slough", 1, &[9; 32]);
        for typed in [
            fingerprint.to_string(),
            fingerprint.in_groups(),
            fingerprint.in_groups().to_uppercase().replace(' ', "-"),
        ] {
            assert_eq!(Fingerprint::read(&typed), Ok(fingerprint), "{typed}");
        }
        for typed in ["", "abc", &"g".repeat(32), &"a".repeat(33), &"a".repeat(31)] {
            assert_eq!(Fingerprint::read(typed), Err(NotAFingerprint), "{typed}");
        }
    }

    #[test]
    fn another_team_epoch_or_key_has_another_fingerprint() {
        let one = Fingerprint::of("slough", 1, &[9; 32]);
        for other in [
            Fingerprint::of("reading", 1, &[9; 32]),
            Fingerprint::of("slough", 2, &[9; 32]),
            Fingerprint::of("slough", 1, &[8; 32]),
        ] {
            assert_ne!(one, other);
        }
    }
}
