//! A draft as it is kept on a phone that is just the young person's: for seven
//! days, in a shape that every later version still reads.
//!
//! Encryption and storage are `platform`'s; here are only the text and its age.

use super::agenda::Agenda;
use super::entry::Entry;
use super::invited::{Invited, Recalled};
use super::phone::Phone;
use super::state::State;
use super::step::Step;
use domain::enclosure;
use domain::form::{Form, Kind};
use domain::ids::{FormId, QuestionId};
use domain::views::{Answer, Audience, HelperSaw};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// The shape this build writes.
pub const DRAFT_VERSION: u8 = 3;
/// How long a draft is kept after its last change.
pub const KEPT_DAYS: i64 = 7;
const DAY_MS: i64 = 86_400_000;

/// A draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// [`DRAFT_VERSION`] when it was written.
    pub v: u8,
    /// Which questions.
    pub form: FormId,
    /// Which version of them.
    pub form_version: u32,
    /// By this phone's clock, in milliseconds since 1970.
    pub changed_at_ms: i64,
    step: Step,
    entries: BTreeMap<QuestionId, Entry>,
    seen: BTreeSet<QuestionId>,
    agenda: Agenda,
    #[serde(default)]
    helped_by: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    helper_saw: Option<HelperSaw>,
    #[serde(default)]
    contact: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    invited: Option<Invited>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    recalled: Vec<Recalled>,
}

/// Why a draft cannot be taken up.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DraftFault {
    /// Written by a later version of this app: it is left alone.
    #[error("the draft has version {0}, and this build reads up to {DRAFT_VERSION}")]
    Newer(u8),
    /// Not a draft.
    #[error("the draft cannot be read")]
    Unreadable,
}

/// A draft taken up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenUp {
    /// Where the young person goes on.
    pub state: State,
    /// Whether the questions have changed since: words without a place are now
    /// lines of the agenda.
    pub moved: bool,
}

impl Draft {
    /// The draft of what has been written so far.
    #[must_use]
    pub fn of(state: &State, now_ms: i64) -> Self {
        Self {
            v: DRAFT_VERSION,
            form: state.form.id.clone(),
            form_version: state.form.version,
            changed_at_ms: now_ms,
            step: state.step.clone(),
            entries: state.entries.clone(),
            seen: state.seen.clone(),
            agenda: state.agenda.clone(),
            helped_by: state.helped_by.clone(),
            helper_saw: state.helper_saw,
            contact: state.contact,
            invited: state.invited.as_deref().cloned(),
            recalled: state.recalled.clone(),
        }
    }

    /// Whether it is the draft of this, whenever it was made. Looks only as far as the
    /// first thing that differs: it is asked at every key.
    #[must_use]
    pub fn says(&self, state: &State) -> bool {
        self.v == DRAFT_VERSION
            && self.step == state.step
            && self.entries == state.entries
            && self.seen == state.seen
            && self.agenda == state.agenda
            && self.helped_by == state.helped_by
            && self.helper_saw == state.helper_saw
            && self.contact == state.contact
            && self.recalled == state.recalled
            && self.invited.as_ref() == state.invited.as_deref()
            && self.form == state.form.id
            && self.form_version == state.form.version
    }

    /// The draft in these bytes: a text, and the voice notes that it names.
    ///
    /// # Errors
    /// [`DraftFault`].
    pub fn read(kept: &[u8]) -> Result<Self, DraftFault> {
        #[derive(Deserialize)]
        struct Version {
            v: u8,
        }
        let (text, bytes) = enclosure::unpack(kept);
        let Version { v } = serde_json::from_slice(text).map_err(|_| DraftFault::Unreadable)?;
        if v > DRAFT_VERSION {
            return Err(DraftFault::Newer(v));
        }
        let mut draft: Self = serde_json::from_slice(text).map_err(|_| DraftFault::Unreadable)?;
        let answers = draft
            .entries
            .values_mut()
            .filter_map(|entry| entry.answer.as_mut());
        let named = answers.filter_map(Answer::enclosure_mut);
        enclosure::fill(named, bytes).map_err(|_| DraftFault::Unreadable)?;
        Ok(draft)
    }

