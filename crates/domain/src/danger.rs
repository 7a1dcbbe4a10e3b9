//! Words that suggest danger, as content, and the look for them in what was written.
//!
//! It only ever decides whether help is offered on the phone itself. What was found is
//! told to nobody: there is no type here that could be sent or kept.

mod pattern;
mod reading;

use crate::ids::ServiceId;
use chrono::NaiveDate;
use pattern::{Pattern, Patterns};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DangerWords {
    /// Who has gone through it.
    pub review: Review,
    /// Words that stand for each other in many phrases: `{someone}`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sets: BTreeMap<String, Vec<String>>,
    /// Kinds of danger, the most pressing first.
    pub groups: Vec<DangerGroup>,
}

/// Who has gone through the list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Review {
    /// Nobody yet whose work it is to keep children safe.
    #[default]
    NotYet,
    /// Somebody whose work it is.
    By {
        /// Their name.
        name: String,
        /// Their work: *designated safeguarding lead*.
        role: String,
        /// The day.
        on: NaiveDate,
    },
}

/// One kind of danger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DangerGroup {
    /// Its id.
    pub id: String,
    /// What it is about, for whoever goes through the list.
    pub about: String,
    /// Helplines to offer, by id, the first one first.
    pub lines: Vec<ServiceId>,
    /// Phrases, in the writing that `docs/CONTENT.md` explains.
    pub phrases: Vec<String>,
    /// Longer phrases around them that mean something else.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not: Vec<String>,
}

/// A phrase that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PhraseFault {
    /// It holds no word.
    #[error("“{0}” holds no word")]
    Empty(String),
    /// It names a set that is not there.
    #[error("“{phrase}” names the set {{{set}}}, which is not there")]
    NoSuchSet {
        /// The phrase.
        phrase: String,
        /// The set.
        set: String,
    },
    /// It begins or ends with a gap, so that it could begin or end anywhere.
    #[error("“{0}” begins or ends with a gap")]
    OpenEnded(String),
    /// A word holds a sign that no word holds after reading.
    #[error("“{phrase}” holds the word “{word}”, which is not small letters only")]
    NotLetters {
        /// The phrase.
        phrase: String,
        /// The word.
        word: String,
    },
}

/// The list made ready to look with.
#[derive(Debug, Clone)]
pub struct Watch {
    phrases: Patterns,
    exceptions: Patterns,
}

impl Watch {
    /// Makes the list ready. A phrase that cannot be read is left out here; the content
    /// check reports it with [`faults`].
    #[must_use]
    pub fn of(words: &DangerWords) -> Self {
        let all = |of: fn(&DangerGroup) -> &[String]| {
            let mut patterns = Patterns::default();
            for (at, group) in words.groups.iter().enumerate() {
                for phrase in of(group) {
                    if let Ok(pattern) = Pattern::read(phrase, &words.sets) {
                        patterns.add(pattern, at);
                    }
                }
            }
            patterns
        };
        Self {
            phrases: all(|group| &group.phrases),
            exceptions: all(|group| &group.not),
        }
    }

    /// Which group of the list these words suggest, the most pressing if several. That
    /// somebody writes *not* changes nothing: it is for them to say that all is well.
    #[must_use]
    pub fn finds(&self, text: &str) -> Option<usize> {
        let read = reading::read(text, |word| self.phrases.meant(word));
        let harmless = self.exceptions.spans(&read);
        let within = |from: usize, to: usize| {
            harmless
                .iter()
                .any(|span| span.from <= from && to <= span.to)
        };
        let said = self.phrases.spans(&read);
        said.iter()
            .filter(|span| !within(span.from, span.to))
            .map(|span| span.group)
            .chain(self.phrases.spelt_out(&read))
            .min()
    }
}

/// Every phrase of the list that cannot be read, with its group's place in the list.
#[must_use]
pub fn faults(words: &DangerWords) -> Vec<(usize, PhraseFault)> {
    let mut faults = Vec::new();
    for (at, group) in words.groups.iter().enumerate() {
        for phrase in group.phrases.iter().chain(&group.not) {
            if let Err(fault) = Pattern::read(phrase, &words.sets) {
                faults.push((at, fault));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests;
