//! What somebody answered to a consultation: choices in clear, to be counted, and nothing
//! that says who. Own words are not here: they are sealed, and nothing joins the two.

use super::asked::{AskedAs, Consultation};
use super::pledge_check::{AgeBand, Mark};
use crate::code::Code;
use crate::ids::{ChoiceId, QuestionId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Leads to one consultation: 5 random characters and the check.
pub type ConsultationCode = Code<6>;

words! {
    /// Where whoever answers lives: all that is counted about it.
    Area {
        /// In the trust's area.
        Inside = "inside",
        /// Elsewhere.
        Outside = "outside",
        /// They would rather not say, or were not asked.
        NotSaid = "not_said",
    }
}

/// The largest body of an answer, in bytes: every option of every question fits.
pub const MOST_ANSWERED: usize = 16_384;

/// One person's choices, as they are sent. Another with the same mark takes its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answered {
    /// To which consultation.
    pub consultation: String,
    /// How old they are.
    pub band: AgeBand,
    /// Where they live.
    pub area: Area,
    /// On which day, by the phone's calendar.
    pub answered_on: NaiveDate,
    /// What was chosen, the most wanted first where options are ranked. What was skipped
    /// is not in it; all of it may be skipped.
    pub choices: BTreeMap<QuestionId, Vec<ChoiceId>>,
    /// One device and one consultation; of a group, one person and one consultation.
    pub mark: Mark,
    /// The group's pass, on a tablet that many answer on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
}

/// Why an answer cannot be counted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAnAnswer {
    /// There is no such question, or it takes no choices.
    #[error("no question of this consultation is called {0}")]
    Question(String),
    /// There is no such option, or it is there twice.
    #[error("no option of {question} is called {option}, or it is there twice")]
    Option {
        /// Of which question.
        question: String,
        /// Which.
        option: String,
    },
    /// Too many, too few or none at all.
    #[error("{0} does not take so many options")]
    HowMany(String),
}

impl Answered {
    /// Whether it answers what this consultation asks.
    ///
    /// # Errors
    /// The first thing that it does not ask.
    pub fn check(&self, asked: &Consultation) -> Result<(), NotAnAnswer> {
        for (id, chosen) in &self.choices {
            let named = || id.as_str().to_owned();
            let question = asked
                .question(id)
                .filter(|one| one.kind != AskedAs::Words)
                .ok_or_else(|| NotAnAnswer::Question(named()))?;
            let options = question.option_ids();
            for (at, option) in chosen.iter().enumerate() {
                let before = chosen.iter().take(at);
                if !options.contains(&option.as_str()) || before.into_iter().any(|b| b == option) {
                    return Err(NotAnAnswer::Option {
                        question: named(),
                        option: option.as_str().to_owned(),
                    });
                }
            }
            let fits = match question.kind {
                AskedAs::SomeOf => !chosen.is_empty(),
                AskedAs::Ranking => chosen.len() == options.len(),
                _ => chosen.len() == 1,
            };
            if !fits {
                return Err(NotAnAnswer::HowMany(named()));
            }
        }
        Ok(())
    }
}

words! {
    /// What became of an answer.
    Outcome {
        /// It is in the figures.
        Counted = "counted",
        /// It came after the figures were frozen, or was given after the last day: it is
        /// not in them.
        TooLate = "too_late",
    }
}

/// The proof that an answer arrived. Nothing else is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerTaken {
    /// What arrived, as it was sent.
    pub answered: Answered,
    /// What became of it.
    pub outcome: Outcome,
    /// It is on the disk.
    pub durable: bool,
}

impl AnswerTaken {
    /// Whether it proves that this answer arrived.
    #[must_use]
    pub fn covers(&self, answered: &Answered) -> bool {
        self.durable && self.answered == *answered
    }
}

#[cfg(test)]
#[path = "answered/tests.rs"]
mod tests;
