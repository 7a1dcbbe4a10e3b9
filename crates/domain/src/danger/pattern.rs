//! A phrase of the list and how it meets what was written: `hit+` with its endings,
//! `a/b` either, `...` up to three words between, `{someone}` any of a set.

use super::PhraseFault;
use super::reading::Word;
use std::collections::{BTreeMap, BTreeSet};

/// The most words that `...` stands for.
const WIDEST_GAP: usize = 3;
/// A word of the list is known with one slip from this many letters on.
const LONG: usize = 7;
/// Letters typed apart are looked through for phrases from this many letters on.
const FEWEST_SPELT: usize = 6;

/// A phrase made ready.
#[derive(Debug, Clone)]
pub(super) struct Pattern {
    /// Each word with all its forms, and whether a gap stands before it.
    words: Vec<(Vec<String>, bool)>,
    /// Words as they are written in the list, without endings.
    written: Vec<String>,
}

impl Pattern {
    /// Reads a phrase.
    pub(super) fn read(
        phrase: &str,
        sets: &BTreeMap<String, Vec<String>>,
    ) -> Result<Self, PhraseFault> {
        let mut pattern = Self {
            words: Vec::new(),
            written: Vec::new(),
        };
        let mut gap = false;
        for part in phrase.split_whitespace() {
            if part == "..." {
                if pattern.words.is_empty() {
                    return Err(PhraseFault::OpenEnded(phrase.to_owned()));
                }
                gap = true;
                continue;
            }
            let set = part
                .strip_prefix('{')
                .and_then(|part| part.strip_suffix('}'));
            let choices: Vec<&str> = match set {
                Some(set) => {
                    let found = sets.get(set).ok_or_else(|| PhraseFault::NoSuchSet {
                        phrase: phrase.to_owned(),
                        set: set.to_owned(),
                    })?;
                    found.iter().map(String::as_str).collect()
                }
                None => part.split('/').collect(),
            };
            let mut forms = Vec::new();
            for choice in choices {
                pattern.add_forms(choice, phrase, &mut forms)?;
            }
            pattern.words.push((forms, std::mem::take(&mut gap)));
        }
        if gap {
            return Err(PhraseFault::OpenEnded(phrase.to_owned()));
        }
        if pattern.words.is_empty() {
            return Err(PhraseFault::Empty(phrase.to_owned()));
        }
        Ok(pattern)
    }

    fn add_forms(
        &mut self,
        choice: &str,
        phrase: &str,
        forms: &mut Vec<String>,
    ) -> Result<(), PhraseFault> {
        let (word, bends) = choice
            .strip_suffix('+')
            .map_or((choice, false), |word| (word, true));
        if word.is_empty() || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Err(PhraseFault::NotLetters {
                phrase: phrase.to_owned(),
                word: choice.to_owned(),
            });
        }
        self.written.push(word.to_owned());
        forms.push(word.to_owned());
        if bends {
            forms.extend(endings(word));
        }
        Ok(())
    }

    /// How many words of `read` from `at` on this phrase covers, if it is there.
    fn covers(&self, read: &[Word], at: usize) -> Option<usize> {
        fn rest(words: &[(Vec<String>, bool)], read: &[Word], at: usize) -> Option<usize> {
            let Some(((forms, gap), more)) = words.split_first() else {
                return Some(at);
            };
            let widest = if *gap { WIDEST_GAP } else { 0 };
            (at..=at + widest).find_map(|at| {
                let word = read.get(at)?;
                is_one_of(&word.letters, forms)
                    .then(|| rest(more, read, at + 1))
                    .flatten()
            })
        }
        rest(&self.words, read, at).map(|end| end - at)
    }

    /// The phrase as one run of letters, in each of its forms, where it has no gap.
    fn run_together(&self) -> Vec<String> {
        if self.words.iter().any(|(_, gap)| *gap) {
            return Vec::new();
        }
        self.words
            .iter()
            .fold(vec![String::new()], |runs, (forms, _)| {
                runs.iter()
                    .flat_map(|run| forms.iter().map(move |form| format!("{run}{form}")))
                    .collect()
            })
    }
}

fn is_one_of(word: &str, forms: &[String]) -> bool {
    forms.iter().any(|form| is(word, form))
}

/// The same word, letters hidden or drawn out all the same: `k*ll`, `hiiiit`.
fn is(word: &str, form: &str) -> bool {
    if word == form {
        return true;
    }
    if word.contains('*') {
        return word.chars().count() == form.chars().count()
            && word
                .chars()
                .zip(form.chars())
                .all(|(a, b)| a == b || a == '*');
    }
    is_drawn_out(word) && squeezed(word) == squeezed(form)
}

fn is_drawn_out(word: &str) -> bool {
    let letters = word.as_bytes();
    letters
        .windows(3)
        .any(|three| three[0] == three[1] && three[1] == three[2])
}

fn squeezed(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// The endings of an English word, without asking which are right for it.
fn endings(word: &str) -> Vec<String> {
    let mut forms: Vec<String> = ["s", "es", "d", "ed", "ing", "in"]
        .iter()
        .map(|ending| format!("{word}{ending}"))
        .collect();
    let last = word.chars().next_back().unwrap_or_default();
    let stem = word.get(..word.len() - last.len_utf8()).unwrap_or_default();
    match last {
        'e' => forms.extend(["ing", "in"].map(|ending| format!("{stem}{ending}"))),
        'y' => forms.extend(["ies", "ied"].map(|ending| format!("{stem}{ending}"))),
        'a' | 'i' | 'o' | 'u' | 'w' | 'x' => {}
        other => forms.extend(["ed", "ing", "in"].map(|ending| format!("{word}{other}{ending}"))),
    }
    forms
}

/// A phrase that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    /// Its first word.
    pub(super) from: usize,
    /// The word after its last.
    pub(super) to: usize,
    /// Its group.
    pub(super) group: usize,
}

