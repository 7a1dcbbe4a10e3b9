//! How answers to a consultation are counted: which numbers are kept of it, and which of
//! them one answer adds to. What of the numbers may be shown is [`super::outcome`]'s.
//!
//! The numbers of a consultation stand in one row, question after question: how many
//! answered it, then each option. Of a ranking each option has a number for each place.

use super::answered::Answered;
use super::asked::{AskedAs, Consultation};
use crate::ids::{ChoiceId, QuestionId};

/// Where each number of a consultation stands. It never changes once the consultation was
/// opened, as its questions do not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    questions: Vec<Counts>,
    numbers: usize,
}

/// Where the numbers of one question stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// Which.
    pub question: QuestionId,
    /// How it is answered.
    pub kind: AskedAs,
    options: Vec<String>,
    from: usize,
}

impl Counts {
    /// How many options.
    #[must_use]
    pub const fn options(&self) -> usize {
        self.options.len()
    }

    /// Where it stands how many answered it.
    #[must_use]
    pub const fn answered(&self) -> usize {
        self.from
    }

    /// Where it stands how many chose this option; of a ranking, put it first.
    #[must_use]
    pub const fn option(&self, option: usize) -> usize {
        self.at(option, 0)
    }

    /// Where it stands how many put this option in this place, counted from nought.
    const fn at(&self, option: usize, place: usize) -> usize {
        self.from + 1 + option * self.places() + place
    }

    const fn places(&self) -> usize {
        match self.kind {
            AskedAs::Ranking => self.options.len(),
            _ => 1,
        }
    }

    fn of_choices(&self, chosen: &[ChoiceId]) -> impl Iterator<Item = usize> {
        let options = chosen.iter().enumerate().filter_map(|(place, choice)| {
            let option = self.options.iter().position(|one| one == choice.as_str())?;
            let place = if self.kind == AskedAs::Ranking {
                place
            } else {
                0
            };
            (place < self.places()).then(|| self.at(option, place))
        });
        std::iter::once(self.answered()).chain(options)
    }
}

impl Layout {
    /// Where the numbers of this consultation stand. Own words have none.
    #[must_use]
    pub fn of(asked: &Consultation) -> Self {
        let mut numbers = 0;
        let counted = asked.questions.iter();
        let counted = counted.filter(|question| question.kind != AskedAs::Words);
        let questions = counted
            .map(|question| {
                let options = question.option_ids().into_iter().map(str::to_owned);
                let counts = Counts {
                    question: question.id.clone(),
                    kind: question.kind,
                    options: options.collect(),
                    from: numbers,
                };
                numbers += 1 + counts.options() * counts.places();
                counts
            })
            .collect();
        Self { questions, numbers }
    }

    /// How many numbers there are.
    #[must_use]
    pub const fn numbers(&self) -> usize {
        self.numbers
    }

    /// Each question that is counted, in the order they are asked.
    #[must_use]
    pub fn questions(&self) -> &[Counts] {
        &self.questions
    }

    /// Which numbers this answer adds one to, in order. It must have been checked.
    #[must_use]
    pub fn numbers_of(&self, answered: &Answered) -> Vec<usize> {
        let chosen = self.questions.iter().flat_map(|counts| {
            let chosen = answered.choices.get(&counts.question);
            chosen
                .into_iter()
                .flat_map(|chosen| counts.of_choices(chosen))
        });
        let mut numbers: Vec<usize> = chosen.collect();
        numbers.sort_unstable();
        numbers
    }
}

/// Numbers as the store keeps them: in tens, with commas between, and nothing for nought.
#[must_use]
pub fn pack(numbers: &[u64]) -> String {
    let mut packed = String::with_capacity(numbers.len() * 2);
    for (at, number) in numbers.iter().enumerate() {
        if at > 0 {
            packed.push(',');
        }
        if *number > 0 {
            packed.push_str(&number.to_string());
        }
    }
    packed.truncate(packed.trim_end_matches(',').len());
    packed
}

/// The same again; none for what [`pack`] does not write. What was left off at the end is
/// nought.
#[must_use]
pub fn unpack(packed: &str, numbers: usize) -> Option<Vec<u64>> {
    let mut found = Vec::with_capacity(numbers);
    if !packed.is_empty() {
        for part in packed.split(',') {
            found.push(match part {
                "" => 0,
                digits => digits.parse().ok()?,
            });
        }
    }
    (found.len() <= numbers).then(|| {
        found.resize(numbers, 0);
        found
    })
}

#[cfg(test)]
#[path = "counted/tests.rs"]
mod tests;
