//! What a young person says: answers, who may read each, and *my agenda*.
//!
//! This is what is sealed. Nothing of it is ever sent, stored or logged in clear.
//! How it is asked is in [`crate::form`]; the envelope is in [`crate::submission`].

use crate::form::{Form, Kind, Question};
use crate::ids::{ChoiceId, FormId, QuestionId};
use serde::{Deserialize, Serialize};

/// The most characters of own words in one answer.
pub const MOST_WORDS: usize = 5_000;

/// Views as they are sealed: one young person's answers to one form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Views {
    /// The shape of this record; readers accept every version up to their own.
    pub v: u8,
    /// Which questions were asked.
    pub form: FormId,
    /// Which version of them.
    pub form_version: u32,
    /// The answers given, in the order asked. Skipped questions are absent.
    pub answers: Vec<Given>,
    /// The young person's own agenda, in their order.
    pub agenda: Vec<AgendaItem>,
    /// Who helped, in the young person's words, if anyone did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helped_by: Option<String>,
    /// What became of the last decisions, when the invitation carried them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub last_decisions: Vec<crate::invitation::DecisionSeen>,
    /// Where replies go, so that only who reads this can answer it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<crate::receipt::ReplyTo>,
}

/// One answer with who may read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// The question.
    pub question: QuestionId,
    /// The answer.
    pub answer: Answer,
    /// Own words beside a face or a choice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Who may read it.
    pub audience: Audience,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// One of the five faces.
    Face(Face),
    /// One choice (also a step of a scale).
    Choice(ChoiceId),
    /// Some choices.
    Choices(Vec<ChoiceId>),
    /// Yes, no or not sure.
    YesNo(YesNo),
    /// Own words.
    Words(String),
    /// People: name or role, and whether they should come.
    People(Vec<Person>),
    /// A place and a time, in own words.
    PlaceAndTime {
        /// Where.
        place: String,
        /// When.
        time: String,
    },
    /// A goal.
    Goal {
        /// What.
        what: String,
        /// Who helps.
        who: String,
        /// By when, in own words.
        by_when: String,
    },
}

/// Someone who should or should not come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Name or role.
    pub name: String,
    /// Whether they should come.
    pub comes: bool,
}

/// The five faces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Face {
    /// Really good.
    ReallyGood,
    /// Good.
    Good,
    /// OK.
    Ok,
    /// Not good.
    NotGood,
    /// Really bad.
    ReallyBad,
}

impl Face {
    /// Best first, as shown.
    pub const ALL: [Self; 5] = [
        Self::ReallyGood,
        Self::Good,
        Self::Ok,
        Self::NotGood,
        Self::ReallyBad,
    ];

    /// The word used in routing rules.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::ReallyGood => "really_good",
            Self::Good => "good",
            Self::Ok => "ok",
            Self::NotGood => "not_good",
            Self::ReallyBad => "really_bad",
        }
    }
}

/// Yes, no or not sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum YesNo {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not sure.
    NotSure,
}

impl YesNo {
    /// As shown.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::NotSure];

    /// The word used in routing rules.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::NotSure => "not_sure",
        }
    }
}

/// Who may read an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Everyone at my review.
    #[default]
    Everyone,
    /// Only my reviewing officer.
    ReviewingOfficer,
    /// My advocate first.
    AdvocateFirst,
    /// Don't read it aloud.
    NotAloud,
}

impl Audience {
    /// As shown.
    pub const ALL: [Self; 4] = [
        Self::Everyone,
        Self::ReviewingOfficer,
        Self::AdvocateFirst,
        Self::NotAloud,
    ];
}

/// One line of *my agenda*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaItem {
    /// In the young person's words.
    pub words: String,
    /// Who may read it.
    pub audience: Audience,
    /// The question it came from, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<QuestionId>,
}

impl Answer {
    /// Whether this is an answer of the kind the question asks for, among its choices.
    #[must_use]
    pub fn fits(&self, question: &Question) -> bool {
        let offered = |id: &ChoiceId| question.choices.iter().any(|choice| choice.id == *id);
        match (self, question.kind) {
            (Self::Face(_), Kind::Faces)
            | (Self::YesNo(_), Kind::YesNo)
            | (Self::People(_), Kind::People)
            | (Self::PlaceAndTime { .. }, Kind::PlaceAndTime)
            | (Self::Goal { .. }, Kind::Goal) => true,
            (Self::Choice(id), Kind::OneOf | Kind::Scale) => offered(id),
            (Self::Choices(ids), Kind::SomeOf) => {
                ids.iter().all(offered)
                    && question
                        .at_most
                        .is_none_or(|most| ids.len() <= usize::from(most))
            }
            (Self::Words(words), Kind::ShortWords | Kind::LongWords) => {
                words.chars().count() <= MOST_WORDS
            }
            // Own words instead of a face or a choice.
            (Self::Words(words), _) if question.and_words => words.chars().count() <= MOST_WORDS,
            _ => false,
        }
    }

    /// The words that routing rules compare with.
    #[must_use]
    pub fn routes(&self) -> Vec<&str> {
        match self {
            Self::Face(face) => vec![face.word()],
            Self::YesNo(answer) => vec![answer.word()],
            Self::Choice(id) => vec![id.as_str()],
            Self::Choices(ids) => ids.iter().map(ChoiceId::as_str).collect(),
            _ => Vec::new(),
        }
    }
}

/// The questions to ask, given the answers so far: those whose `only_if` is met.
#[must_use]
pub fn asked<'f>(form: &'f Form, answers: &[Given]) -> Vec<&'f Question> {
    form.questions()
        .map(|(_, question)| question)
        .filter(|question| {
            question.only_if.as_ref().is_none_or(|rule| {
                answers.iter().any(|given| {
                    given.question == rule.question
                        && given
                            .answer
                            .routes()
                            .iter()
                            .any(|word| rule.any_of.iter().any(|id| id.as_str() == *word))
                })
            })
        })
        .collect()
}
