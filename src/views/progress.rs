//! "5 of 18, about 4 minutes left": how far, and a fair guess at how long.

use super::step::Place;
use crate::phrases::views as say;
use domain::form::{Kind, Question};

/// What a screen says about progress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Which question of how many.
    pub place: Place,
    /// Minutes for this question and those after it, rounded up; 0 is under one.
    pub minutes_left: u32,
}

/// The progress at `place` (from 1) of the questions asked.
#[must_use]
pub fn progress(asked: &[&Question], place: Place) -> Progress {
    let seconds: u32 = asked
        .iter()
        .skip(place.at.saturating_sub(1))
        .map(|question| seconds(question))
        .sum();
    Progress {
        place,
        minutes_left: if seconds < 60 {
            0
        } else {
            seconds.div_ceil(60)
        },
    }
}

/// Minutes for all of them.
#[must_use]
pub fn minutes(asked: &[&Question]) -> u32 {
    let seconds: u32 = asked.iter().map(|question| seconds(question)).sum();
    seconds.div_ceil(60).max(1)
}

/// Reading and answering, for somebody who takes their time. A skip is quicker.
const fn seconds(question: &Question) -> u32 {
    let answering = match question.kind {
        Kind::YesNo => 6,
        Kind::Faces => 8,
        Kind::OneOf | Kind::Scale => 10,
        Kind::SomeOf => 14,
        Kind::ShortWords => 20,
        Kind::PlaceAndTime | Kind::People => 25,
        Kind::Goal => 35,
        Kind::LongWords | Kind::VoiceNote => 40,
        Kind::Drawing => 90,
    };
    let words = if question.and_words { 6 } else { 0 };
    4 + answering + words
}

impl Progress {
    /// As said on the screen and by a screen reader.
    #[must_use]
    pub fn sentence(self) -> String {
        let Place { at, of } = self.place;
        let place = say::place(&at.to_string(), &of.to_string());
        let left = match self.minutes_left {
            0 => say::seconds_left().to_owned(),
            minutes => say::minutes_left(minutes),
        };
        format!("{place} · {left}")
    }

    /// How full the bar is, in hundredths. The first question is not nothing, the last not all.
    #[must_use]
    pub fn percent(self) -> u32 {
        let at = u32::try_from(self.place.at).unwrap_or(u32::MAX);
        let of = u32::try_from(self.place.of).unwrap_or(u32::MAX).max(1);
        (at.saturating_mul(100) / of.saturating_add(1)).min(100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_says_one_minute_without_an_s_and_less_than_one_in_words() {
        let at = |minutes_left| {
            Progress {
                place: Place { at: 5, of: 18 },
                minutes_left,
            }
            .sentence()
        };
        assert!(at(4).ends_with("about 4 minutes left"));
        assert!(at(1).ends_with("about 1 minute left"));
        assert!(at(0).ends_with("less than a minute left"));
    }

    #[test]
    fn the_bar_grows_with_each_question_and_never_claims_to_be_full() {
        let bars: Vec<u32> = (1..=18)
            .map(|at| {
                Progress {
                    place: Place { at, of: 18 },
                    minutes_left: 0,
                }
                .percent()
            })
            .collect();
        assert!(
            bars.is_sorted() && bars[0] > 0 && bars[17] < 100,
            "{bars:?}"
        );
    }
}
