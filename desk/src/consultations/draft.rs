//! What is being written, as a pure reducer: every change, the last removal, and what came
//! of keeping it. Nothing typed is ever dropped: what gives way to somebody else's writing
//! is set aside.

use super::other_languages::{Tongues, changed};
use api::consultation::Standing;
use api::desk::consultations::Whole;
use chrono::NaiveDate;
use domain::consultation::asked::{AskedAs, Audience, Consultation, Purpose, Question};
use domain::consultation::pledge_check::AgeBand;
use domain::consultation::translated::Translation;
use domain::form::Choice;
use domain::ids::{PriorityId, QuestionId};
use std::rc::Rc;
use yew::Reducible;

/// A consultation that is being written.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// What it asks, as typed.
    pub asked: Consultation,
    /// Its id at the server; none before it was first kept.
    pub id: Option<String>,
    /// The state at the server that this builds on.
    pub revision: u32,
    /// What the server has.
    kept: Option<Consultation>,
    /// The question that was removed last, and where it stood.
    pub removed: Option<(usize, Question)>,
    /// The language that was removed last, and where it stood.
    pub removed_language: Option<(usize, Translation)>,
    /// Whether it is on its way to the server.
    pub saving: bool,
    /// Why it was not kept, in plain words; it is tried again when asked, or with the next
    /// change.
    pub trouble: Option<String>,
    /// What somebody else wrote meanwhile.
    pub theirs: Option<Box<Whole>>,
    /// What stood here before theirs was taken.
    pub set_aside: Option<Box<Consultation>>,
}

/// What can happen to it.
#[derive(Debug, Clone)]
pub enum Change {
    /// Another name.
    Title(String),
    /// Another introduction.
    Intro(String),
    /// For something else.
    Purpose(Purpose),
    /// Put to others.
    Audience(Audience),
    /// An age takes part, or not.
    Band(AgeBand, bool),
    /// Another first day; the last one keeps its distance.
    Opens(NaiveDate),
    /// Another last day.
    Closes(NaiveDate),
    /// Shown on Home, or by link and code only.
    OnHome(bool),
    /// Another question at the end. Its id is made unique.
    Add(Box<Question>),
    /// The question at this place goes.
    Remove(usize),
    /// The one that was removed last comes back.
    Undo,
    /// The question at this place moves up (`true`) or down.
    Move(usize, bool),
    /// Something about the question at this place.
    Of(usize, Part),
    /// Something about another language.
    Language(Tongues),
    /// It is on its way.
    Saving,
    /// The server has what was sent.
    Kept(Box<Whole>),
    /// It was not kept.
    NotKept(String),
    /// It is tried again.
    Again,
    /// Somebody else changed it: this is what the server has.
    Theirs(Box<Whole>),
    /// What stands here is to be kept in place of theirs.
    KeepMine,
    /// Theirs is to stand here; mine is set aside.
    TakeTheirs,
    /// What was set aside stands here again.
    BringBack,
}

/// What can change about a question.
#[derive(Debug, Clone)]
pub enum Part {
    /// Its words.
    Ask(String),
    /// The sentence under it; empty for none.
    Hint(String),
    /// How it is answered.
    Kind(AskedAs),
    /// What it is about.
    Priority(Option<PriorityId>),
    /// Whether own words may be added.
    AndWords(bool),
    /// Another option at the end.
    AddOption,
    /// The words of the option at this place.
    Label(usize, String),
    /// The picture of the option at this place.
    Picture(usize, String),
    /// The option at this place goes.
    RemoveOption(usize),
    /// The option at this place moves up (`true`) or down.
    MoveOption(usize, bool),
}

impl Draft {
    /// A new one, that the server does not have.
    #[must_use]
    pub const fn new(asked: Consultation) -> Self {
        Self {
            asked,
            id: None,
            revision: 0,
            kept: None,
            removed: None,
            removed_language: None,
            saving: false,
            trouble: None,
            theirs: None,
            set_aside: None,
        }
    }

