//! What a young person says: answers, who may read each, and *my agenda*.
//!
//! This is what is sealed. Nothing of it is ever sent, stored or logged in clear.
//! How it is asked is in [`crate::form`]; the envelope is in [`crate::submission`].

use crate::enclosure::{self, Enclosure, NotWhole};
use crate::form::{Form, Kind, Question};
use crate::ids::{ChoiceId, FormId, QuestionId};
use serde::{Deserialize, Serialize};

/// The most characters of own words in one answer.
pub const MOST_WORDS: usize = 5_000;
/// The most bytes of a drawing's picture.
pub const MOST_PICTURE_BYTES: usize = 60_000;
/// The most bytes of a voice note.
pub const MOST_SOUND_BYTES: usize = 240_000;
/// The longest voice note, in seconds.
pub const MOST_SOUND_SECONDS: u16 = 120;

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
    /// Whether who helped saw the answers, as the young person says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helper_saw: Option<HelperSaw>,
    /// What became of the last decisions, when the invitation carried them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub last_decisions: Vec<crate::invitation::DecisionSeen>,
    /// What a claim is about, as long as the young person left it in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<crate::request::About>,
    /// Where replies go, so that only who reads this can answer it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<crate::receipt::ReplyTo>,
}

/// Whether somebody who helped saw the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HelperSaw {
    /// They saw every answer.
    All,
    /// They looked away for some.
    Some,
    /// They looked away.
    None,
}

impl HelperSaw {
    /// As shown.
    pub const ALL: [Self; 3] = [Self::All, Self::Some, Self::None];
}

/// One answer with who may read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// The question.
    pub question: QuestionId,
    /// The answer.
    pub answer: Answer,
    /// Own words beside a face, a choice, a drawing or a voice note.
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
    /// A drawing.
    Drawing {
        /// A PNG picture, made of its pixels alone. Nothing until it is sealed.
        picture: Enclosure,
    },
    /// A voice note.
    VoiceNote {
        /// What was said.
        sound: Enclosure,
        /// What kind of bytes these are.
        medium: Medium,
        /// How long it is.
        seconds: u16,
    },
}

/// The kinds of sound that phones make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Medium {
    /// Opus in WebM.
    Webm,
    /// AAC in MP4.
    Mp4,
}

impl Medium {
    /// As browsers name it.
    #[must_use]
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Webm => "audio/webm",
            Self::Mp4 => "audio/mp4",
        }
    }
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

impl Views {
    /// The shape that this build reads and writes: 2 has drawings and voice notes.
    pub const VERSION: u8 = 2;

    /// Their JSON with drawings and voice notes after it: what is sealed.
    #[must_use]
    pub fn packed(&self, json: Vec<u8>) -> Vec<u8> {
        let enclosures = self
            .answers
            .iter()
            .filter_map(|given| given.answer.enclosure());
        enclosure::pack(json, enclosures)
    }

    /// Gives drawings and voice notes the bytes that followed the JSON.
    ///
    /// # Errors
    /// [`NotWhole`] when they are not those that the JSON names.
    pub fn take_in(&mut self, bytes: &[u8]) -> Result<(), NotWhole> {
        let answers = self.answers.iter_mut();
        enclosure::fill(
            answers.filter_map(|given| given.answer.enclosure_mut()),
            bytes,
        )
    }
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
            (Self::Drawing { picture }, Kind::Drawing) => picture.length() <= MOST_PICTURE_BYTES,
            (Self::VoiceNote { sound, seconds, .. }, Kind::VoiceNote) => {
                sound.length() <= MOST_SOUND_BYTES && *seconds <= MOST_SOUND_SECONDS
            }
            // Own words instead of a face, a choice, a drawing or a voice.
            (Self::Words(words), _) if question.takes_words() => {
                words.chars().count() <= MOST_WORDS
            }
            _ => false,
        }
    }

    /// The bytes enclosed with it.
    #[must_use]
    pub const fn enclosure(&self) -> Option<&Enclosure> {
        match self {
            Self::Drawing { picture } => Some(picture),
            Self::VoiceNote { sound, .. } => Some(sound),
            _ => None,
        }
    }

    /// The bytes enclosed with it, to be filled or wiped.
    pub const fn enclosure_mut(&mut self) -> Option<&mut Enclosure> {
        match self {
            Self::Drawing { picture } => Some(picture),
            Self::VoiceNote { sound, .. } => Some(sound),
            _ => None,
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
