//! Questions and whole consultations that are ready to use: content, which the desk alone
//! holds. What is wrong with one is [`super::lint`]'s and [`super::asked`]'s to say.

use super::asked::{AskedAs, Audience, Consultation, Purpose, Question};
use super::pledge_check::AgeBand;
use crate::form::Choice;
use crate::ids::{PriorityId, QuestionId};
use crate::wording::WordList;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// What the desk has to build consultations from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Library {
    /// In the order of the file.
    pub questions: Vec<Ready>,
    /// In the order of the files' names.
    pub templates: Vec<Template>,
    /// What the linter looks for.
    pub words: WordList,
}

/// A question that is ready to use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ready {
    /// Its id. A consultation keeps it, so that results of two can be compared.
    pub id: QuestionId,
    /// What it is about, in a word or two.
    pub theme: String,
    /// The priority that it is about, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<PriorityId>,
    /// Whom it suits: its words are measured by the youngest.
    pub bands: Vec<AgeBand>,
    /// The question itself.
    pub ask: String,
    /// A sentence under it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// How it is answered.
    pub kind: AskedAs,
    /// Its options.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
    /// Whether own words may be added.
    #[serde(default)]
    pub and_words: bool,
}

impl Ready {
    /// As a question of a consultation.
    #[must_use]
    pub fn question(&self) -> Question {
        Question {
            id: self.id.clone(),
            ask: self.ask.clone(),
            hint: self.hint.clone(),
            kind: self.kind,
            options: self.options.clone(),
            priority: self.priority.clone(),
            and_words: self.and_words,
        }
    }
}

/// A whole consultation that is ready to use, but for its days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Its id.
    pub id: String,
    /// When to use it, for staff.
    pub use_for: String,
    /// Its name.
    pub title: String,
    /// What it is about, and what becomes of it.
    pub intro: String,
    /// What it is for.
    pub purpose: Purpose,
    /// Whom it is put to.
    pub audience: Audience,
    /// How old those are.
    pub bands: Vec<AgeBand>,
    /// For how many days it is open.
    pub days: u64,
    /// Whether Home shows it.
    pub on_home: bool,
    /// In the order they are asked.
    #[serde(default, rename = "question")]
    pub questions: Vec<Question>,
}

impl Template {
    /// As a draft that opens on this day.
    #[must_use]
    pub fn from(&self, opens_on: NaiveDate) -> Consultation {
        Consultation {
            title: self.title.clone(),
            intro: self.intro.clone(),
            purpose: self.purpose,
            audience: self.audience,
            bands: self.bands.clone(),
            opens_on,
            closes_on: opens_on + Days::new(self.days.saturating_sub(1)),
            on_home: self.on_home,
            translations: Vec::new(),
            questions: self.questions.clone(),
        }
    }
}
