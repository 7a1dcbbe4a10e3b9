//! A second look at own words before they are quoted: what might tell who said it, marked.
//! Pure. It marks too much rather than too little, and cannot know everything: a name in
//! small letters, or a story that only one family has, is for a person to see.

use std::ops::Range;

/// What might tell who it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// A name of somebody or something.
    Name,
    /// A place, a road, a postcode.
    Place,
    /// A school or somewhere else where people are known.
    School,
    /// A day, a month, a year.
    Date,
    /// A number: an age, a house, a telephone.
    Number,
    /// An address on the web, of mail, or a name there.
    Contact,
}

impl Telling {
    /// What it is called.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Name => "a name",
            Self::Place => "a place",
            Self::School => "a school or the like",
            Self::Date => "a date",
            Self::Number => "a number",
            Self::Contact => "an address",
        }
    }
}

/// Begin with a capital and name nobody.
const PLAIN: [&str; 86] = [
    "a",
    "about",
    "after",
    "all",
    "also",
    "always",
    "am",
    "an",
    "and",
    "are",
    "as",
    "ask",
    "at",
    "be",
    "because",
    "but",
    "can",
    "could",
    "did",
    "do",
    "don't",
    "even",
    "every",
    "everyone",
    "everything",
    "for",
    "from",
    "get",
    "give",
    "good",
    "had",
    "have",
    "he",
    "help",
    "her",
    "his",
    "how",
    "i",
    "i'd",
    "i'll",
    "i'm",
    "i've",
    "if",
    "in",
    "is",
    "it",
    "it's",
    "just",
    "let",
    "like",
    "listen",
    "make",
    "maybe",
    "more",
    "my",
    "never",
    "no",
    "nobody",
    "not",
    "nothing",
    "on",
    "one",
    "our",
    "people",
    "please",
    "she",
    "so",
    "some",
    "someone",
    "sometimes",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "they",
    "this",
    "to",
    "we",
    "what",
    "when",
    "why",
    "yes",
    "you",
    "your",
];
const SCHOOLS: [&str; 12] = [
    "school",
    "college",
    "academy",
    "primary",
    "nursery",
    "university",
    "club",
    "church",
    "mosque",
    "temple",
    "hospital",
    "surgery",
];
const PLACES: [&str; 12] = [
    "road", "street", "avenue", "lane", "close", "drive", "court", "house", "park", "estate",
    "gardens", "way",
];
const DAYS: [&str; 19] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
/// A name follows these, in whatever letters.
const BEFORE_A_NAME: [&str; 8] = ["called", "named", "mr", "mrs", "miss", "ms", "dr", "mx"];

struct Token {
    at: Range<usize>,
    lower: String,
    capital: bool,
    first: bool,
}

fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut first = true;
    let mut begin = None;
    let ends = text.char_indices().map(|(at, c)| (at, Some(c)));
    for (at, c) in ends.chain([(text.len(), None)]) {
        let inside = c.is_some_and(|c| !c.is_whitespace());
        match (inside, begin) {
            (true, None) => begin = Some(at),
            (false, Some(from)) => {
                let whole = text.get(from..at).unwrap_or_default();
                let outer = |c: char| !c.is_alphanumeric() && !matches!(c, '@' | '#');
                let start = from + (whole.len() - whole.trim_start_matches(outer).len());
                let word = whole.trim_matches(outer);
                if !word.is_empty() {
                    found.push(Token {
                        at: start..start + word.len(),
                        lower: word.to_lowercase().replace('’', "'"),
                        capital: word.starts_with(char::is_uppercase),
                        first,
                    });
                }
                first = whole.ends_with(['.', '!', '?', '…', ':']);
                begin = None;
            }
            _ => {}
        }
    }
    found
}