    /// The bytes to keep.
    ///
    /// # Errors
    /// [`DraftFault::Unreadable`] when it cannot be written; that would be a fault here.
    pub fn packed(&self) -> Result<Vec<u8>, DraftFault> {
        let text = serde_json::to_vec(self).map_err(|_| DraftFault::Unreadable)?;
        let answers = self
            .entries
            .values()
            .filter_map(|entry| entry.answer.as_ref());
        Ok(enclosure::pack(text, answers.filter_map(Answer::enclosure)))
    }

    /// Whether its seven days are over. A clock that was wrong when it was kept, and
    /// so puts it into the future, ends nothing.
    #[must_use]
    pub const fn is_over(&self, now_ms: i64) -> bool {
        now_ms.saturating_sub(self.changed_at_ms) > KEPT_DAYS * DAY_MS
    }

    /// The draft taken up with the questions of today. Every word is kept: an answer
    /// whose question is gone or has changed becomes a line of the agenda.
    #[must_use]
    pub fn take_up(self, form: Rc<Form>) -> TakenUp {
        let same = self.form == form.id && self.form_version == form.version;
        let mut agenda = self.agenda;
        let mut entries = BTreeMap::new();
        for (id, entry) in self.entries {
            match form.question(&id) {
                Some(question) if same || still_fits(&entry, question) => {
                    entries.insert(id, entry);
                }
                question => {
                    // Where nobody chose and the question is gone, the fewest read it.
                    let readers = question.map_or(Audience::ReviewingOfficer, |question| {
                        entry.audience(question)
                    });
                    let readers = entry.audience.unwrap_or(readers);
                    for words in words_of(&entry) {
                        agenda.keep_words(words, readers);
                    }
                }
            }
        }
        let mut state = State {
            phone: Some(Phone::Mine),
            entries,
            seen: self.seen,
            agenda,
            helped_by: self.helped_by,
            helper_saw: self.helper_saw,
            contact: self.contact,
            invited: self.invited.map(Rc::new),
            recalled: self.recalled,
            ..State::new(form, false)
        };
        state.step = match self.step {
            Step::Ask(id) if state.asked().iter().all(|question| question.id != id) => {
                let opened = state
                    .asked()
                    .into_iter()
                    .find(|question| !state.seen.contains(&question.id));
                opened.map_or(Step::Agenda, |question| Step::Ask(question.id.clone()))
            }
            // What was being looked for then is in hand, or has to be looked for anew.
            Step::Invitation => Step::Before,
            step => step,
        };
        TakenUp {
            state,
            moved: !same,
        }
    }
}

/// Whether an answer still has its place in this question.
pub(super) fn still_fits(entry: &Entry, question: &domain::form::Question) -> bool {
    let words_have_a_place = entry.words.is_empty() || question.takes_words();
    let answer_fits = match &entry.answer {
        None => true,
        // Too long is a matter of shortening, not of place.
        Some(Answer::Words(_)) => {
            question.takes_words() || super::entry::is_own_words(question.kind)
        }
        Some(answer) => answer.fits(question),
    };
    let drawing_has_a_place = entry.sketch.is_empty() || question.kind == Kind::Drawing;
    words_have_a_place && answer_fits && drawing_has_a_place
}

fn words_of(entry: &Entry) -> Vec<String> {
    let mut words: Vec<String> = match &entry.answer {
        Some(Answer::Words(words)) => vec![words.clone()],
        Some(Answer::People(people)) => people.iter().map(|person| person.name.clone()).collect(),
        Some(Answer::PlaceAndTime { place, time }) => vec![place.clone(), time.clone()],
        Some(Answer::Goal { what, who, by_when }) => {
            vec![what.clone(), who.clone(), by_when.clone()]
        }
        _ => Vec::new(),
    };
    words.push(entry.words.clone());
    words.retain(|text| !text.trim().is_empty());
    words
}

#[cfg(test)]
#[path = "draft/tests.rs"]
mod tests;
