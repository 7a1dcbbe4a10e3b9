//! Checks of words: sentence length, reading age, words we do not use.

use crate::fault::{Fault, Place};
use crate::said::{Said, Style};
use domain::reading_age::{Counted, sentences, words};
use domain::wording::WordList;
use std::collections::BTreeMap;

/// Reports every text that is too long, too hard or in words we do not use.
pub(crate) fn check(said: &[Said<'_>], list: &WordList, faults: &mut Vec<Fault>) {
    for text in said {
        check_text(text, list, faults);
    }
    check_reading_age(said, faults);
}

fn check_text(said: &Said<'_>, list: &WordList, faults: &mut Vec<Fault>) {
    let Said {
        place,
        field,
        text,
        style,
        limits,
    } = said;
    if text.trim().is_empty() {
        faults.push(place.fault(
            format!("`{field}` is empty"),
            "write what a young person should read there",
        ));
        return;
    }
    let whole = matches!(style, Style::Sentences | Style::Question);
    if whole && !text.trim_end().ends_with(['.', '?', '!', '”']) {
        faults.push(place.fault(
            format!("`{field}` does not end as a sentence: “{text}”"),
            "end it with a full stop or a question mark, so that it can be measured",
        ));
    }
    for sentence in sentences(text) {
        let count = words(sentence).count();
        if count > limits.words {
            faults.push(place.fault(
                format!("`{field}` has a sentence of {count} words: “{sentence}”"),
                format!("make two of it; {} words are the most here", limits.words),
            ));
        }
    }
    for (word, say) in list.disliked(text) {
        faults.push(place.fault(
            format!("`{field}` says “{word}”"),
            format!("young people prefer: {say}"),
        ));
    }
}

fn check_reading_age(said: &[Said<'_>], faults: &mut Vec<Fault>) {
    let mut files: BTreeMap<&str, (Counted, f64)> = BTreeMap::new();
    for text in said.iter().filter(|text| text.style != Style::Label) {
        let entry = files
            .entry(&text.place.file)
            .or_insert((Counted::default(), text.limits.age));
        entry.0 = entry.0.and(Counted::of(text.text));
    }
    for (file, (counted, most)) in files {
        if let Some(age) = counted.reading_age()
            && age > most
        {
            faults.push(Place::file(file).fault(
                format!("its reading age is {age:.1}; {most} is the highest here"),
                "use shorter sentences and shorter words; check-content shows the hardest ones",
            ));
        }
    }
}