fn kind_of(token: &Token, before: Option<&Token>) -> Option<Telling> {
    let word = token.lower.as_str();
    let bare = word.strip_suffix("'s").unwrap_or(word);
    let has_digit = word.chars().any(|c| c.is_ascii_digit());
    let address = word.contains('@') || word.contains("www.") || word.contains("http");
    if address || word.starts_with('#') {
        return Some(Telling::Contact);
    }
    // “may” is mostly no month.
    if DAYS.contains(&bare) && (token.capital || !matches!(bare, "may" | "march")) {
        return Some(Telling::Date);
    }
    if has_digit {
        let letters = word.chars().any(char::is_alphabetic);
        let dated = word.contains(['/', '.', '-']) || (word.len() == 4 && !letters);
        let ordinal = ["st", "nd", "rd", "th"]
            .iter()
            .any(|end| word.ends_with(end));
        return Some(match (dated || ordinal, letters) {
            (true, _) => Telling::Date,
            (false, true) => Telling::Place,
            (false, false) => Telling::Number,
        });
    }
    if before.is_some_and(|before| BEFORE_A_NAME.contains(&before.lower.as_str())) {
        return Some(Telling::Name);
    }
    if BEFORE_A_NAME.contains(&word) && !matches!(word, "called" | "named") {
        return Some(Telling::Name);
    }
    (token.capital && !PLAIN.contains(&bare) && !(token.first && is_common(bare)))
        .then_some(Telling::Name)
}

/// Words of verbs and the like, which often begin a sentence.
fn is_common(word: &str) -> bool {
    word.ends_with("ing") || word.ends_with("ly") || word.len() <= 2
}

/// What might tell who said it, in order; parts do not overlap.
#[must_use]
pub fn second_look(text: &str) -> Vec<(Range<usize>, Telling)> {
    let tokens = tokens(text);
    let mut found: Vec<(Range<usize>, Telling)> = Vec::new();
    for (nth, token) in tokens.iter().enumerate() {
        let before = nth.checked_sub(1).and_then(|before| tokens.get(before));
        let named = before.is_some_and(|before| {
            let last = found.last();
            last.is_some_and(|(at, _)| at.end == before.at.end)
        });
        let word = token.lower.as_str();
        let whole = if SCHOOLS.contains(&word) {
            Some(Telling::School)
        } else if PLACES.contains(&word) {
            Some(Telling::Place)
        } else {
            None
        };
        // “Herschel Grammar School”: with its name it tells, alone it does not.
        if let (true, Some(kind), Some(last)) = (named, whole, found.last_mut()) {
            *last = (last.0.start..token.at.end, kind);
            continue;
        }
        let kind = if whole.is_some() && (token.first || !token.capital) {
            None
        } else {
            kind_of(token, before)
        };
        let Some(kind) = kind else { continue };
        match found.last_mut() {
            Some(last) if named && last.1 == kind => last.0.end = token.at.end,
            _ => found.push((token.at.clone(), kind)),
        }
    }
    found
}

/// The same words with what might tell taken out.
#[must_use]
pub fn taken_out(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (part, _) in second_look(text) {
        out.push_str(text.get(at..part.start).unwrap_or_default());
        out.push_str("[…]");
        at = part.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_might_tell_is_marked_by_what_it_is() {
        for (text, expected) in [
            ("I like it when Jo rings.", &[("Jo", Telling::Name)][..]),
            ("Amira helped me.", &[("Amira", Telling::Name)]),
            ("my friend called sam", &[("sam", Telling::Name)]),
            (
                "I go to Herschel Grammar School now",
                &[("Herschel Grammar School", Telling::School)],
            ),
            ("We live on Bath Road.", &[("Bath Road", Telling::Place)]),
            (
                "It was on 3rd March 2026.",
                &[("3rd March 2026", Telling::Date)],
            ),
            ("I moved on tuesday", &[("tuesday", Telling::Date)]),
            (
                "I am 14 and ring 07700900123",
                &[("14", Telling::Number), ("07700900123", Telling::Number)],
            ),
            ("SL1 is home", &[("SL1", Telling::Place)]),
            (
                "write to @sam_x or a@b.co",
                &[("@sam_x", Telling::Contact), ("a@b.co", Telling::Contact)],
            ),
            ("Ask Mr. Hill’s team", &[("Mr. Hill’s", Telling::Name)]),
        ] {
            let found: Vec<(&str, Telling)> = second_look(text)
                .into_iter()
                .map(|(at, kind)| (&text[at], kind))
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn words_that_tell_nothing_are_left_alone() {
        for text in [
            "I want to see my brothers more. It helps. We may march on.",
            "School is hard, and college was better.",
            "Being heard. Really nice people!",
            "",
        ] {
            assert_eq!(second_look(text), [], "{text}");
        }
    }

    #[test]
    fn what_is_taken_out_leaves_the_rest_as_it_was() {
        assert_eq!(
            taken_out("When Jo from Bath Road left, I cried — a lot."),
            "When […] from […] left, I cried — a lot."
        );
    }
}
