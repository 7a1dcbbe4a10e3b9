//! Whether a reply reads easily: a hint while it is written, never a bar to sending.

use domain::reading_age::{Counted, sentences, words};

/// The most words of a sentence that a young person reads with ease.
const MOST_WORDS: usize = 20;
/// The reading age to aim at.
const AIM: f64 = 9.0;
/// Fewer words than this say nothing about reading age.
const ENOUGH_WORDS: usize = 12;

/// What could be plainer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// Nothing, or too little to say.
    None,
    /// It reads easily, like this age.
    Plain(u8),
    /// The longest sentence has this many words.
    LongSentence(usize),
    /// It reads like this age.
    ReadingAge(u8),
}

/// The one thing that would help most.
#[must_use]
pub fn hint(reply: &str) -> Hint {
    let longest = sentences(reply)
        .map(|sentence| words(sentence).count())
        .max()
        .unwrap_or(0);
    if longest > MOST_WORDS {
        return Hint::LongSentence(longest);
    }
    let counted = Counted::of(reply);
    match counted.reading_age() {
        Some(_) if counted.words < ENOUGH_WORDS => Hint::None,
        Some(age) if age > AIM + 0.5 => Hint::ReadingAge(whole(age)),
        Some(age) => Hint::Plain(whole(age)),
        None => Hint::None,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "held between 0 and 25 just before"
)]
fn whole(age: f64) -> u8 {
    age.clamp(0.0, 25.0).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_sentence_is_named_before_anything_else() {
        let long = format!("{}end.", "word ".repeat(24));
        assert_eq!(hint(&long), Hint::LongSentence(25));
    }

    #[test]
    fn office_words_are_told_from_plain_ones() {
        let office = "Consideration of accommodation arrangements necessitates multidisciplinary \
                      evaluation. Implementation requires authorisation from management colleagues.";
        assert!(matches!(hint(office), Hint::ReadingAge(age) if age > 12));
        let plain =
            "You asked to see your brother more. You can see him on Fridays from next week.";
        assert!(matches!(hint(plain), Hint::Plain(age) if age <= 9));
    }

    #[test]
    fn too_few_words_say_nothing() {
        for reply in ["", "Thank you.", "no end"] {
            assert_eq!(hint(reply), Hint::None, "{reply}");
        }
    }
}
