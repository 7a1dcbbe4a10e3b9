//! *My agenda*: what the young person wants talked about, in their words and order.
//!
//! Lines come from answers that the form marks, and from the young person. What they
//! changed or took away stays changed or away, whatever happens to the answer.

use super::entry::Entry;
use super::phrases;
use crate::phrases::views as say;
use domain::form::Question;
use domain::ids::{ChoiceId, QuestionId};
use domain::views::{AgendaItem, Answer, Audience, Given, MOST_WORDS};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Which, on this phone.
    pub id: u32,
    /// The words.
    pub words: String,
    /// Who may read it.
    pub audience: Audience,
    /// The question it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<QuestionId>,
    /// Whether the young person changed it, so that it no longer follows the answer.
    #[serde(default)]
    pub own: bool,
}

/// All lines, and what was taken away.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Agenda {
    /// In the young person's order.
    pub lines: Vec<Line>,
    /// Questions whose line was taken away.
    pub removed: BTreeSet<QuestionId>,
    /// The last line taken away, with where it stood: it can be put back.
    pub last_removed: Option<(usize, Line)>,
    next_id: u32,
}

/// A change that the young person makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// A new line at the end.
    Add(String),
    /// Other words.
    Write(u32, String),
    /// Who may read it.
    Audience(u32, Audience),
    /// One place up.
    Up(u32),
    /// One place down.
    Down(u32),
    /// Taken away.
    Remove(u32),
    /// The last one taken away comes back.
    PutBack,
}

impl Agenda {
    /// The agenda after `edit`. A blank new line adds nothing.
    #[must_use]
    pub fn after(mut self, edit: Edit) -> Self {
        match edit {
            Edit::Add(words) => {
                if !words.trim().is_empty() {
                    self.push(words.trim().to_owned(), Audience::default(), None, true);
                }
            }
            Edit::Write(id, words) => {
                if let Some(line) = self.line_mut(id) {
                    line.words = words;
                    line.own = true;
                }
            }
            Edit::Audience(id, audience) => {
                if let Some(line) = self.line_mut(id) {
                    line.audience = audience;
                    line.own = true;
                }
            }
            Edit::Up(id) => {
                if let Some(at) = self.at(id).filter(|at| *at > 0) {
                    self.lines.swap(at, at - 1);
                }
            }
            Edit::Down(id) => {
                if let Some(at) = self.at(id).filter(|at| at + 1 < self.lines.len()) {
                    self.lines.swap(at, at + 1);
                }
            }
            Edit::Remove(id) => {
                if let Some(at) = self.at(id) {
                    let line = self.lines.remove(at);
                    self.removed.extend(line.question.clone());
                    self.last_removed = Some((at, line));
                }
            }
            Edit::PutBack => {
                if let Some((at, line)) = self.last_removed.take() {
                    if let Some(question) = &line.question {
                        self.removed.remove(question);
                    }
                    self.lines.insert(at.min(self.lines.len()), line);
                }
            }
        }
        self
    }

    /// The agenda brought up to date with the answers.
    #[must_use]
    pub fn following(mut self, asked: &[&Question], entries: &BTreeMap<QuestionId, Entry>) -> Self {
        let offered: Vec<(&Question, Given)> = asked
            .iter()
            .filter(|question| question.agenda)
            .filter_map(|question| Some((*question, entries.get(&question.id)?.given(question)?)))
            .collect();
        self.lines.retain(|line| {
            line.own
                || line
                    .question
                    .as_ref()
                    .is_none_or(|id| offered.iter().any(|(question, _)| question.id == *id))
        });
        for (question, given) in offered {
            let words = line_for(question, &given);
            let id = Some(&question.id);
            match self
                .lines
                .iter_mut()
                .find(|line| line.question.as_ref() == id)
            {
                Some(line) if !line.own => {
                    line.words = words;
                    line.audience = given.audience;
                }
                Some(_) => {}
                None if self.removed.contains(&question.id) => {}
                None => self.push(words, given.audience, Some(question.id.clone()), false),
            }
        }
        self
    }

    /// A line that has lost its question: kept as the young person's own.
    pub fn keep_words(&mut self, words: String, audience: Audience) {
        self.push(words, audience, None, true);
    }

    /// As it is sent: blank lines are left out.
    #[must_use]
    pub fn items(&self) -> Vec<AgendaItem> {
        self.lines
            .iter()
            .filter(|line| !line.words.trim().is_empty())
            .map(|line| AgendaItem {
                words: line.words.trim().to_owned(),
                audience: line.audience,
                question: line.question.clone(),
            })
            .collect()
    }

    /// Lines too long to send.
    #[must_use]
    pub fn too_long(&self) -> Vec<u32> {
        let long = |line: &&Line| line.words.chars().count() > MOST_WORDS;
        self.lines.iter().filter(long).map(|line| line.id).collect()
    }

    fn push(&mut self, words: String, audience: Audience, question: Option<QuestionId>, own: bool) {
        let id = self.next_id;
        self.next_id += 1;
        self.lines.push(Line {
            id,
            words,
            audience,
            question,
            own,
        });
    }

    fn at(&self, id: u32) -> Option<usize> {
        self.lines.iter().position(|line| line.id == id)
    }

    fn line_mut(&mut self, id: u32) -> Option<&mut Line> {
        self.lines.iter_mut().find(|line| line.id == id)
    }
}

/// What an answer says when it stands alone on the agenda.
#[must_use]
pub fn line_for(question: &Question, given: &Given) -> String {
    let said = said(question, &given.answer);
    let line = match &given.answer {
        Answer::Words(_) | Answer::Goal { .. } => said,
        _ => format!("{} {said}", question.ask),
    };
    let line = match &given.words {
        Some(words) => format!("{line}. {words}"),
        None => line,
    };
    // What is added around the longest answer must not make it too long to send.
    line.chars().take(MOST_WORDS).collect()
}

/// An answer in words.
#[must_use]
pub fn said(question: &Question, answer: &Answer) -> String {
    let label = |id: &ChoiceId| {
        let choice = question.choices.iter().find(|choice| choice.id == *id);
        choice.map_or_else(String::new, |choice| choice.label.clone())
    };
    let filled = |parts: &[&str]| {
        let parts: Vec<&str> = parts
            .iter()
            .copied()
            .filter(|part| !part.is_empty())
            .collect();
        parts.join(", ")
    };
    match answer {
        Answer::Face(face) => phrases::face(*face).to_owned(),
        Answer::YesNo(answer) => phrases::yes_no(*answer).to_owned(),
        Answer::Choice(id) => label(id),
        Answer::Choices(ids) => ids.iter().map(label).collect::<Vec<_>>().join(", "),
        Answer::Words(words) => words.clone(),
        Answer::People(people) => {
            let names = |comes: bool| {
                let names: Vec<&str> = people
                    .iter()
                    .filter(|person| person.comes == comes)
                    .map(|person| person.name.as_str())
                    .collect();
                names.join(", ")
            };
            match (names(true), names(false)) {
                (come, stay) if stay.is_empty() => format!("Yes: {come}"),
                (come, stay) if come.is_empty() => format!("No: {stay}"),
                (come, stay) => format!("Yes: {come}. No: {stay}"),
            }
        }
        Answer::PlaceAndTime { place, time } => filled(&[place, time]),
        Answer::Goal { what, who, by_when } => filled(&[what, who, by_when]),
        Answer::Drawing { .. } => say::drawing_made().to_owned(),
        Answer::VoiceNote { seconds, .. } => say::voice_made(u32::from(*seconds)),
    }
}
