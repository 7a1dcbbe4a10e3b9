//! What is asked, in which words, with which answers. Each can be answered "not
//! sure", and that always leads on.

mod first;
mod later;

pub use first::first;
pub use later::later;

use super::answers::{Answer, AtAge, Born, More, Since};
use crate::phrases::status as say;
use chrono::NaiveDate;
use domain::circumstances::Field;

/// One question with its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The question.
    pub title: String,
    /// A line under it.
    pub hint: Option<&'static str>,
    /// The answers that are one tap each.
    pub taps: Vec<Tap>,
    /// Whether the taps are numbers, which stand closer.
    pub numbers: bool,
    /// What an exact day would answer.
    pub day: Option<DayFor>,
    /// Whether a day is what is really asked for.
    pub day_first: bool,
}

/// An answer that is one tap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tap {
    /// Its words.
    pub words: String,
    /// What it answers.
    pub answer: Answer,
}

/// What a typed day answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayFor {
    /// The birthday.
    Born,
    /// The day care began, for someone in care.
    Since,
    /// The day care ended.
    Left,
    /// The day care began, for someone who left.
    Came,
    /// A later question.
    More(Field),
}

impl DayFor {
    /// The answer that this day is.
    #[must_use]
    pub const fn answer(self, day: NaiveDate) -> Answer {
        match self {
            Self::Born => Answer::Born(Born::On(day)),
            Self::Since => Answer::Since(Since::On(day)),
            Self::Left => Answer::Left(AtAge::On(day)),
            Self::Came => Answer::Came(AtAge::On(day)),
            Self::More(field) => Answer::More(field, More::On(day)),
        }
    }
}

fn tap(words: &str, answer: Answer) -> Tap {
    Tap {
        words: words.to_owned(),
        answer,
    }
}

impl Asked {
    fn new(title: &str, taps: Vec<Tap>) -> Self {
        Self {
            title: title.to_owned(),
            hint: None,
            taps,
            numbers: false,
            day: None,
            day_first: false,
        }
    }

    /// The same, where an exact day can be typed too.
    const fn or_day(mut self, day: DayFor) -> Self {
        self.day = Some(day);
        self
    }

    /// The same with "not sure" at the end.
    fn or_not_sure(mut self, answer: Answer) -> Self {
        self.taps.push(tap(say::not_sure(), answer));
        self
    }
}

#[cfg(test)]
mod tests;
