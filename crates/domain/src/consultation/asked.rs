//! What a consultation asks: questions that staff put to a group, with nothing in them
//! that says who answers. What is answered is in [`super::answered`].

use super::pledge_check::AgeBand;
use super::translated::{self, Translation};
use crate::form::Choice;
use crate::ids::{PriorityId, QuestionId};
use chrono::{Datelike as _, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The most characters of a title.
pub const MOST_TITLE: usize = 80;
/// The most characters of an introduction, or of what changed.
pub const MOST_INTRO: usize = 600;
/// The most characters of a question or its hint.
pub const MOST_ASK: usize = 160;
/// The most characters of an option.
pub const MOST_OPTION: usize = 60;
/// The most questions.
pub const MOST_QUESTIONS: usize = 20;
/// The most options of a question.
pub const MOST_OPTIONS: usize = 12;
/// The most options that are ranked: each is counted by its place.
pub const MOST_RANKED: usize = 6;
/// The longest a consultation is open, in days.
pub const MOST_DAYS: u64 = 366;
/// How many days after the last one an answer that was given in time is still counted.
/// After those it is kept from the figures, which are frozen then, and the phone says so.
pub const LATE_DAYS: u64 = 14;

words! {
    /// What it is for. Templates are of these, and results are compared within one.
    Purpose {
        /// Questions to a group.
        Consultation = "consultation",
        /// One question.
        QuickPoll = "quick_poll",
        /// Young people's part in choosing staff.
        RecruitmentPanel = "recruitment_panel",
        /// Who should be thanked, and for what.
        ThankYou = "thank_you",
        /// How an event was.
        EventFeedback = "event_feedback",
        /// How a service is.
        ServiceCheck = "service_check",
    }
}

words! {
    /// Whom it is put to.
    Audience {
        /// Everyone whom the pledge is for.
        Everyone = "everyone",
        /// Children in care.
        InCare = "in_care",
        /// Care leavers.
        CareLeavers = "care_leavers",
        /// A Reach Out! group.
        ReachOut = "reach_out",
        /// The Care Leavers Forum.
        CareLeaversForum = "care_leavers_forum",
    }
}

words! {
    /// How a question is answered.
    AskedAs {
        /// Five faces; the options are fixed.
        Faces = "faces",
        /// One of the options.
        OneOf = "one_of",
        /// Some of the options.
        SomeOf = "some_of",
        /// Steps from low to high.
        Scale = "scale",
        /// Yes, no, not sure; the options are fixed.
        YesNo = "yes_no",
        /// All options, the most wanted first.
        Ranking = "ranking",
        /// One of the options, each with a picture of the app's own.
        Picture = "picture",
        /// Own words, which are sealed and never counted.
        Words = "words",
    }
}

impl AskedAs {
    /// The ids of options that are the same in every consultation, in order.
    #[must_use]
    pub const fn fixed(self) -> &'static [&'static str] {
        match self {
            Self::Faces => &["really_good", "good", "okay", "bad", "really_bad"],
            Self::YesNo => &["yes", "no", "not_sure"],
            _ => &[],
        }
    }

    /// Whether staff write its options.
    #[must_use]
    pub const fn has_options(self) -> bool {
        !matches!(self, Self::Faces | Self::YesNo | Self::Words)
    }
}

/// One question. Every question can be skipped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its id, unique in the consultation.
    pub id: QuestionId,
    /// The question itself.
    pub ask: String,
    /// A sentence under it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// How it is answered.
    pub kind: AskedAs,
    /// The options that staff wrote, lowest first on a scale. Of a picture, `id` begins
    /// with the picture's name (`sun`, `sun-2`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
    /// The priority that it is about, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<PriorityId>,
    /// Whether own words may be added, sealed, beside what is counted.
    #[serde(default)]
    pub and_words: bool,
}

impl Question {
    /// The ids of its options, in order.
    #[must_use]
    pub fn option_ids(&self) -> Vec<&str> {
        if self.kind.has_options() {
            self.options.iter().map(|one| one.id.as_str()).collect()
        } else {
            self.kind.fixed().to_vec()
        }
    }

    /// Whether own words may be written.
    #[must_use]
    pub fn takes_words(&self) -> bool {
        self.and_words || self.kind == AskedAs::Words
    }
}

/// A consultation. Its questions never change once it was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consultation {
    /// Its name.
    pub title: String,
    /// What it is about, and what becomes of it.
    pub intro: String,
    /// What it is for.
    pub purpose: Purpose,
    /// Whom it is put to.
    pub audience: Audience,
    /// How old those are; never empty, never [`AgeBand::NotSaid`].
    pub bands: Vec<AgeBand>,
    /// The first day it can be answered, once staff opened it.
    pub opens_on: NaiveDate,
    /// The last day it can be answered.
    pub closes_on: NaiveDate,
    /// Whether Home shows it to everybody; else only a link or its code leads there.
    pub on_home: bool,
    /// In the order they are asked.
    pub questions: Vec<Question>,
    /// The same in other languages, whole.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub translations: Vec<Translation>,
}

