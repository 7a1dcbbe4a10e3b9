//! Everything *My views* knows while it is being written, and what each tap does
//! to it. Pure: keeping, sealing and sending happen elsewhere.

use super::agenda::{Agenda, Edit};
use super::entry::{Change, Entry};
use super::phone::Phone;
use super::progress::{Progress, progress};
use super::step::{Step, after, asked_now, before, place};
use domain::form::{Form, Question};
use domain::ids::QuestionId;
use domain::views::Views;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use yew::Reducible;

/// The shape of [`Views`] that this build writes.
pub const VIEWS_VERSION: u8 = 1;

/// One set of views being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// The questions.
    pub form: Rc<Form>,
    /// Whether the young person is asked which questions suit them.
    pub choose_form: bool,
    /// Whether they have said so.
    pub form_chosen: bool,
    /// The answer to the first question of all.
    pub phone: Option<Phone>,
    /// The screen shown.
    pub step: Step,
    /// What stands in each question. Nothing leaves here when a question is no
    /// longer asked: it comes back if the question does.
    pub entries: BTreeMap<QuestionId, Entry>,
    /// Questions that have been shown.
    pub seen: BTreeSet<QuestionId>,
    /// *My agenda*.
    pub agenda: Agenda,
    /// Who helped, in the young person's words.
    pub helped_by: String,
    /// *Please contact me*.
    pub contact: bool,
    /// Whether the young person came from the review to change one thing.
    pub changing: bool,
    /// An entry as it stood before it was shortened, to be put back.
    pub before_shortening: Option<(QuestionId, Entry)>,
}

/// A tap, or a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// *Is this phone just yours?*
    AnswerPhone(Phone),
    /// To the next screen, keeping what stands here.
    Next,
    /// To the next screen, sending nothing for this question.
    Skip,
    /// To the screen before.
    Back,
    /// From the review to one screen, and back.
    Visit(Step),
    /// A change to the answer of a question.
    Change(QuestionId, Change),
    /// Cut the answer to what can be sent.
    Shorten(QuestionId),
    /// Put back what was cut.
    PutBack,
    /// A change to the agenda.
    Agenda(Edit),
    /// Who helped.
    HelpedBy(String),
    /// *Please contact me*.
    Contact(bool),
    /// A draft was found and is taken up.
    TakeUp(Box<State>),
    /// Everything is forgotten: sent, or cleared by the young person.
    Clear,
    /// Other questions, as long as none has been answered.
    Form(Rc<Form>),
}

/// Why it cannot be sent as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotReady {
    /// There is nothing in it.
    Empty,
    /// An answer is longer than can be sent, by so many characters.
    TooLong(QuestionId, usize),
    /// A line of the agenda is too long.
    LineTooLong(u32),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new((*self).clone().after(action))
    }
}

impl State {
    /// Nothing answered.
    #[must_use]
    pub fn new(form: Rc<Form>, choose_form: bool) -> Self {
        Self {
            form,
            choose_form,
            form_chosen: false,
            phone: None,
            step: Step::Phone,
            entries: BTreeMap::new(),
            seen: BTreeSet::new(),
            agenda: Agenda::default(),
            helped_by: String::new(),
            contact: false,
            changing: false,
            before_shortening: None,
        }
    }

    /// The questions asked, as answers stand.
    #[must_use]
    pub fn asked(&self) -> Vec<&Question> {
        asked_now(&self.form, &self.entries)
    }

    /// What stands in this question.
    #[must_use]
    pub fn entry(&self, id: &QuestionId) -> Entry {
        self.entries.get(id).cloned().unwrap_or_default()
    }

    /// How far, on a question's screen.
    #[must_use]
    pub fn progress(&self) -> Option<Progress> {
        let Step::Ask(id) = &self.step else {
            return None;
        };
        let asked = self.asked();
        Some(progress(&asked, place(&asked, id)?))
    }

    /// Whether *Which questions?* is asked: not once something has been answered.
    fn chooses(&self) -> bool {
        self.choose_form && !self.has_words()
    }

    /// Whether something was written or chosen that would be a loss.
    #[must_use]
    pub fn has_words(&self) -> bool {
        self.entries.values().any(|entry| !entry.is_blank())
            || !self.agenda.items().is_empty()
            || !self.helped_by.trim().is_empty()
            || self.contact
    }

