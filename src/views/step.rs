//! Which screen comes next, and which questions are asked at all.

use super::entry::Entry;
use domain::form::{Form, Question};
use domain::ids::QuestionId;
use domain::views::{Given, asked};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A screen of *My views*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// *Is this phone just yours?*
    Phone,
    /// *Which questions suit you?*
    Which,
    /// Who reads it and the limits of that, before anything is typed.
    Before,
    /// One question.
    Ask(QuestionId),
    /// *My agenda*.
    Agenda,
    /// Who helped, and *please contact me*.
    Helped,
    /// Everything on one page, with who will read what, then *Send*.
    Review,
}

/// Where a question stands among those asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// From 1.
    pub at: usize,
    /// How many are asked, as answers stand now.
    pub of: usize,
}

/// The questions asked, given what stands in the entries. An answer to a question
/// that is itself not asked leads nowhere.
#[must_use]
pub fn asked_now<'f>(form: &'f Form, entries: &BTreeMap<QuestionId, Entry>) -> Vec<&'f Question> {
    let mut given: Vec<Given> = form
        .questions()
        .filter_map(|(_, question)| entries.get(&question.id)?.given(question))
        .collect();
    loop {
        let questions = asked(form, &given);
        let before = given.len();
        given.retain(|given| {
            questions
                .iter()
                .any(|question| question.id == given.question)
        });
        if given.len() == before {
            return questions;
        }
    }
}

/// Where `id` stands.
#[must_use]
pub fn place(asked: &[&Question], id: &QuestionId) -> Option<Place> {
    let at = asked.iter().position(|question| question.id == *id)?;
    Some(Place {
        at: at + 1,
        of: asked.len(),
    })
}

/// The screen after `step`. `changing` is true when the young person came from the
/// review to change something: then the way leads back there, past any question
/// that their change has newly opened.
#[must_use]
pub fn after(
    step: &Step,
    asked: &[&Question],
    seen: &BTreeSet<QuestionId>,
    changing: bool,
    choose_form: bool,
) -> Step {
    let ask = |question: &&Question| Step::Ask(question.id.clone());
    match step {
        Step::Phone if choose_form => Step::Which,
        Step::Phone | Step::Which => Step::Before,
        Step::Before => asked.first().map_or(Step::Agenda, ask),
        Step::Ask(id) => {
            let from = asked
                .iter()
                .position(|question| question.id == *id)
                .map_or(0, |at| at + 1);
            let mut rest = asked[from..].iter();
            if changing {
                let opened = rest.find(|question| !seen.contains(&question.id));
                opened.map_or(Step::Review, ask)
            } else {
                rest.next().map_or(Step::Agenda, ask)
            }
        }
        Step::Agenda if changing => Step::Review,
        Step::Agenda => Step::Helped,
        Step::Helped | Step::Review => Step::Review,
    }
}

/// The screen before `step`.
#[must_use]
pub fn before(step: &Step, asked: &[&Question], changing: bool, choose_form: bool) -> Step {
    let last = || {
        asked
            .last()
            .map_or(Step::Before, |question| Step::Ask(question.id.clone()))
    };
    if changing {
        return Step::Review;
    }
    match step {
        Step::Before if choose_form => Step::Which,
        Step::Phone | Step::Which | Step::Before => Step::Phone,
        Step::Ask(id) => match asked.iter().position(|question| question.id == *id) {
            None | Some(0) => Step::Before,
            Some(at) => Step::Ask(asked[at - 1].id.clone()),
        },
        Step::Agenda => last(),
        Step::Helped => Step::Agenda,
        Step::Review => Step::Helped,
    }
}