    /// As the server has it.
    #[must_use]
    pub fn of(whole: &Whole) -> Self {
        Self {
            id: Some(whole.put.id.clone()),
            revision: whole.revision,
            kept: Some(whole.put.asked.clone()),
            ..Self::new(whole.put.asked.clone())
        }
    }

    /// Whether the server lacks something that stands here.
    #[must_use]
    pub fn is_unkept(&self) -> bool {
        self.kept.as_ref() != Some(&self.asked)
    }

    /// What is still to be sent once the server has this, if anything is.
    #[must_use]
    pub fn beyond(&self, kept: &Whole) -> Option<Self> {
        let is_same = self.asked == kept.put.asked;
        (!is_same && kept.put.standing == Standing::Draft).then(|| Self {
            id: Some(kept.put.id.clone()),
            revision: kept.revision,
            ..self.clone()
        })
    }

    /// Whether it is to be sent now.
    #[must_use]
    pub fn is_due(&self) -> bool {
        let nothing_yet = self.id.is_none()
            && self.asked.title.trim().is_empty()
            && self.asked.questions.is_empty();
        self.is_unkept()
            && !nothing_yet
            && !self.saving
            && self.theirs.is_none()
            && self.trouble.is_none()
    }
}

impl Reducible for Draft {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        match change {
            Change::Saving => next.saving = true,
            Change::Kept(whole) => {
                next.saving = false;
                next.trouble = None;
                next.id = Some(whole.put.id.clone());
                next.revision = whole.revision;
                next.kept = Some(whole.put.asked);
            }
            Change::NotKept(why) => {
                next.saving = false;
                next.trouble = Some(why);
            }
            Change::Again => next.trouble = None,
            Change::Theirs(whole) => {
                next.saving = false;
                next.theirs = Some(whole);
            }
            Change::KeepMine => {
                if let Some(theirs) = next.theirs.take() {
                    next.trouble = None;
                    if theirs.put.standing == Standing::Draft {
                        next.revision = theirs.revision;
                        next.kept = Some(theirs.put.asked);
                    } else {
                        // What was opened stands as it is: mine becomes a draft of its own.
                        next.id = None;
                        next.revision = 0;
                        next.kept = None;
                    }
                }
            }
            Change::TakeTheirs => {
                if let Some(theirs) = next.theirs.take() {
                    let mine = next.asked;
                    next = Self::of(&theirs);
                    next.set_aside = Some(Box::new(mine));
                }
            }
            Change::BringBack => {
                if let Some(mine) = next.set_aside.take() {
                    next.asked = *mine;
                }
            }
            other => {
                next.trouble = None;
                written(&mut next, other);
            }
        }
        Rc::new(next)
    }
}

/// A change of what it asks.
fn written(draft: &mut Draft, change: Change) {
    let asked = &mut draft.asked;
    match change {
        Change::Title(title) => asked.title = title,
        Change::Intro(intro) => asked.intro = intro,
        Change::Purpose(purpose) => asked.purpose = purpose,
        Change::Audience(audience) => asked.audience = audience,
        Change::Band(band, on) => {
            asked.bands.retain(|one| *one != band);
            if on {
                asked.bands.push(band);
                asked.bands.sort();
            }
        }
        Change::Opens(day) => {
            let long = asked.closes_on - asked.opens_on;
            asked.opens_on = day;
            asked.closes_on = day + long;
        }
        Change::Closes(day) => asked.closes_on = day,
        Change::OnHome(on) => asked.on_home = on,
        Change::Add(question) => {
            let mut question = *question;
            question.id = free_id(asked, question.id);
            asked.questions.push(question);
        }
        Change::Remove(at) if at < asked.questions.len() => {
            draft.removed = Some((at, asked.questions.remove(at)));
        }
        Change::Undo => {
            if let Some((at, question)) = draft.removed.take() {
                let at = at.min(asked.questions.len());
                asked.questions.insert(at, question);
            }
        }
        Change::Language(what) => changed(asked, &mut draft.removed_language, what),
        Change::Move(at, up) => shift(&mut asked.questions, at, up),
        Change::Of(at, part) => {
            if let Some(question) = asked.questions.get_mut(at) {
                of_question(question, part);
            }
        }
        _ => {}
    }
}

