//! Safety words: what two people compare, aloud or side by side, to know that a public
//! key came from one browser to the other and was not swapped on the way.
//!
//! Eight words of the published BIP 39 list, 88 bits, over the team, the member and the
//! public key. Decision record 0092 says why so many, and why each guess is slow.

use super::own::OwnPublicKey;
use crate::derive::{Purpose, Root, TooLittleMemory};
use api::binding;
use bip39::Language;

/// How many words are compared.
pub const SAFETY_WORDS: usize = 8;

/// The words of a member's own public key. The member's browser works them out from
/// the key that it made, never from one that it was handed. Takes a noticeable part of
/// a second.
///
/// # Errors
/// [`TooLittleMemory`].
pub fn safety_words(
    team: &str,
    member: &str,
    public: &OwnPublicKey,
) -> Result<[&'static str; SAFETY_WORDS], TooLittleMemory> {
    // No epoch: the words stay the same when the team's key changes.
    let mut bound = binding::info(binding::SAFETY_WORDS, team, 0);
    bound.extend_from_slice(&(member.len() as u64).to_be_bytes());
    bound.extend_from_slice(member.as_bytes());
    bound.extend_from_slice(public.bytes());
    let bits = Root::of_code(Purpose::SafetyWords, &bound, team)?.key::<11>("words");
    let list = Language::English.word_list();
    Ok(std::array::from_fn(|at| list[eleven_bits(&bits, at)]))
}

/// The eleven bits at this place: the list has 2,048 words.
fn eleven_bits(bytes: &[u8; 11], at: usize) -> usize {
    (at * 11..at * 11 + 11).fold(0, |found, bit| {
        found << 1 | usize::from(bytes[bit / 8] >> (7 - bit % 8) & 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bit_is_in_one_word_and_in_its_order() {
        let mut bytes = [0; 11];
        bytes[0] = 0b1000_0000;
        bytes[1] = 0b0010_0000;
        bytes[10] = 0b0000_0001;
        assert_eq!(eleven_bits(&bytes, 0), 0b100_0000_0001);
        assert_eq!(eleven_bits(&bytes, 1), 0);
        assert_eq!(eleven_bits(&bytes, 7), 1);
    }
}
