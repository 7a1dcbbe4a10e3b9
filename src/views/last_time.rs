//! What was answered last time, on a phone that is just the young person's and that they
//! asked to keep it: offered topic by topic, to be read over, never sent by itself.
//!
//! Keeping it, encrypted, is [`keeping`]'s; here is what it holds and how it fills a form.

pub mod keeping;
pub mod offering;

use super::draft::still_fits;
use super::entry::Entry;
use super::state::State;
use domain::form::{Form, Kind, Topic};
use domain::ids::{FormId, QuestionId, TopicId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The shape this build writes.
pub const LAST_TIME_VERSION: u8 = 1;
/// How long it is kept: reviews are half a year apart at most, and one may be missed.
pub const KEPT_DAYS: i64 = 365;
const DAY_MS: i64 = 86_400_000;

/// Answers of last time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastTime {
    /// [`LAST_TIME_VERSION`] when it was written.
    pub v: u8,
    /// By this phone's clock, in milliseconds since 1970.
    pub kept_at_ms: i64,
    form: FormId,
    entries: BTreeMap<QuestionId, Entry>,
}

/// A topic that was filled from last time, and how it stood before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// Which.
    pub topic: TopicId,
    before: BTreeMap<QuestionId, Entry>,
}

impl LastTime {
    /// What there is to keep of this: the answers that were given, with who may read each.
    /// Nothing of the agenda, of who helped, or of the last decisions: they belong to one
    /// review. `None` when nothing was answered.
    #[must_use]
    pub fn of(state: &State, now_ms: i64) -> Option<Self> {
        let entries: BTreeMap<_, _> = state
            .asked()
            .into_iter()
            // A drawing and a voice are of one day: they are made anew.
            .filter(|question| !matches!(question.kind, Kind::Drawing | Kind::VoiceNote))
            .filter_map(|question| {
                let entry = state.entries.get(&question.id)?;
                entry.given(question)?;
                Some((question.id.clone(), entry.clone()))
            })
            .collect();
        (!entries.is_empty()).then(|| Self {
            v: LAST_TIME_VERSION,
            kept_at_ms: now_ms,
            form: state.form.id.clone(),
            entries,
        })
    }

    /// What this text holds; `None` for what a later version wrote, or nobody did.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let read: Self = serde_json::from_str(text).ok()?;
        (read.v <= LAST_TIME_VERSION).then_some(read)
    }

    /// Whether its days are over. A clock that was ahead when it was kept ends nothing.
    #[must_use]
    pub const fn is_over(&self, now_ms: i64) -> bool {
        now_ms.saturating_sub(self.kept_at_ms) > KEPT_DAYS * DAY_MS
    }

    /// What it has for a topic of these questions, as far as the questions still ask the
    /// same.
    fn of_topic<'t>(
        &'t self,
        form: &Form,
        topic: &'t Topic,
    ) -> impl Iterator<Item = (&'t QuestionId, &'t Entry)> {
        let same = self.form == form.id;
        topic
            .questions
            .iter()
            .filter(move |_| same)
            .filter_map(|question| {
                let entry = self.entries.get(&question.id)?;
                still_fits(entry, question).then_some((&question.id, entry))
            })
    }
}

impl State {
    /// The topic that begins with this question, as questions are asked now.
    #[must_use]
    pub fn topic_beginning_with(&self, id: &QuestionId) -> Option<&Topic> {
        let topic = self.topic_of(id)?;
        let asked = self.asked();
        let first = asked
            .iter()
            .find(|question| topic.questions.iter().any(|of| of.id == question.id))?;
        (first.id == *id).then_some(topic)
    }

    fn topic_of(&self, id: &QuestionId) -> Option<&Topic> {
        let holds = |topic: &&Topic| topic.questions.iter().any(|question| question.id == *id);
        self.form.topics.iter().find(holds)
    }

    /// Whether last time has something for this topic that does not stand here yet.
    #[must_use]
    pub fn has_same_as_last_time(&self, topic: &Topic) -> bool {
        self.last_time.as_deref().is_some_and(|last| {
            last.of_topic(&self.form, topic)
                .any(|(id, _)| self.entry(id).is_blank())
        })
    }

    /// Whether this question's topic was filled from last time, and can be emptied again.
    #[must_use]
    pub fn is_filled(&self, id: &QuestionId) -> bool {
        let topic = self.topic_of(id).map(|topic| &topic.id);
        let filled = self.filled.as_ref().map(|filled| &filled.topic);
        topic.is_some() && topic == filled
    }

    /// Fills what is blank in this topic. What was written today stays.
    pub(super) fn fill(&mut self, topic: &TopicId) {
        let (Some(last), Some(topic)) = (
            self.last_time.clone(),
            self.form.topics.iter().find(|other| other.id == *topic),
        ) else {
            return;
        };
        let mut before = BTreeMap::new();
        let mut entries = self.entries.clone();
        for (id, entry) in last.of_topic(&self.form, topic) {
            let now = self.entry(id);
            if now.is_blank() {
                entries.insert(id.clone(), entry.clone());
                before.insert(id.clone(), now);
            }
        }
        self.filled = Some(Filled {
            topic: topic.id.clone(),
            before,
        });
        self.entries = entries;
    }

    /// Takes back what was filled in last, as it was: what was changed since goes too.
    pub(super) fn unfill(&mut self) {
        if let Some(Filled { before, .. }) = self.filled.take() {
            self.entries.extend(before);
        }
    }
}

#[cfg(test)]
#[path = "last_time/tests.rs"]
mod tests;
