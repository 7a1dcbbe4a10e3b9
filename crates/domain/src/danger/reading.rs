//! Reads what was typed as words: small letters, look-alike signs put back, letters
//! typed apart put together.

/// The most signs of one text that are looked at; what a person types is far below.
const MOST_SIGNS: usize = 60_000;
/// Letters that stand alone are one word from this many on: `k i l l`.
const FEWEST_APART: usize = 4;

/// One word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// In small letters. `*` stands for one letter that was hidden.
    pub(super) letters: String,
    /// Whether it was typed letter by letter, so that it may be several words.
    pub(super) apart: bool,
}

/// The words of a text. `meant` mends a word that is nearly one of the list's.
pub(super) fn read(text: &str, meant: impl Fn(&str) -> Option<String>) -> Vec<Word> {
    let signs: Vec<char> = text
        .chars()
        .take(MOST_SIGNS)
        .flat_map(char::to_lowercase)
        .filter(|sign| !is_apostrophe(*sign) && !is_unseen(*sign))
        .collect();
    let mut words = Vec::new();
    let mut alone = String::new();
    for part in signs.split(|sign| !(sign.is_alphanumeric() || is_stand_in(*sign))) {
        let letters = letters(part);
        let mut signs = letters.chars();
        match (signs.next(), signs.next()) {
            (None, _) => {}
            (Some(sign), None) if sign.is_alphabetic() => alone.push(sign),
            _ => {
                together(&mut alone, &mut words);
                let letters = meant(&letters).unwrap_or(letters);
                words.push(Word {
                    letters,
                    apart: false,
                });
            }
        }
    }
    together(&mut alone, &mut words);
    words
}

/// What was typed letter by letter: one word when it is long enough, else its letters.
fn together(alone: &mut String, words: &mut Vec<Word>) {
    let letters = std::mem::take(alone);
    if letters.chars().count() >= FEWEST_APART {
        words.push(Word {
            letters,
            apart: true,
        });
    } else {
        words.extend(letters.chars().map(|letter| Word {
            letters: letter.to_string(),
            apart: false,
        }));
    }
}

/// A part of the text in letters: signs that stand in for a letter are that letter where
/// the part holds letters at all; at its end they are only signs.
fn letters(part: &[char]) -> String {
    let is_end = |sign: &char| matches!(sign, '!' | '*' | '$' | '@');
    let end = part.iter().rposition(|sign| !is_end(sign));
    let part = part.get(..end.map_or(0, |end| end + 1)).unwrap_or_default();
    if !part.iter().any(|sign| sign.is_alphabetic()) {
        return part.iter().filter(|sign| sign.is_numeric()).collect();
    }
    part.iter().map(|sign| letter(*sign)).collect()
}

const fn letter(sign: char) -> char {
    match sign {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' | 'à' | 'á' | 'â' | 'ä' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        other => other,
    }
}

const fn is_stand_in(sign: char) -> bool {
    matches!(sign, '!' | '*' | '$' | '@')
}

const fn is_apostrophe(sign: char) -> bool {
    matches!(sign, '\'' | '’' | '‘' | '`' | 'ʼ')
}

/// Joiners and direction marks, which some keyboards put between letters.
const fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        read(text, |_| None)
            .into_iter()
            .map(|word| word.letters)
            .collect()
    }

    #[test]
    fn what_was_typed_is_read_as_words() {
        for (typed, read) in [
            ("I don’t KNOW.", "i dont know"),
            ("su1c1de k1ll $elf", "suicide kill self"),
            ("he h!t me!", "he hit me"),
            ("on 14 May, at 7", "on 14 may at 7"),
            ("k i l l", "kill"),
            ("k.i.l.l me", "kill me"),
            ("a b c", "a b c"),
            ("r*pe", "r*pe"),
            ("ki\u{200b}ll", "kill"),
            ("café", "cafe"),
            ("😀 🙂", ""),
            ("", ""),
        ] {
            assert_eq!(words(typed).join(" "), read, "{typed:?}");
        }
    }

    #[test]
    fn a_very_long_text_is_read_only_so_far() {
        let text = "word ".repeat(100_000);
        assert_eq!(words(&text).len(), MOST_SIGNS / 5);
    }
}
