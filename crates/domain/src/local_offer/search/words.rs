//! Cutting text into plain words: small letters without accents, digits kept,
//! apostrophes closed up, everything else a gap.

/// The most characters of a text that are read; a search can be pasted.
const MOST_CHARACTERS: usize = 2_000;
/// The most letters of a word that are read.
const MOST_LETTERS: usize = 32;

/// Words that say nothing about what is wanted.
const IDLE: [&str; 24] = [
    "a", "an", "and", "am", "any", "are", "can", "do", "for", "get", "how", "i", "if", "in", "is",
    "me", "my", "need", "of", "on", "the", "to", "want", "with",
];

/// The words of a text of the offer.
pub(super) fn of(text: &str) -> impl Iterator<Item = String> {
    split(text).filter(|word| !IDLE.contains(&word.as_str()))
}

/// The words of a search. Where only idle words were typed, those.
pub(super) fn asked(query: &str) -> impl Iterator<Item = String> {
    let mut kept: Vec<String> = split(query).collect();
    if kept.iter().any(|word| !IDLE.contains(&word.as_str())) {
        // The last word may be the beginning of another: "for" of "form".
        let last = kept.len() - 1;
        let mut at = 0;
        kept.retain(|word| {
            at += 1;
            at - 1 == last && !query.ends_with(' ') && word.len() > 1
                || !IDLE.contains(&word.as_str())
        });
    }
    kept.into_iter()
}

fn split(text: &str) -> impl Iterator<Item = String> {
    let mut words = vec![String::new()];
    for character in text.chars().take(MOST_CHARACTERS) {
        if matches!(character, '\'' | '’') {
            continue;
        }
        let Some(word) = words.last_mut().filter(|_| character.is_alphanumeric()) else {
            words.push(String::new());
            continue;
        };
        if word.chars().count() < MOST_LETTERS {
            word.extend(character.to_lowercase().map(without_accent));
        }
    }
    words.into_iter().filter(|word| !word.is_empty())
}

const fn without_accent(letter: char) -> char {
    match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' => 'd',
        'è'..='ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'ş' | 'š' | 'ș' => 's',
        'ť' | 'ț' => 't',
        'ù'..='ü' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_into_plain_words() {
        for (text, words) in [
            (
                "Free NHS dental care!",
                vec!["free", "nhs", "dental", "care"],
            ),
            (
                "young person’s adviser",
                vec!["young", "persons", "adviser"],
            ),
            ("Café — Über/Zażółć", vec!["cafe", "uber", "zazolc"]),
            ("16+ (HC1)", vec!["16", "hc1"]),
            ("🙂🙂 ... ---", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(of(text).collect::<Vec<_>>(), words, "{text}");
        }
    }

    #[test]
    fn idle_words_are_left_out_unless_nothing_else_was_typed() {
        let asked = |query| asked(query).collect::<Vec<_>>();
        assert_eq!(asked("i need help with my rent"), ["help", "rent"]);
        assert_eq!(asked("how to "), ["how", "to"]);
    }

    #[test]
    fn the_word_still_being_typed_is_never_idle() {
        let asked = |query| asked(query).collect::<Vec<_>>();
        assert_eq!(asked("bank for"), ["bank", "for"]);
        assert_eq!(asked("bank for "), ["bank"]);
        assert_eq!(asked("bank a"), ["bank"]);
    }

    #[test]
    fn a_very_long_word_is_cut_short() {
        let word = of(&"x".repeat(5_000)).next().unwrap_or_default();
        assert_eq!(word.len(), MOST_LETTERS);
    }
}
