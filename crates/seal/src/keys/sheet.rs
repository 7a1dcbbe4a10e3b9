//! The printed recovery sheet: twelve words (128 bits and a check, BIP 39 English)
//! that open the team's key when every phrase is lost.

use super::TeamPrivateKey;
use super::wrapped::{Cost, UnwrapError, WrapError, Wrapped, unwrap, wrap};
use crate::randomness::{NoRandomness, Randomness, draw};
use crate::sealing_key::SealingKey;
use api::binding;
use bip39::{Language, Mnemonic};
use serde::{Deserialize, Serialize};
use std::fmt;
use zeroize::Zeroizing;

/// The words on a sheet.
pub const WORDS: usize = 12;
const VERSION: u8 = 1;
const PURPOSE: &str = "my-pledge recovery sheet v1";

/// The words of one sheet. Wiped when dropped.
#[derive(Clone)]
pub struct RecoverySheet(Mnemonic);

/// Why typed words are not a sheet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetFault {
    /// Too few or too many.
    #[error("a recovery sheet has {WORDS} words, not {0}")]
    Count(usize),
    /// This word, counted from 1, is on no sheet.
    #[error("word {0} is not a word that a recovery sheet can have")]
    Word(usize),
    /// Every word could be, but not together: one is wrong or two are swapped.
    #[error("one word is wrong, or two are swapped")]
    Check,
}

impl RecoverySheet {
    /// A new sheet.
    ///
    /// # Errors
    /// [`NoRandomness`] when the device gives none.
    pub fn draw(source: &mut impl Randomness) -> Result<Self, NoRandomness> {
        let entropy = draw::<16>(source)?;
        Mnemonic::from_entropy_in(Language::English, entropy.as_slice())
            .map(Self)
            // Sixteen bytes are always twelve words.
            .map_err(|_| NoRandomness)
    }

    /// What somebody typed from the paper: capitals, commas, numbers and line ends
    /// do not matter, and a word's first four letters are enough.
    ///
    /// # Errors
    /// The first [`SheetFault`] found.
    pub fn read(typed: &str) -> Result<Self, SheetFault> {
        let typed = Zeroizing::new(typed.to_lowercase());
        let words: Vec<&str> = typed
            .split(|character: char| !character.is_ascii_alphabetic())
            .filter(|word| !word.is_empty())
            .collect();
        if words.len() != WORDS {
            return Err(SheetFault::Count(words.len()));
        }
        let mut full = Zeroizing::new(String::with_capacity(WORDS * 9));
        for (at, word) in words.into_iter().enumerate() {
            let known = known_word(word).ok_or(SheetFault::Word(at + 1))?;
            if at > 0 {
                full.push(' ');
            }
            full.push_str(known);
        }
        Mnemonic::parse_in_normalized(Language::English, &full)
            .map(Self)
            .map_err(|_| SheetFault::Check)
    }

    /// The words, in order, for printing.
    pub fn words(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.0.words()
    }

    /// Two different places, counted from 1, whose words are asked for to prove that
    /// the sheet is on paper.
    ///
    /// # Errors
    /// [`NoRandomness`] when the device gives none.
    pub fn two_places(source: &mut impl Randomness) -> Result<[usize; 2], NoRandomness> {
        let drawn = draw::<2>(source)?;
        let first = usize::from(drawn[0]) % WORDS;
        let second = (first + 1 + usize::from(drawn[1]) % (WORDS - 1)) % WORDS;
        Ok([first.min(second) + 1, first.max(second) + 1])
    }

    /// Whether this is the word at this place, counted from 1.
    #[must_use]
    pub fn has(&self, place: usize, typed: &str) -> bool {
        let typed = Zeroizing::new(typed.trim().to_lowercase());
        place
            .checked_sub(1)
            .and_then(|at| self.words().nth(at))
            .is_some_and(|word| *word == **typed)
    }

    /// Puts the team's key in a box that this sheet opens.
    ///
    /// # Errors
    /// See [`WrapError`].
    pub fn keep(
        &self,
        team_key: &TeamPrivateKey,
        cost: Cost,
        source: &mut impl Randomness,
    ) -> Result<SheetHolding, WrapError> {
        Ok(SheetHolding {
            v: VERSION,
            team_key: wrap(
                team_key.bytes(),
                &self.phrase(),
                &purpose(team_key.sealing_key()),
                cost,
                source,
            )?,
        })
    }

    fn phrase(&self) -> Zeroizing<String> {
        let mut out = Zeroizing::new(String::with_capacity(WORDS * 9));
        for word in self.words() {
            out.push_str(word);
            out.push(' ');
        }
        out
    }
}

impl fmt::Debug for RecoverySheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoverySheet(..)")
    }
}

/// The team's key in a box that the sheet opens. Safe to store anywhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetHolding {
    v: u8,
    team_key: Wrapped,
}

impl SheetHolding {
    /// As the server keeps it.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// As the server kept it.
    ///
    /// # Errors
    /// [`UnwrapError::Unreadable`] for anything else.
    pub fn read(json: &str) -> Result<Self, UnwrapError> {
        serde_json::from_str(json)
            .ok()
            .filter(|holding: &Self| holding.v == VERSION)
            .ok_or(UnwrapError::Unreadable)
    }

    /// The team's private key, for whoever has the sheet.
    ///
    /// # Errors
    /// See [`UnwrapError`].
    pub fn open(
        &self,
        sheet: &RecoverySheet,
        public: &SealingKey,
    ) -> Result<TeamPrivateKey, UnwrapError> {
        let key = unwrap(&self.team_key, &sheet.phrase(), &purpose(public))?;
        TeamPrivateKey::of(public, key).ok_or(UnwrapError::OtherKey)
    }
}

fn purpose(public: &SealingKey) -> Vec<u8> {
    binding::info(PURPOSE, public.team(), public.epoch())
}

/// The word of the list that is meant: no two share their first four letters.
fn known_word(typed: &str) -> Option<&'static str> {
    let mut starting = Language::English.words_by_prefix_iter(typed);
    let first = starting.next()?;
    // The list is sorted, so a word that is all of `typed` comes first.
    (first == typed || typed.len() >= 4).then_some(first)
}
