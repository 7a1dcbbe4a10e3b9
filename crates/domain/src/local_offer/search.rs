//! Searching the local offer: forgiving of spelling, the same order every time.
//!
//! A word that begins some word of the offer is taken as typed. Any other word is
//! taken for the nearest word of the offer, within one slip for four to seven
//! letters and two for more, and the answer says so. Only services that answer
//! every word are found; where none does, those that answer any.

mod spelling;
mod words;

use super::{Need, Service};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// The most words of a search that are read.
const MOST_WORDS: usize = 8;

/// The local offer, ready to be searched. Made once for each edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    entries: Vec<Entry>,
    /// Every word of the offer, with how much it weighs in all.
    vocabulary: BTreeMap<String, u32>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    words: BTreeMap<String, u32>,
    needs: Vec<Need>,
    ages: RangeInclusive<u8>,
    free: bool,
}

/// What narrows a search beside its words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filters {
    /// Only under this heading.
    pub need: Option<Need>,
    /// Only for someone of one of these ages.
    pub ages: Option<RangeInclusive<u8>>,
    /// Only what is free.
    pub free: bool,
}

/// What a search finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Places in the list of services, best first.
    pub services: Vec<usize>,
    /// The words that were searched for, where they are not the words that were typed.
    pub showing: Option<String>,
    /// Whether no service answered every word, so that these answer only some.
    pub only_some_words: bool,
}

/// What a word weighs by where it stands.
#[derive(Debug, Clone, Copy)]
enum Weight {
    Name = 8,
    Also = 6,
    Need = 4,
    What = 2,
}

impl Index {
    /// Reads the services once.
    #[must_use]
    pub fn new(services: &[Service]) -> Self {
        let entries: Vec<Entry> = services.iter().map(Entry::new).collect();
        let mut vocabulary = BTreeMap::new();
        for (word, weight) in entries.iter().flat_map(|entry| &entry.words) {
            *vocabulary.entry(word.clone()).or_insert(0) += weight;
        }
        Self {
            entries,
            vocabulary,
        }
    }

    /// The services that answer `query` within `filters`. An empty query finds all
    /// of them, in their own order.
    #[must_use]
    pub fn search(&self, query: &str, filters: &Filters) -> Found {
        let typed: Vec<String> = words::asked(query).take(MOST_WORDS).collect();
        let meant: Vec<String> = typed.iter().map(|word| self.meant(word)).collect();
        let every = self.ranked(&meant, filters, |answered| answered == meant.len());
        let only_some_words = every.is_empty() && meant.len() > 1;
        let services = if only_some_words {
            self.ranked(&meant, filters, |answered| answered > 0)
        } else {
            every
        };
        Found {
            only_some_words: only_some_words && !services.is_empty(),
            showing: (meant != typed).then(|| meant.join(" ")),
            services,
        }
    }

    fn ranked(
        &self,
        words: &[String],
        filters: &Filters,
        enough: impl Fn(usize) -> bool,
    ) -> Vec<usize> {
        let mut scored: Vec<(u32, usize)> = self
            .entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| entry.passes(filters))
            .filter_map(|(at, entry)| {
                let scores = words.iter().map(|word| entry.score(word));
                let answered = scores.clone().filter(|score| *score > 0).count();
                enough(answered).then(|| (scores.sum(), at))
            })
            .collect();
        // Best first; equals keep the order of the offer.
        scored.sort_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
        scored.into_iter().map(|(_, at)| at).collect()
    }

    /// The word as typed when some word begins with it, else the nearest word.
    fn meant(&self, typed: &str) -> String {
        let known = self
            .vocabulary
            .range(typed.to_owned()..)
            .next()
            .is_some_and(|(word, _)| word.starts_with(typed));
        if known {
            return typed.to_owned();
        }
        self.vocabulary
            .iter()
            .filter_map(|(word, weight)| {
                let slips = spelling::slips(typed, word)?;
                Some((slips, std::cmp::Reverse(*weight), word))
            })
            .min()
            .map_or_else(|| typed.to_owned(), |(_, _, word)| word.clone())
    }
}

impl Entry {
    fn new(service: &Service) -> Self {
        let mut words = BTreeMap::new();
        let mut add = |text: &str, weight: Weight| {
            for word in words::of(text) {
                let held = words.entry(word).or_insert(0);
                *held = (*held).max(weight as u32);
            }
        };
        add(&service.name, Weight::Name);
        for other in &service.also {
            add(other, Weight::Also);
        }
        for need in &service.needs {
            add(need.search_words(), Weight::Need);
        }
        add(&service.what, Weight::What);
        Self {
            words,
            needs: service.needs.clone(),
            ages: service.age_from.unwrap_or(0)..=service.age_to.unwrap_or(u8::MAX),
            free: service.free,
        }
    }

    fn passes(&self, filters: &Filters) -> bool {
        filters.need.is_none_or(|need| self.needs.contains(&need))
            && (!filters.free || self.free)
            && filters.ages.as_ref().is_none_or(|ages| {
                ages.start() <= self.ages.end() && self.ages.start() <= ages.end()
            })
    }

    /// How well this service answers a word: twice its weight for the whole word,
    /// once for its beginning, nothing otherwise.
    fn score(&self, word: &str) -> u32 {
        self.words
            .range(word.to_owned()..)
            .take_while(|(held, _)| held.starts_with(word))
            .map(|(held, weight)| if held == word { weight * 2 } else { *weight })
            .max()
            .unwrap_or(0)
    }
}

impl Need {
    /// The words a search finds this heading by.
    const fn search_words(self) -> &'static str {
        match self {
            Self::Health => "health wellbeing",
            Self::Relationships => "relationships friends family",
            Self::Education => "education school college training learning",
            Self::Work => "work job",
            Self::Home => "home housing",
            Self::TakingPart => "rights say",
            Self::Money => "money",
        }
    }
}

#[cfg(test)]
mod tests;
