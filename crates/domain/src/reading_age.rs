//! The reading age of sentences, by a named formula.
//!
//! Flesch–Kincaid grade level, plus five for the age at which an English pupil is
//! in that grade: `0.39 × words/sentences + 11.8 × syllables/words − 15.59 + 5`.
//! It needs no list of known words, so anybody can work it out again. Only text
//! that ends as a sentence counts; headings and labels would flatter it.

pub mod syllables;

use self::syllables::syllables;

/// Counted text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// Sentences: text up to `.`, `?` or `!`.
    pub sentences: usize,
    /// Words.
    pub words: usize,
    /// Syllables.
    pub syllables: usize,
}

impl Counted {
    /// Counts the sentences of a text; what does not end as one is left out.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut counted = Self::default();
        for sentence in sentences(text).filter(|sentence| ended(sentence)) {
            counted.sentences += 1;
            for word in words(sentence) {
                counted.words += 1;
                counted.syllables += syllables(word);
            }
        }
        counted
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            sentences: self.sentences + other.sentences,
            words: self.words + other.words,
            syllables: self.syllables + other.syllables,
        }
    }

    /// The reading age in years; nothing without a sentence.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
    pub fn reading_age(self) -> Option<f64> {
        if self.sentences == 0 || self.words == 0 {
            return None;
        }
        let words = self.words as f64;
        let grade =
            0.39 * words / self.sentences as f64 + 11.8 * self.syllables as f64 / words - 15.59;
        Some(grade + 5.0)
    }
}

/// The sentences of a text, each with its mark. A dot inside a word or a number
/// ("gov.uk", "2.5") ends nothing.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text.trim();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest
            .char_indices()
            .find(|(at, c)| {
                let after = &rest[at + c.len_utf8()..];
                let over = after.is_empty()
                    || after.starts_with(char::is_whitespace)
                    || after.starts_with(['”', '"', '\'', '’', ')']);
                *c == '\n' || (matches!(c, '.' | '?' | '!') && over)
            })
            .map_or(rest.len(), |(at, c)| at + c.len_utf8());
        let (sentence, left) = rest.split_at(end);
        rest = left
            .trim_start_matches(['”', '"', '\'', '’', ')'])
            .trim_start();
        Some(sentence.trim())
    })
}

/// The words of a sentence.
pub fn words(sentence: &str) -> impl Iterator<Item = &str> {
    sentence
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '–' | '—' | '·'))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

fn ended(sentence: &str) -> bool {
    sentence.ends_with(['.', '?', '!'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_inside_a_word_or_number_ends_no_sentence() {
        let found: Vec<_> = sentences("Look at gov.uk. It is 2.5 miles! “Is it?” Yes").collect();
        assert_eq!(
            found,
            ["Look at gov.uk.", "It is 2.5 miles!", "“Is it?", "Yes"]
        );
    }

    #[test]
    fn headings_and_labels_do_not_lower_the_age() {
        let sentence = "Your social worker must visit you.";
        let counted = Counted::of(sentence);
        assert_eq!(counted.and(Counted::of("My carer")), counted);
    }

    #[test]
    fn the_formula_gives_the_published_grade_for_a_known_text() {
        // 1 sentence, 6 words, 6 syllables: 0.39 × 6 + 11.8 − 15.59 = −1.45.
        let age = Counted::of("The cat sat on the mat.")
            .reading_age()
            .unwrap();
        assert!((age - 3.55).abs() < 0.001, "{age}");
    }

    #[test]
    fn longer_words_raise_the_age() {
        let plain = Counted::of("You can ask for help with money.").reading_age();
        let stiff =
            Counted::of("Applicants may request financial assistance accordingly.").reading_age();
        assert!(stiff > plain);
    }
}
