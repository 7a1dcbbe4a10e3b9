//! What a content folder holds, in figures that an editor reads.

use crate::said::{Said, Style};
use domain::reading_age::{Counted, sentences, words};
use std::collections::BTreeMap;
use std::fmt;

/// A sentence shorter than this is not named as the hardest: the formula makes
/// too much of one long word.
const FEWEST_WORDS: usize = 5;

/// What was found in a content folder.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// The files, by name.
    pub files: BTreeMap<String, FileReport>,
    /// The days on which the cases try the rules.
    pub days_tried: usize,
    /// The sets of questions: id, version and shape, as `forms/asked.toml` lists them.
    pub shapes: Vec<(String, u32, String)>,
    /// What must be said of the list of danger words while nobody has gone through it.
    pub not_reviewed: Option<String>,
}

/// What one file holds.
#[derive(Debug, Clone, Default)]
pub struct FileReport {
    /// Promises, questions, services, helplines or phrases.
    pub items: usize,
    /// Its sentences.
    pub counted: Counted,
    /// The highest reading age allowed, where there are sentences.
    pub most_age: Option<f64>,
    /// The longest sentence, and its number of words.
    pub longest: (usize, String),
    /// The sentence with the highest reading age of its own.
    pub hardest: (f64, String),
}

impl Report {
    /// Counts an item of this file.
    pub(crate) fn count(&mut self, file: &str) {
        self.files.entry(file.to_owned()).or_default().items += 1;
    }

    /// Adds what is said.
    pub(crate) fn measure(&mut self, said: &[Said<'_>]) {
        for text in said.iter().filter(|text| text.style != Style::Label) {
            let file = self.files.entry(text.place.file.clone()).or_default();
            file.counted = file.counted.and(Counted::of(text.text));
            file.most_age = Some(text.limits.age);
            for sentence in sentences(text.text) {
                let count = words(sentence).count();
                if count > file.longest.0 {
                    file.longest = (count, sentence.to_owned());
                }
                let age = Counted::of(sentence).reading_age().unwrap_or_default();
                if count >= FEWEST_WORDS && age > file.hardest.0 {
                    file.hardest = (age, sentence.to_owned());
                }
            }
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<44} {:>5} {:>9} {:>11} {:>8}",
            "file", "items", "sentences", "reading age", "longest"
        )?;
        for (name, file) in &self.files {
            let age = match (file.counted.reading_age(), file.most_age) {
                (Some(age), Some(most)) => format!("{age:.1} of {most}"),
                _ => "-".to_owned(),
            };
            writeln!(
                f,
                "{name:<44} {:>5} {:>9} {age:>11} {:>8}",
                file.items, file.counted.sentences, file.longest.0
            )?;
        }
        writeln!(
            f,
            "\nreading age: Flesch–Kincaid grade + 5, over whole sentences"
        )?;
        writeln!(f, "days tried by the cases: {}", self.days_tried)?;
        for (name, file) in self.files.iter().filter(|(_, file)| file.longest.0 > 0) {
            writeln!(f, "\n{name}")?;
            writeln!(f, "  longest, {} words: {}", file.longest.0, file.longest.1)?;
            writeln!(f, "  hardest, {:.0}: {}", file.hardest.0, file.hardest.1)?;
        }
        writeln!(f, "\nsets of questions")?;
        for (id, version, shape) in &self.shapes {
            writeln!(f, "  {id} version {version}, shape {shape}")?;
        }
        if let Some(words) = &self.not_reviewed {
            writeln!(f, "\n{words}")?;
        }
        Ok(())
    }
}
