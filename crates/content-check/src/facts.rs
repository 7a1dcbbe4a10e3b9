//! The list of facts that content may rest on, and how sure each is.

use serde::Deserialize;
use std::collections::BTreeMap;

/// `content/facts.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Facts {
    pub(crate) facts: BTreeMap<String, Fact>,
}

/// One fact.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fact {
    /// How sure it is.
    pub(crate) grade: Grade,
    /// What it is about, for editors.
    #[expect(
        dead_code,
        reason = "read by editors; here so that it may stand in the file"
    )]
    about: String,
    /// A known fact that was settled by somebody who may: treated as seen.
    #[serde(default)]
    settled: bool,
    /// Said to be coming, or law that is not in force: never shown as a right.
    #[serde(default)]
    pub(crate) announced: bool,
}

/// How sure a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(crate) enum Grade {
    /// Read in the source itself.
    R,
    /// Seen in a second-hand source.
    S,
    /// Known, with no source opened.
    K,
    /// Unsure.
    U,
    /// Our own advice.
    Own,
}

/// What may be said on the strength of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bears {
    /// Dates and amounts too.
    Figures,
    /// Words, but no date and no amount.
    WordsOnly,
    /// Nothing.
    Nothing,
}

impl Fact {
    /// What this fact bears.
    pub(crate) fn bears(&self) -> Bears {
        match self.grade {
            Grade::R | Grade::S => Bears::Figures,
            Grade::K if self.settled => Bears::Figures,
            Grade::K => Bears::WordsOnly,
            Grade::U | Grade::Own => Bears::Nothing,
        }
    }
}

/// Whether the text names a date, a length of time or an amount.
pub(crate) fn names_a_figure(text: &str) -> bool {
    const NUMBERS: &[&str] = &[
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve", "twenty", "thirty",
    ];
    const UNITS: &[&str] = &[
        "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years",
        "pound", "pounds", "working", "times",
    ];
    if text.contains(|c: char| c.is_ascii_digit() || c == '£') {
        return true;
    }
    let words: Vec<String> = domain::reading_age::words(text)
        .map(str::to_lowercase)
        .collect();
    words
        .windows(2)
        .any(|pair| NUMBERS.contains(&pair[0].as_str()) && UNITS.contains(&pair[1].as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_seen_in_digits_and_in_words() {
        for text in [
            "Within 7 days.",
            "£200",
            "Every six weeks.",
            "At least two months.",
        ] {
            assert!(names_a_figure(text), "{text}");
        }
        for text in [
            "As soon as it can.",
            "One person helps you.",
            "Every school term.",
        ] {
            assert!(!names_a_figure(text), "{text}");
        }
    }
}
