//! Requests: what a young person may ask for outside a review, each with its own short
//! form, who acts on it, what happens next, and the dates that the law sets.
//!
//! What is written is [`crate::views::Views`], sealed and sent like every other.

pub mod clock;

use crate::form::Form;
use crate::ids::{PromiseId, QuestionId, RuleId, ServiceId};
use clock::ByLaw;
use serde::{Deserialize, Serialize};

/// What a request is for: a closed set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Somebody gets in touch.
    ContactMe,
    /// Somebody on the young person's side.
    Advocate,
    /// Something is not right.
    Complaint,
    /// Something that the law or the pledge gives.
    Claim,
    /// How a promise of the pledge is going, in their own words.
    PledgeWords,
    /// Own words to a question of a consultation.
    ConsultationWords,
    /// What is written about the young person.
    MyRecords,
    /// Something went well.
    GoodNews,
    /// Somebody who works for them did well.
    ThankYou,
}

impl Purpose {
    /// In the order they are offered: help first, praise last.
    pub const ALL: [Self; 9] = [
        Self::ContactMe,
        Self::Advocate,
        Self::Complaint,
        Self::Claim,
        Self::PledgeWords,
        Self::ConsultationWords,
        Self::MyRecords,
        Self::GoodNews,
        Self::ThankYou,
    ];

    /// The word in files and addresses.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::ContactMe => "contact-me",
            Self::Advocate => "advocate",
            Self::Complaint => "complaint",
            Self::Claim => "claim",
            Self::PledgeWords => "pledge-words",
            Self::ConsultationWords => "consultation-words",
            Self::MyRecords => "my-records",
            Self::GoodNews => "good-news",
            Self::ThankYou => "thank-you",
        }
    }

    /// The purpose of this word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.word() == word)
    }

    /// Whether it stands in the list of what can be asked for. Own words to a consultation
    /// are written where the question is.
    #[must_use]
    pub const fn is_listed(self) -> bool {
        !matches!(self, Self::ConsultationWords)
    }

    /// The most questions its form may hold: it is short, or nobody sends it.
    pub const MOST_QUESTIONS: usize = 5;
}

/// Whether *please contact me* goes with a request. It is the one thing about what is
/// written that a child may say in clear.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactRule {
    /// The request asks for just that.
    Always,
    /// The young person may tick it.
    Offered,
    /// It would make no sense.
    NotAsked,
}

/// A request that can be made: its form and what is said around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// What it is for.
    pub purpose: Purpose,
    /// Its name in a list, from the young person's side: *I want an advocate*.
    pub name: String,
    /// One line under it.
    pub line: String,
    /// Whether *please contact me* goes with it.
    pub contact: ContactRule,
    /// Who acts on it after the team has opened it: a sentence.
    pub goes_to: String,
    /// What happens next, in order: sentences.
    pub next: Vec<String>,
    /// What to do if it cannot wait: a sentence before the lines.
    pub urgent: String,
    /// Helplines that are shown with that, by id.
    pub lines: Vec<ServiceId>,
    /// What the law says about time, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by_law: Vec<ByLaw>,
    /// The question that says what it is about, which a card may answer beforehand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<QuestionId>,
    /// What is asked.
    pub form: Form,
}

/// What a claim is about, sealed with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// An entitlement.
    Entitlement(RuleId),
    /// A promise of the pledge.
    Promise(PromiseId),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_purpose_is_found_again_by_its_word_which_is_the_one_in_files() {
        for purpose in Purpose::ALL {
            assert_eq!(Purpose::of_word(purpose.word()), Some(purpose));
            let json = serde_json::to_string(&purpose).unwrap();
            assert_eq!(json, format!("{:?}", purpose.word()));
        }
        assert_eq!(Purpose::of_word("everything"), None);
    }
}
