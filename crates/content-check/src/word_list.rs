//! The words that we do not use, and the wording that bends a question: data that
//! editors keep in `content/words.toml`.

use domain::reading_age::words;
use serde::Deserialize;

/// `content/words.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WordList {
    /// Words that young people dislike or find hard.
    #[serde(default)]
    avoid: Vec<Avoid>,
    /// Wording that pushes towards an answer.
    #[serde(default)]
    pub(crate) leading: Vec<String>,
    /// Pairs with "and" or "or" that are one thing.
    #[serde(default)]
    pub(crate) one_thing: Vec<String>,
    /// People and lines to go to.
    #[serde(default)]
    pub(crate) people: Vec<String>,
}

/// Words to avoid, and what to say.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Avoid {
    words: Vec<String>,
    say: String,
}

impl WordList {
    /// Every disliked word in the text, with what to say in its place.
    pub(crate) fn disliked<'l>(&'l self, text: &str) -> Vec<(&'l str, &'l str)> {
        let spoken = Spoken::of(text);
        let all = self.avoid.iter().flat_map(|avoid| {
            let words = avoid.words.iter();
            words.map(|word| (word.as_str(), avoid.say.as_str()))
        });
        all.filter(|(word, _)| spoken.says(word)).collect()
    }
}

/// Whether the text says this phrase; see [`Spoken::says`].
pub(crate) fn says(text: &str, phrase: &str) -> bool {
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
