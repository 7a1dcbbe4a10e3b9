//! Which screen comes next, and which questions are asked at all.

use super::entry::Entry;
use domain::form::{Form, Question};
use domain::ids::QuestionId;
use domain::views::{Audience, Given, asked};
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
    /// The invitation: looked for, not found, or its code to be typed.
    Invitation,
    /// Who reads it and the limits of that, before anything is typed.
    Before,
    /// The picture lock of this phone's draft.
    Lock,
    /// Who helps, for the youngest.
    Helper,
    /// What became of the last decision at this place.
    Decision(u8),
    /// Whoever helps looks away for this question, which is just for the child.
    LookAway(QuestionId),
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
    // Only answers that another question waits for: this is asked for at every tap.
    let awaited: BTreeSet<&QuestionId> = form
        .questions()
        .filter_map(|(_, question)| question.only_if.as_ref())
        .map(|rule| &rule.question)
        .collect();
    let mut given: Vec<Given> = form
        .questions()
        .filter(|(_, question)| awaited.contains(&question.id))
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

/// What the way from screen to screen depends on, but for the questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Way {
    /// Whether the young person came from the review to change something: then the way
    /// leads back there.
    pub changing: bool,
    /// Whether *Which questions?* is asked.
    pub choose_form: bool,
    /// Whether an invitation is looked for.
    pub seeking: bool,
    /// How many last decisions there are.
    pub decisions: u8,
    /// Whether who helps is asked first, as of the youngest.
    pub helper: bool,
    /// Whether somebody helps who has not been asked to look away.
    pub look_away: bool,
    /// Whether there is neither an agenda nor a question about who helped.
    pub short: bool,
}

/// The screen after `step`. From the review it leads back there, past any question
/// that a change has newly opened.
#[must_use]
pub fn after(step: &Step, asked: &[&Question], seen: &BTreeSet<QuestionId>, way: Way) -> Step {
    let ask = |question: &&Question| {
        let id = question.id.clone();
        let private = question.audience.unwrap_or_default() != Audience::Everyone;
        if way.look_away && private {
            Step::LookAway(id)
        } else {
            Step::Ask(id)
        }
    };
    let end = || {
        if way.short {
            Step::Review
        } else {
            Step::Agenda
        }
    };
    let first = || asked.first().map_or_else(end, ask);
    match step {
        Step::Phone if way.seeking => Step::Invitation,
        Step::Invitation | Step::Decision(_) | Step::Agenda if way.changing => Step::Review,
        Step::Phone | Step::Invitation if way.choose_form => Step::Which,
        Step::Phone | Step::Invitation | Step::Which => Step::Before,
        Step::Lock => Step::Before,
        Step::Before if way.helper => Step::Helper,
        Step::Before | Step::Helper if way.decisions > 0 => Step::Decision(0),
        Step::Before | Step::Helper => first(),
        Step::LookAway(id) => Step::Ask(id.clone()),
        Step::Decision(at) if at + 1 < way.decisions => Step::Decision(at + 1),
        Step::Decision(_) => first(),
        Step::Ask(id) => {
            let from = asked
                .iter()
                .position(|question| question.id == *id)
                .map_or(0, |at| at + 1);
            let mut rest = asked[from..].iter();
            if way.changing {
                let opened = rest.find(|question| !seen.contains(&question.id));
                opened.map_or(Step::Review, ask)
            } else {
                rest.next().map_or_else(end, ask)
            }
        }
        Step::Agenda => Step::Helped,
        Step::Helped | Step::Review => Step::Review,
    }
}

/// The screen before `step`.
#[must_use]
pub fn before(step: &Step, asked: &[&Question], way: Way) -> Step {
    let first = || match way.decisions.checked_sub(1) {
        Some(last) => Step::Decision(last),
        None if way.helper => Step::Helper,
        None => Step::Before,
    };
    let last = || {
        asked
            .last()
            .map_or_else(first, |question| Step::Ask(question.id.clone()))
    };
    if way.changing {
        return Step::Review;
    }
    match step {
        Step::Before | Step::Invitation if way.choose_form && !way.seeking => Step::Which,
        Step::Phone | Step::Which | Step::Invitation | Step::Before => Step::Phone,
        Step::Helper | Step::Lock => Step::Before,
        Step::Decision(0) if way.helper => Step::Helper,
        Step::Decision(0) => Step::Before,
        Step::Decision(at) => Step::Decision(at - 1),
        Step::Ask(id) | Step::LookAway(id) => {
            match asked.iter().position(|question| question.id == *id) {
                None | Some(0) => first(),
                Some(at) => Step::Ask(asked[at - 1].id.clone()),
            }
        }
        Step::Agenda => last(),
        Step::Helped => Step::Agenda,
        Step::Review if way.short => last(),
        Step::Review => Step::Helped,
    }
}