/// Phrases by their first word.
#[derive(Debug, Clone, Default)]
pub(super) struct Patterns {
    all: Vec<(Pattern, usize)>,
    by_first: BTreeMap<String, Vec<usize>>,
    /// By the first word squeezed, for words that were drawn out.
    by_squeezed: BTreeMap<String, BTreeSet<usize>>,
    long: BTreeSet<String>,
}

impl Patterns {
    /// Adds a phrase of this group.
    pub(super) fn add(&mut self, pattern: Pattern, group: usize) {
        let at = self.all.len();
        for form in pattern
            .words
            .first()
            .into_iter()
            .flat_map(|(forms, _)| forms)
        {
            let here = self.by_first.entry(form.clone()).or_default();
            if here.last() != Some(&at) {
                here.push(at);
            }
            self.by_squeezed
                .entry(squeezed(form))
                .or_default()
                .insert(at);
        }
        let long = pattern.written.iter().filter(|word| word.len() >= LONG);
        self.long.extend(long.cloned());
        self.all.push((pattern, group));
    }

    /// Every phrase that is there.
    pub(super) fn spans(&self, read: &[Word]) -> Vec<Span> {
        let mut spans = Vec::new();
        for (from, word) in read.iter().enumerate() {
            for at in self.beginning(&word.letters) {
                let Some((pattern, group)) = self.all.get(at) else {
                    continue;
                };
                if let Some(length) = pattern.covers(read, from) {
                    spans.push(Span {
                        from,
                        to: from + length,
                        group: *group,
                    });
                }
            }
        }
        spans
    }

    /// The phrases that may begin with this word.
    fn beginning(&self, word: &str) -> Vec<usize> {
        if word.contains('*') {
            return (0..self.all.len()).collect();
        }
        if is_drawn_out(word) {
            let found = self.by_squeezed.get(&squeezed(word));
            return found.into_iter().flatten().copied().collect();
        }
        self.by_first.get(word).cloned().unwrap_or_default()
    }

    /// The groups of phrases that were typed letter by letter without a word's end.
    pub(super) fn spelt_out(&self, read: &[Word]) -> Vec<usize> {
        let apart: Vec<&Word> = read.iter().filter(|word| word.apart).collect();
        if apart.is_empty() {
            return Vec::new();
        }
        let there = |pattern: &Pattern| {
            let runs = pattern.run_together();
            runs.iter()
                .filter(|run| run.len() >= FEWEST_SPELT)
                .any(|run| apart.iter().any(|word| word.letters.contains(run.as_str())))
        };
        self.all
            .iter()
            .filter(|(pattern, _)| there(pattern))
            .map(|(_, group)| *group)
            .collect()
    }

    /// The long word of the list that this word is but for one slip: a letter too many,
    /// too few, another, or two swapped. The first letter is never the slip.
    pub(super) fn meant(&self, word: &str) -> Option<String> {
        if word.len() + 1 < LONG || word.contains('*') || self.long.contains(word) {
            return None;
        }
        let near = |long: &&String| {
            long.as_bytes().first() == word.as_bytes().first() && is_one_slip(word, long)
        };
        self.long.iter().find(near).cloned()
    }
}

fn is_one_slip(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (
        a.get(same..).unwrap_or_default(),
        b.get(same..).unwrap_or_default(),
    );
    match (a, b) {
        ([_, a @ ..], [_, b @ ..]) if a == b => true,
        ([a0, a1, a @ ..], [b0, b1, b @ ..]) if a0 == b1 && a1 == b0 && a == b => true,
        ([_, rest @ ..], b) if rest == b => true,
        (a, [_, rest @ ..]) if a == rest => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_one_letter_or_a_swap_and_no_more() {
        for (a, b, near) in [
            ("suiside", "suicide", true),
            ("suicde", "suicide", true),
            ("suiciide", "suicide", true),
            ("suiicde", "suicide", true),
            ("sucidie", "suicide", false),
            ("suciide", "suicide", true),
            ("scuicde", "suicide", false),
            ("suicides", "suicide", true),
            ("decide", "suicide", false),
        ] {
            assert_eq!(is_one_slip(a, b), near, "{a} {b}");
        }
    }

    #[test]
    fn a_word_with_a_plus_has_its_endings() {
        let forms = |word: &str| {
            let pattern = Pattern::read(word, &BTreeMap::new()).unwrap();
            pattern.words[0].0.clone()
        };
        for (word, form) in [
            ("hit+", "hitting"),
            ("hit+", "hittin"),
            ("rape+", "raped"),
            ("rape+", "raping"),
            ("touch+", "touches"),
            ("bully+", "bullied"),
            ("kill+", "kills"),
        ] {
            assert!(forms(word).contains(&form.to_owned()), "{word} {form}");
        }
        assert_eq!(forms("hit"), ["hit"]);
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        let fault = |phrase: &str| Pattern::read(phrase, &BTreeMap::new()).unwrap_err();
        assert!(matches!(fault("  "), PhraseFault::Empty(_)));
        assert!(matches!(fault("... me"), PhraseFault::OpenEnded(_)));
        assert!(matches!(fault("hit ..."), PhraseFault::OpenEnded(_)));
        assert!(matches!(fault("{who} hit"), PhraseFault::NoSuchSet { .. }));
        assert!(matches!(fault("don't"), PhraseFault::NotLetters { .. }));
        assert!(matches!(fault("Hit"), PhraseFault::NotLetters { .. }));
    }
}