/// What is wrong with a consultation, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedFault {
    /// Where: `title`, `questions.2.options.1`, counted from nought.
    pub field: String,
    /// What, as the desk says it.
    pub what: String,
}

impl Consultation {
    /// The question of this id.
    #[must_use]
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions.iter().find(|one| one.id == *id)
    }

    /// The last day on which answers that were given in time are counted.
    #[must_use]
    pub fn counted_until(&self) -> NaiveDate {
        later(self.closes_on, LATE_DAYS)
    }

    /// The ages that answers are told apart by: its own, and then those who do not say.
    #[must_use]
    pub fn ages(&self) -> Vec<AgeBand> {
        let mut ages = self.bands.clone();
        ages.push(AgeBand::NotSaid);
        ages
    }

    /// Everything that keeps it from being opened, all at once. What could be better but
    /// may stand (a leading question, long words) is the linter's to say.
    #[must_use]
    pub fn faults(&self) -> Vec<AskedFault> {
        let mut faults = Faults(Vec::new());
        faults.words("title", &self.title, MOST_TITLE, true);
        faults.words("intro", &self.intro, MOST_INTRO, true);
        if self.bands.is_empty() {
            faults.add("bands", "choose at least one age");
        }
        let once: BTreeSet<_> = self.bands.iter().collect();
        if once.len() < self.bands.len() {
            faults.add("bands", "each age once");
        }
        if self.bands.contains(&AgeBand::NotSaid) {
            faults.add("bands", "choose ages, not “rather not say”");
        }
        if !(2000..=2199).contains(&self.opens_on.year()) {
            faults.add("opens_on", "choose a day of this century or the next");
        } else if self.closes_on < self.opens_on {
            faults.add("closes_on", "the last day is before the first day");
        } else if self.closes_on > later(self.opens_on, MOST_DAYS) {
            faults.add("closes_on", "it can be open for a year at most");
        }
        match self.questions.len() {
            0 => faults.add("questions", "write at least one question"),
            found if found > MOST_QUESTIONS => {
                faults.add(
                    "questions",
                    &format!("{MOST_QUESTIONS} at most, not {found}"),
                );
            }
            _ => {}
        }
        let mut ids = BTreeSet::new();
        for (at, question) in self.questions.iter().enumerate() {
            if !ids.insert(&question.id) {
                faults.add(
                    &format!("questions.{at}.id"),
                    "another question has the same id",
                );
            }
            faults.question(at, question);
        }
        translated::faults(self, &mut faults);
        faults.0
    }
}

/// So many days later; the last day there is, where there are no such days.
fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days))
        .unwrap_or(NaiveDate::MAX)
}

pub(super) struct Faults(Vec<AskedFault>);

impl Faults {
    pub(super) fn add(&mut self, field: &str, what: &str) {
        self.0.push(AskedFault {
            field: field.to_owned(),
            what: what.to_owned(),
        });
    }

    pub(super) fn words(&mut self, field: &str, words: &str, most: usize, needed: bool) {
        let found = words.trim().chars().count();
        if needed && found == 0 {
            self.add(field, "write something here");
        }
        if found > most {
            self.add(
                field,
                &format!("{most} characters at most, not {found}: make it shorter"),
            );
        }
    }

    fn question(&mut self, at: usize, question: &Question) {
        let here = |part: &str| format!("questions.{at}.{part}");
        if !is_id(question.id.as_str()) {
            self.add(&here("id"), "an id is 1 to 40 of a to z, 0 to 9, - and _");
        }
        self.words(&here("ask"), &question.ask, MOST_ASK, true);
        let hint = question.hint.as_deref().unwrap_or_default();
        self.words(&here("hint"), hint, MOST_ASK, false);
        let found = question.options.len();
        if !question.kind.has_options() {
            if found > 0 {
                self.add(&here("options"), "this kind of question has no options");
            }
            return;
        }
        let most = match question.kind {
            AskedAs::Ranking => MOST_RANKED,
            _ => MOST_OPTIONS,
        };
        if found < 2 {
            self.add(&here("options"), "write at least two options");
        } else if found > most {
            self.add(&here("options"), &format!("{most} at most, not {found}"));
        }
        let (mut ids, mut labels) = (BTreeSet::new(), BTreeSet::new());
        for (nth, option) in question.options.iter().enumerate() {
            let field = here(&format!("options.{nth}"));
            self.words(&field, &option.label, MOST_OPTION, true);
            if !is_id(option.id.as_str()) {
                self.add(&field, "an id is 1 to 40 of a to z, 0 to 9, - and _");
            }
            if !ids.insert(option.id.as_str()) {
                self.add(&field, "another option has the same id");
            }
            if !labels.insert(option.label.trim().to_lowercase()) {
                self.add(&field, "another option says the same");
            }
        }
    }
}

fn is_id(id: &str) -> bool {
    let plain = |byte: u8| {
        byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'_'
    };
    (1..=40).contains(&id.len()) && id.bytes().all(plain)
}

#[cfg(test)]
#[path = "asked/tests.rs"]
mod tests;
