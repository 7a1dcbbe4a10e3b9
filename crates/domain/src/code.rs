//! Codes that people type: drawing one, writing it in groups, and reading it back
//! forgivingly.
//!
//! The last character is a check: any one wrong character and any two swapped ones
//! are caught on the spot, before anything is computed or sent. What a code opens
//! is in [`crate::invitation`] and [`crate::receipt`].

use std::fmt;

/// Digits and consonants that nobody mixes up when reading them off paper: no
/// vowels (no words), no `L` (it is `1`), no `S` (it is `5`). Their number is
/// prime, and the check below rests on that.
pub const ALPHABET: [u8; 29] = *b"0123456789BCDFGHJKMNPQRTVWXYZ";

const BASE: usize = ALPHABET.len();

/// A code of `N` characters, the last of which is the check.
///
/// `N` may be 2 to 14: up to there even a doubled character that becomes another
/// doubled character is caught.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Code<const N: usize>([u8; N]);

/// Opens one invitation: 9 random characters and the check.
pub type InvitationCode = Code<10>;
/// Shows the answers to one submission: 11 random characters and the check.
pub type ReturnCode = Code<12>;

/// Why typed text is not a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeFault {
    /// A character that no code has, however it is read.
    #[error("no code has the character {0}")]
    Character(char),
    /// Too few or too many characters.
    #[error("{found} characters, not {wanted}")]
    Length {
        /// How many were typed.
        found: usize,
        /// How many a code has.
        wanted: usize,
    },
    /// The check does not match: something was read or typed wrong.
    #[error("a character is wrong or two are swapped")]
    Slip,
}

impl<const N: usize> Code<N> {
    /// How many characters it has, with the check.
    pub const LENGTH: usize = N;

    /// The code these random bytes make; `None` when they run out. Bytes that would
    /// favour some characters are passed over, so give it plenty or an endless source.
    pub fn draw(random: impl IntoIterator<Item = u8>) -> Option<Self> {
        // The largest multiple of 29 that a byte can hold.
        const FAIR: u8 = 232;
        let mut places = random
            .into_iter()
            .filter(|byte| *byte < FAIR)
            .map(|byte| usize::from(byte) % BASE);
        let mut characters = [0; N];
        let mut sum = 0;
        for (at, character) in characters.iter_mut().take(N - 1).enumerate() {
            let place = places.next()?;
            sum += (N - at) * place;
            *character = ALPHABET[place];
        }
        characters[N - 1] = ALPHABET[(BASE - sum % BASE) % BASE];
        Some(Self(characters))
    }

    /// What somebody typed: capitals, spaces and hyphens do not matter, and `O`, `I`,
    /// `L`, `S`, `U` are read as the `0`, `1`, `1`, `5`, `V` they were taken for.
    ///
    /// # Errors
    /// The first [`CodeFault`] found.
    pub fn read(typed: &str) -> Result<Self, CodeFault> {
        let mut characters = [0; N];
        let mut found = 0;
        for typed in typed.chars().filter(|c| !is_gap(*c)) {
            let character = meant(typed).ok_or(CodeFault::Character(typed))?;
            if let Some(place) = characters.get_mut(found) {
                *place = character;
            }
            found += 1;
        }
        if found != N {
            return Err(CodeFault::Length { found, wanted: N });
        }
        let sum: usize = characters
            .iter()
            .enumerate()
            .map(|(at, character)| (N - at) * place_of(*character).unwrap_or(0))
            .sum();
        if sum.is_multiple_of(BASE) {
            Ok(Self(characters))
        } else {
            Err(CodeFault::Slip)
        }
    }

    /// The random characters, without the check: what keys are derived from.
    #[must_use]
    pub fn secret(&self) -> &[u8] {
        &self.0[..N - 1]
    }

    /// As it is printed and read aloud: groups of three or four.
    #[must_use]
    pub fn in_groups(&self) -> String {
        let size = if N.is_multiple_of(4) { 4 } else { 3 };
        let groups = N / size;
        let mut out = String::with_capacity(N + groups);
        for (at, character) in self.0.iter().enumerate() {
            // The last group takes what is left over.
            if at > 0 && at.is_multiple_of(size) && at / size < groups {
                out.push(' ');
            }
            out.push(char::from(*character));
        }
        out
    }
}

/// A code is a secret: it never reaches a log by way of `{:?}`.
impl<const N: usize> fmt::Debug for Code<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Code<{N}>(..)")
    }
}

fn is_gap(typed: char) -> bool {
    typed.is_whitespace() || matches!(typed, '-' | '‐' | '–' | '—' | '.' | '_' | '\u{200b}')
}

fn place_of(character: u8) -> Option<usize> {
    ALPHABET.iter().position(|known| *known == character)
}

fn meant(typed: char) -> Option<u8> {
    let upper = u8::try_from(typed).ok()?.to_ascii_uppercase();
    let meant = match upper {
        b'O' => b'0',
        b'I' | b'L' => b'1',
        b'S' => b'5',
        b'U' => b'V',
        other => other,
    };
    place_of(meant).map(|_| meant)
}

#[cfg(test)]
#[path = "code/tests.rs"]
mod tests;
