//! Whether an unlock phrase is good enough, and a suggestion for one. The phrase
//! never leaves the browser, so nobody else can check it.

use super::wrapped::counted;
use crate::randomness::{NoRandomness, Randomness, draw};
use bip39::Language;
use zeroize::Zeroizing;

/// The fewest characters of an unlock phrase.
pub const LEAST: usize = 16;
/// The words of a suggested phrase: 66 bits, behind Argon2id.
pub const SUGGESTED_WORDS: usize = 6;

/// What is wrong with a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhraseFault {
    /// Too short.
    #[error("{missing} more characters are needed")]
    Short {
        /// How many are missing.
        missing: usize,
    },
    /// The password, or all but the password.
    #[error("the unlock phrase must not be the password")]
    Password,
    /// The same few characters again and again.
    #[error("too few different characters")]
    Monotonous,
}

/// How hard a phrase is to guess, roughly, once it is good enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Good enough.
    Fair,
    /// Five different words or more, or as long as that.
    Strong,
}

/// Whether this phrase will do. It is compared with the password as people would:
/// capitals and spaces make no difference.
///
/// # Errors
/// The first [`PhraseFault`] found.
pub fn judge(phrase: &str, password: &str) -> Result<Strength, PhraseFault> {
    let phrase = counted(phrase);
    let characters = phrase.chars().count();
    if characters < LEAST {
        return Err(PhraseFault::Short {
            missing: LEAST - characters,
        });
    }
    let (bare, bare_password) = (bare(&phrase), bare(password));
    // A password with a few letters put on at either end is still the password.
    if !bare_password.is_empty() && bare.contains(bare_password.as_str()) {
        return Err(PhraseFault::Password);
    }
    let mut different: Vec<char> = bare.chars().collect();
    different.sort_unstable();
    different.dedup();
    if different.len() < 7 {
        return Err(PhraseFault::Monotonous);
    }
    let mut words: Vec<&str> = phrase.split(' ').collect();
    words.sort_unstable();
    words.dedup();
    Ok(if words.len() >= 5 || characters >= 28 {
        Strength::Strong
    } else {
        Strength::Fair
    })
}

/// A phrase of random words that somebody may take as it is.
///
/// # Errors
/// [`NoRandomness`] when the device gives none.
pub fn suggest(source: &mut impl Randomness) -> Result<Zeroizing<String>, NoRandomness> {
    let drawn = draw::<{ SUGGESTED_WORDS * 2 }>(source)?;
    let mut phrase = Zeroizing::new(String::with_capacity(SUGGESTED_WORDS * 9));
    for pair in drawn.chunks_exact(2) {
        // 2,048 words: eleven bits of sixteen, none favoured.
        let at = usize::from(u16::from_be_bytes([pair[0], pair[1]])) % 2_048;
        if !phrase.is_empty() {
            phrase.push(' ');
        }
        phrase.push_str(Language::English.word_list()[at]);
    }
    Ok(phrase)
}

fn bare(text: &str) -> Zeroizing<String> {
    Zeroizing::new(
        text.chars()
            .filter(|character| !character.is_whitespace())
            .flat_map(char::to_lowercase)
            .collect(),
    )
}
