//! The words that we do not use, and the wording that bends a question: data that
//! editors keep in `content/words.toml`. The check of the content and the desk's linter
//! both ask here.

use crate::reading_age::words;
use serde::{Deserialize, Serialize};

/// `content/words.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordList {
    /// Words that young people dislike or find hard.
    #[serde(default)]
    pub avoid: Vec<Avoid>,
    /// Wording that pushes towards an answer.
    #[serde(default)]
    pub leading: Vec<String>,
    /// Pairs with "and" or "or" that are one thing.
    #[serde(default)]
    pub one_thing: Vec<String>,
    /// People and lines to go to.
    #[serde(default)]
    pub people: Vec<String>,
}

/// Words to avoid, and what to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Avoid {
    /// Any of these.
    pub words: Vec<String>,
    /// What to say in their place.
    pub say: String,
}

impl WordList {
    /// Every disliked word in the text, with what to say in its place.
    #[must_use]
    pub fn disliked<'l>(&'l self, text: &str) -> Vec<(&'l str, &'l str)> {
        let spoken = Spoken::of(text);
        let all = self.avoid.iter().flat_map(|avoid| {
            let words = avoid.words.iter();
            words.map(|word| (word.as_str(), avoid.say.as_str()))
        });
        all.filter(|(word, _)| spoken.says(word)).collect()
    }

    /// Every wording in the text that pushes towards an answer.
    #[must_use]
    pub fn pushing<'l>(&'l self, text: &str) -> Vec<&'l str> {
        let spoken = Spoken::of(text);
        let all = self.leading.iter().map(String::as_str);
        all.filter(|phrase| spoken.says(phrase)).collect()
    }

    /// Whether the text joins two things by one of these words, or asks twice. Pairs that
    /// are one thing join nothing.
    #[must_use]
    pub fn joins_two(&self, text: &str, joined: &[&str]) -> bool {
        if text.matches('?').count() > 1 {
            return true;
        }
        let mut rest = text.to_lowercase().replace('’', "'");
        for pair in &self.one_thing {
            rest = rest.replace(&pair.to_lowercase(), "it");
        }
        let spoken = Spoken::of(&rest);
        joined.iter().any(|word| spoken.says(word))
    }
}

/// Whether the text says this phrase, as whole words. A phrase in capitals is looked for
/// in capitals.
#[must_use]
pub fn says(text: &str, phrase: &str) -> bool {
    Spoken::of(text).says(phrase)
}

/// A text taken into words once, to look for many phrases.
struct Spoken {
    as_written: Vec<String>,
    lower: Vec<String>,
}

impl Spoken {
    fn of(text: &str) -> Self {
        let straight = text.replace('’', "'");
        let as_written: Vec<String> = words(&straight).map(str::to_owned).collect();
        let lower = as_written.iter().map(|word| word.to_lowercase()).collect();
        Self { as_written, lower }
    }

    /// Whether it says this phrase, as whole words. A phrase in capitals is looked
    /// for in capitals.
    fn says(&self, phrase: &str) -> bool {
        let capitals = phrase.chars().any(char::is_uppercase) && phrase == phrase.to_uppercase();
        let said = if capitals {
            &self.as_written
        } else {
            &self.lower
        };
        let phrase = if capitals {
            phrase.to_owned()
        } else {
            phrase.to_lowercase()
        };
        let sought: Vec<&str> = words(&phrase).collect();
        !sought.is_empty()
            && said
                .windows(sought.len())
                .any(|window| window == sought.as_slice())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_only_as_whole_words() {
        assert!(says("Your placement is near.", "placement"));
        assert!(says("Don’t you like it?", "don't you"));
        assert!(!says("It was replaced.", "place"));
        assert!(!says("A lack of sleep.", "LAC"));
        assert!(says("Your LAC review.", "LAC"));
        assert!(!says("Shellac", "LAC"));
    }
}
