//! What could be better in the options of a question: two that are true at once, and more
//! ways to say good than bad.

use super::{Found, Kind};
use crate::consultation::asked::{AskedAs, Question};
use crate::reading_age::words;
use crate::wording::says;

/// Words that say good.
const GOOD: [&str; 20] = [
    "good",
    "great",
    "well",
    "happy",
    "easy",
    "helpful",
    "safe",
    "agree",
    "excellent",
    "love",
    "like",
    "kind",
    "better",
    "best",
    "clear",
    "fair",
    "calm",
    "useful",
    "fun",
    "perfect",
];
/// Words that say bad.
const BAD: [&str; 20] = [
    "bad",
    "poor",
    "badly",
    "unhappy",
    "hard",
    "unhelpful",
    "unsafe",
    "disagree",
    "awful",
    "hate",
    "dislike",
    "unkind",
    "worse",
    "worst",
    "confusing",
    "unfair",
    "worried",
    "useless",
    "boring",
    "sad",
];

/// Two options of which one person may mean both, where only one can be chosen.
pub(super) fn overlapping(found: &mut Found<'_>, field: &str, question: &Question) {
    if !matches!(question.kind, AskedAs::OneOf | AskedAs::Scale) {
        return;
    }
    let labels: Vec<&str> = question
        .options
        .iter()
        .map(|one| one.label.trim())
        .collect();
    let ranges: Vec<Option<(u32, u32)>> = labels.iter().map(|label| range(label)).collect();
    for (at, label) in labels.iter().enumerate() {
        for (nth, other) in labels.iter().enumerate().skip(at + 1) {
            let both = match (ranges[at], ranges[nth]) {
                (Some((from, to)), Some((begin, end))) => from <= end && begin <= to,
                _ => names(label, other) || names(other, label),
            };
            if both {
                found.add(
                    field,
                    Kind::Overlapping,
                    format!("“{label}” and “{other}” can both be true"),
                    "let each begin where the one before ends, or let people choose some of them",
                );
            }
        }
    }
}

/// Whether one of the things that this option joins is the other option.
fn names(label: &str, other: &str) -> bool {
    let label = label.to_lowercase();
    let mut parts = label.split(" or ").flat_map(|part| part.split(", "));
    let joins = label.contains(" or ") || label.contains(", ");
    let other = other.to_lowercase();
    joins && parts.any(|part| part.trim() == other)
}

/// The whole numbers that an option stands for: `1 to 5`, `5–10`, `over 10`, `10 or more`,
/// `under 5`, `3`. None for one that is no range of numbers.
fn range(label: &str) -> Option<(u32, u32)> {
    let lower = label.to_lowercase().replace(['–', '—', '-'], " to ");
    let numbers: Vec<u32> = words(&lower).filter_map(|word| word.parse().ok()).collect();
    let any = |phrases: &[&str]| phrases.iter().any(|phrase| says(&lower, phrase));
    match numbers.as_slice() {
        [from, to] if from <= to => Some((*from, *to)),
        [one] if any(&["over", "more than"]) => Some((one + 1, u32::MAX)),
        [one]
            if any(&["or more", "and over", "or over", "at least", "plus"])
                || lower.contains('+') =>
        {
            Some((*one, u32::MAX))
        }
        [one] if any(&["under", "less than", "fewer than"]) => Some((0, one.saturating_sub(1))),
        [one] if any(&["up to", "or less", "or fewer", "at most"]) => Some((0, *one)),
        [one] if words(&lower).count() <= 2 => Some((*one, *one)),
        _ => None,
    }
}

/// More options on one side than on the other, by two or by all there are.
pub(super) fn unbalanced(found: &mut Found<'_>, field: &str, question: &Question) {
    if !matches!(question.kind, AskedAs::OneOf | AskedAs::Scale) {
        return;
    }
    let sides = question.options.iter().map(|one| side(&one.label));
    let (good, bad) = sides.fold((0_usize, 0_usize), |(good, bad), side| match side {
        Side::Good => (good + 1, bad),
        Side::Bad => (good, bad + 1),
        Side::Neither => (good, bad),
    });
    let one_sided = (good >= 2 && bad == 0) || (bad >= 2 && good == 0);
    if one_sided || good.abs_diff(bad) >= 2 {
        let (more, less) = if good > bad {
            ("good", "bad")
        } else {
            ("bad", "good")
        };
        found.add(
            field,
            Kind::Unbalanced,
            format!("more options say {more} than {less}"),
            "offer as many on either side, with one in the middle",
        );
    }
}

enum Side {
    Good,
    Bad,
    Neither,
}

fn side(label: &str) -> Side {
    let lower = label.to_lowercase().replace('’', "'");
    let has = |list: &[&str]| words(&lower).any(|word| list.contains(&word));
    // Little of something good is its other side.
    let turned =
        ["not", "never", "no"].iter().any(|word| says(&lower, word)) || lower.contains("n't");
    match (has(&GOOD), has(&BAD), turned) {
        (true, false, false) | (false, true, true) => Side::Good,
        (false, true, false) | (true, false, true) => Side::Bad,
        _ => Side::Neither,
    }
}