    /// What would be sealed: the answers to the questions asked, in their order.
    ///
    /// # Errors
    /// Why it cannot be sent as it stands, first thing first.
    pub fn views(&self) -> Result<Views, NotReady> {
        let asked = self.asked();
        for question in &asked {
            if let Some(entry) = self.entries.get(&question.id)
                && !entry.skipped
                && entry.over() > 0
            {
                return Err(NotReady::TooLong(question.id.clone(), entry.over()));
            }
        }
        if let Some(line) = self.agenda.too_long().first() {
            return Err(NotReady::LineTooLong(*line));
        }
        let views = Views {
            v: VIEWS_VERSION,
            form: self.form.id.clone(),
            form_version: self.form.version,
            answers: asked
                .iter()
                .filter_map(|question| self.entries.get(&question.id)?.given(question))
                .collect(),
            agenda: self.agenda.items(),
            helped_by: Some(self.helped_by.trim().to_owned()).filter(|name| !name.is_empty()),
            last_decisions: Vec::new(),
            reply_to: None,
        };
        if views.answers.is_empty() && views.agenda.is_empty() && !self.contact {
            return Err(NotReady::Empty);
        }
        Ok(views)
    }

    /// The state after `action`.
    #[must_use]
    pub fn after(mut self, action: Action) -> Self {
        match action {
            Action::AnswerPhone(phone) => self.phone = Some(phone),
            Action::Next => {
                self.set_skipped(false);
                self.forward()
            }
            Action::Skip => {
                self.set_skipped(true);
                self.forward()
            }
            Action::Back => {
                let step = before(&self.step, &self.asked(), self.changing, self.chooses());
                self.show(step)
            }
            Action::Visit(step) => {
                self.changing = self.step == Step::Review;
                self.show(step)
            }
            Action::Change(id, change) => self.change(&id, change),
            Action::Shorten(id) => {
                let entry = self.entry(&id);
                self.entries.insert(id.clone(), entry.shortened());
                self.before_shortening = Some((id, entry));
            }
            Action::PutBack => {
                if let Some((id, entry)) = self.before_shortening.take() {
                    self.entries.insert(id, entry);
                }
            }
            Action::Agenda(edit) => self.agenda = self.agenda.after(edit),
            Action::HelpedBy(name) => self.helped_by = name,
            Action::Contact(wanted) => self.contact = wanted,
            Action::TakeUp(draft) => {
                self = Self {
                    choose_form: self.choose_form,
                    ..*draft
                }
            }
            Action::Clear => self = Self::new(self.form, self.choose_form),
            Action::Form(form) => {
                if !self.has_words() {
                    self.form = form;
                    self.form_chosen = true;
                    self.seen.clear();
                }
            }
        }
        self
    }

    fn change(&mut self, id: &QuestionId, change: Change) {
        let form = Rc::clone(&self.form);
        if let Some(question) = form.question(id) {
            let entry = self.entry(id).after(change, question);
            self.entries.insert(id.clone(), entry);
            // What was cut belongs to the words as they were.
            self.before_shortening
                .take_if(|(shortened, _)| shortened == id);
        }
    }

    fn set_skipped(&mut self, skipped: bool) {
        if let Step::Ask(id) = &self.step {
            if skipped {
                self.entries.entry(id.clone()).or_default().skipped = true;
            } else if let Some(entry) = self.entries.get_mut(id) {
                // Going on without answering is a skip too, said as such in the review.
                entry.skipped = entry.is_blank() && entry.skipped;
            }
        }
    }

    fn forward(&mut self) {
        let unanswered = match self.step {
            Step::Phone => self.phone.is_none(),
            Step::Which => !self.form_chosen,
            _ => false,
        };
        if unanswered {
            return;
        }
        let step = after(
            &self.step,
            &self.asked(),
            &self.seen,
            self.changing,
            self.chooses(),
        );
        self.show(step);
    }

    fn show(&mut self, step: Step) {
        if let Step::Ask(id) = &step {
            self.seen.insert(id.clone());
        }
        if matches!(step, Step::Agenda | Step::Review) {
            let form = Rc::clone(&self.form);
            let asked = asked_now(&form, &self.entries);
            self.agenda = std::mem::take(&mut self.agenda).following(&asked, &self.entries);
        }
        if step == Step::Review {
            self.changing = false;
        }
        self.step = step;
    }
}

#[cfg(test)]
#[path = "state/tests.rs"]
mod tests;