fn of_question(question: &mut Question, part: Part) {
    match part {
        Part::Ask(ask) => question.ask = ask,
        Part::Hint(hint) => question.hint = Some(hint).filter(|hint| !hint.trim().is_empty()),
        Part::Kind(kind) => be(question, kind),
        Part::Priority(priority) => question.priority = priority,
        Part::AndWords(on) => question.and_words = on,
        Part::AddOption => question.options.push(fresh_option(question)),
        Part::Label(at, label) => {
            if let Some(option) = question.options.get_mut(at) {
                option.label = label;
            }
        }
        Part::Picture(at, name) => {
            let id = free_picture(question, &name);
            if let Some(option) = question.options.get_mut(at) {
                option.id = id.as_str().into();
            }
        }
        Part::RemoveOption(at) if at < question.options.len() => {
            question.options.remove(at);
        }
        Part::MoveOption(at, up) => shift(&mut question.options, at, up),
        Part::RemoveOption(_) => {}
    }
}

/// Answered another way. Options stay where the other way has some too.
fn be(question: &mut Question, kind: AskedAs) {
    let was_picture = question.kind == AskedAs::Picture;
    question.kind = kind;
    if !kind.has_options() {
        question.options.clear();
    } else if was_picture != (kind == AskedAs::Picture) {
        let labels: Vec<String> = question.options.drain(..).map(|one| one.label).collect();
        for label in labels {
            let option = fresh_option(question);
            question.options.push(Choice { label, ..option });
        }
    }
    while kind.has_options() && question.options.len() < 2 {
        let option = fresh_option(question);
        question.options.push(option);
    }
    if kind == AskedAs::Words {
        question.and_words = false;
    }
}

fn fresh_option(question: &Question) -> Choice {
    let id = if question.kind == AskedAs::Picture {
        let mut names = super::words::PICTURES.iter().map(|(name, _)| *name);
        let taken = |name: &&str| question.options.iter().any(|one| one.id.as_str() == *name);
        let free = names.find(|name| !taken(name));
        free.map_or_else(|| free_picture(question, "sun"), str::to_owned)
    } else {
        free(
            1,
            |number| format!("o{number}"),
            |id| question.options.iter().any(|one| one.id.as_str() == id),
        )
    };
    Choice {
        id: id.as_str().into(),
        label: String::new(),
    }
}

/// `sun`, or `sun-2` where there is a sun already.
fn free_picture(question: &Question, name: &str) -> String {
    let taken = |id: &str| question.options.iter().any(|one| one.id.as_str() == id);
    if taken(name) {
        free(2, |number| format!("{name}-{number}"), taken)
    } else {
        name.to_owned()
    }
}

/// This id, or the next one that no other question has.
fn free_id(asked: &Consultation, id: QuestionId) -> QuestionId {
    let taken = |id: &str| asked.questions.iter().any(|one| one.id.as_str() == id);
    if !id.as_str().is_empty() && !taken(id.as_str()) {
        return id;
    }
    let stem = if id.as_str().is_empty() {
        "q"
    } else {
        id.as_str()
    };
    let named = |number| {
        if stem == "q" {
            format!("q{number}")
        } else {
            format!("{}-{number}", stem.get(..36).unwrap_or(stem))
        }
    };
    free(1, named, taken).as_str().into()
}

fn free(first: u32, name: impl Fn(u32) -> String, taken: impl Fn(&str) -> bool) -> String {
    let mut number = first;
    while taken(&name(number)) {
        number += 1;
    }
    name(number)
}

fn shift<T>(list: &mut [T], at: usize, up: bool) {
    let other = if up {
        at.checked_sub(1)
    } else {
        at.checked_add(1)
    };
    if let Some(other) = other.filter(|other| *other < list.len() && at < list.len()) {
        list.swap(at, other);
    }
}

#[cfg(test)]
#[path = "draft/tests.rs"]
mod tests;
