//! Sets of questions as data: *My Review, My Views* and its kin.
//!
//! What a young person answers is in [`crate::views`]; how it looks is the app's.

use crate::band::Band;
use crate::ids::{ChoiceId, FormId, QuestionId, TopicId};
use crate::views::Audience;
use serde::{Deserialize, Serialize};

/// A set of questions. A version never changes once it has been answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Its id.
    pub id: FormId,
    /// From 1; raised when a question changes its meaning.
    pub version: u32,
    /// Whom it is for.
    pub band: Band,
    /// Other bands it suits as it stands (its limits are those of `band`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_for: Vec<Band>,
    /// What it is answered before.
    #[serde(default)]
    pub occasion: Occasion,
    /// Whether the apps offer it yet; a set that needs a kind of answer that they
    /// cannot take is written and checked, and waits.
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub offered: bool,
    /// Its name.
    pub title: String,
    /// What it is, before the first question.
    pub intro: String,
    /// In the order they are asked.
    pub topics: Vec<Topic>,
}

/// What a set of questions is answered before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// A review of the care plan.
    #[default]
    Review,
    /// A pathway plan, or its review.
    PathwayPlan,
    /// A personal education plan, each term.
    EducationPlan,
}

/// A topic: a few questions that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Its id.
    pub id: TopicId,
    /// Its name, as the young person and the reader see it.
    pub title: String,
    /// In the order they are asked.
    pub questions: Vec<Question>,
}

/// One question. Every question can be skipped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its id, unique in the form.
    pub id: QuestionId,
    /// The question itself.
    pub ask: String,
    /// A sentence under it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// How it is answered.
    pub kind: Kind,
    /// The choices, for `one_of`, `some_of` and `scale` (lowest first).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// The most that may be chosen, for `some_of`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u8>,
    /// Whether own words may be added to a face or a choice.
    #[serde(default, skip_serializing_if = "is_false")]
    pub and_words: bool,
    /// Asked only when another question has one of these answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only_if: Option<OnlyIf>,
    /// Whether the answer is offered as a line of *my agenda*.
    #[serde(default, skip_serializing_if = "is_false")]
    pub agenda: bool,
    /// Who may read the answer until the young person chooses; everyone at the
    /// review when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<Audience>,
}

impl Question {
    /// Whether own words may stand beside the answer, or instead of it: nobody has to
    /// draw or to speak.
    #[must_use]
    pub const fn takes_words(&self) -> bool {
        self.and_words || matches!(self.kind, Kind::Drawing | Kind::VoiceNote)
    }
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
fn is_false(flag: &bool) -> bool {
    !*flag
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
fn is_true(flag: &bool) -> bool {
    *flag
}

fn yes() -> bool {
    true
}

/// How a question is answered: a closed set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Five faces, from really good to really bad.
    Faces,
    /// One of the choices.
    OneOf,
    /// Some of the choices.
    SomeOf,
    /// Steps from low to high, each with its words; [`Choice::is_way_out`] ones stand after them.
    Scale,
    /// Yes, no, not sure.
    YesNo,
    /// Own words, one line.
    ShortWords,
    /// Own words, as many as needed.
    LongWords,
    /// People: who comes, who does not.
    People,
    /// A place and a time.
    PlaceAndTime,
    /// A goal: what, who helps, by when.
    Goal,
    /// A drawing.
    Drawing,
    /// A voice note.
    VoiceNote,
}

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Its id, unique in the question.
    pub id: ChoiceId,
    /// Its words.
    pub label: String,
}

impl Choice {
    /// The ids of choices that say "I can't or won't say", the same in every set.
    pub const WAYS_OUT: [&'static str; 2] = ["not-sure", "rather-not-say"];

    /// Whether this is a way out of the question and not a step or an opinion, so
    /// that scales draw it apart and counts can leave it out of an average.
    #[must_use]
    pub fn is_way_out(&self) -> bool {
        Self::WAYS_OUT.contains(&self.id.as_str())
    }
}

/// A routing rule: the question is asked only when `question` was answered with
/// one of `any_of`. Faces are `really_good` … `really_bad`; yes/no is `yes`,
/// `no`, `not_sure`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnlyIf {
    /// An earlier question of the same form.
    pub question: QuestionId,
    /// The answers that lead here.
    pub any_of: Vec<ChoiceId>,
}

impl Form {
    /// Every question with its topic, in the order asked.
    pub fn questions(&self) -> impl Iterator<Item = (&Topic, &Question)> {
        self.topics.iter().flat_map(|topic| {
            topic
                .questions
                .iter()
                .map(move |question| (topic, question))
        })
    }

    /// The question of this id.
    #[must_use]
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions()
            .map(|(_, question)| question)
            .find(|question| question.id == *id)
    }
}
