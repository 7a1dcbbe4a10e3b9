//! Everything *My views* knows while it is being written, and what each tap does
//! to it. Pure: keeping, sealing and sending happen elsewhere.

mod moves;

use super::agenda::{Agenda, Edit};
use super::enclosing::enclose;
use super::entry::{Change, Entry};
use super::invited::{Invited, Recalled};
use super::last_time::{Filled, LastTime};
use super::nudge::Nudge;
use super::phone::Phone;
use super::progress::{Progress, progress};
use super::step::{Step, asked_now, before, place};
use crate::requests::subject::Subject;
use domain::band::Band;
use domain::form::{Form, Question};
use domain::ids::{QuestionId, TopicId};
use domain::invitation::Kept;
use domain::request::Request;
use domain::views::{HelperSaw, Views};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use yew::Reducible;

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
    /// Whether they saw the answers.
    pub helper_saw: Option<HelperSaw>,
    /// *Please contact me*.
    pub contact: bool,
    /// Whether the young person came from the review to change one thing.
    pub changing: bool,
    /// An entry as it stood before it was shortened, to be put back.
    pub before_shortening: Option<(QuestionId, Entry)>,
    /// The invitation, once it was found.
    pub invited: Option<Rc<Invited>>,
    /// What was said of each decision that it carries.
    pub recalled: Vec<Recalled>,
    /// Whether a link brought the young person here whose invitation is not found yet.
    pub seeking: bool,
    /// What was answered last time, where this phone keeps it.
    pub last_time: Option<Rc<LastTime>>,
    /// The topic that was filled from it last.
    pub filled: Option<Filled>,
    /// The request that is being made, where it is not views before a review.
    pub request: Option<Rc<Request>>,
    /// What the request is about, if a card led to it.
    pub subject: Option<Subject>,
    /// Whether help was offered at what was written. Never kept and never sent.
    pub nudge: Nudge,
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
    /// Whether they saw the answers.
    HelperSaw(HelperSaw),
    /// *Please contact me*.
    Contact(bool),
    /// A draft was found and is taken up.
    TakeUp(Box<State>),
    /// Everything is forgotten, because the young person says so. The invitation stays.
    Clear,
    /// It was sent. Another thing may be said by the same invitation; what became of
    /// the last decisions is not asked again.
    Sent,
    /// Other questions, as long as none has been answered.
    Form(Rc<Form>),
    /// A link came whose invitation is looked for.
    Seek,
    /// There is no invitation any more, or none was found.
    Uninvite,
    /// An invitation was found; the set it asks for, if this app has it.
    Invite(Rc<Invited>, Option<Rc<Form>>),
    /// What became of the decision at this place.
    Recall(u8, Kept),
    /// Own words about the decision at this place.
    RecallWords(u8, String),
    /// What this phone keeps of last time.
    LastTime(Option<Rc<LastTime>>),
    /// Fills a topic from it.
    SameAsLastTime(TopicId),
    /// Takes that back.
    NotTheSame,
    /// This request is made from now on, about this.
    Request(Rc<Request>, Option<Subject>),
    /// What was written suggests this kind of danger.
    Nudge(usize),
    /// The offer of help was put away.
    PutNudgeAway,
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
    /// Words, drawing and voice note are too much to send together.
    TooMuch,
    /// Own words about the decision at this place are.
    DecisionTooLong(u8),
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
            helper_saw: None,
            contact: false,
            changing: false,
            before_shortening: None,
            invited: None,
            recalled: Vec::new(),
            seeking: false,
            last_time: None,
            filled: None,
            request: None,
            subject: None,
            nudge: Nudge::default(),
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

    /// Whether a grown-up may well be sitting beside them.
    #[must_use]
    pub fn is_for_the_youngest(&self) -> bool {
        let young = matches!(self.form.band, Band::FourToSeven | Band::EightToEleven);
        young && self.request.is_none()
    }

    /// Whether something was written or chosen that would be a loss.
    #[must_use]
    pub fn has_words(&self) -> bool {
        self.entries
            .iter()
            .any(|(id, entry)| !entry.is_blank() && !self.is_as_the_card_wrote(id, entry))
            || !self.agenda.items().is_empty()
            || !self.helped_by.trim().is_empty()
            || (self.contact && !self.is_for_contact())
            || self.recalled.iter().any(|recalled| recalled.kept.is_some())
    }

    /// What would be sealed: the answers to the questions asked, in their order.
    ///
    /// # Errors
    /// Why it cannot be sent as it stands, first thing first.
    pub fn views(&self) -> Result<Views, NotReady> {
        let mut views = self.written()?;
        enclose(&mut views, |id| self.entry(id).sketch).map_err(|_| NotReady::TooMuch)?;
        Ok(views)
    }

    /// The same with its drawings not yet made into pictures, which takes a while: enough
    /// to say who reads what.
    ///
    /// # Errors
    /// Why it cannot be sent as it stands, but for what its pictures weigh.
    pub fn written(&self) -> Result<Views, NotReady> {
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
        if let Some(at) = (0..)
            .zip(&self.recalled)
            .find(|(_, recalled)| recalled.over() > 0)
        {
            return Err(NotReady::DecisionTooLong(at.0));
        }
        let helped_by = Some(self.helped_by.trim().to_owned()).filter(|name| !name.is_empty());
        let views = Views {
            v: 1,
            form: self.form.id.clone(),
            form_version: self.form.version,
            answers: asked
                .iter()
                .filter_map(|question| self.entries.get(&question.id)?.given(question))
                .collect(),
            agenda: self.agenda.items(),
            helper_saw: self.helper_saw.filter(|_| helped_by.is_some()),
            helped_by,
            last_decisions: self
                .recollections()
                .filter_map(|(decision, recalled)| recalled.seen(decision))
                .collect(),
            about: self.about(),
            reply_to: None,
        };
        let says_nothing =
            views.answers.is_empty() && views.agenda.is_empty() && views.last_decisions.is_empty();
        if says_nothing && (!self.contact || self.request.is_some()) {
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
                let step = before(&self.step, &self.asked(), self.way());
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
            Action::HelperSaw(saw) => self.helper_saw = Some(saw),
            Action::Contact(wanted) => self.contact = wanted,
            Action::TakeUp(draft) => {
                // An invitation that came today counts before the one of the draft.
                let (today, seeking) = (self.invited.take(), self.seeking);
                self = Self {
                    choose_form: self.choose_form,
                    last_time: self.last_time,
                    ..*draft
                };
                if let Some(invited) = today {
                    self.invite(invited, None);
                }
                self.seeking = seeking;
            }
            Action::Sent => {
                self = self.anew();
                self.recalled.clear();
            }
            Action::Clear => self = self.cleared(),
            Action::Form(form) => {
                if !self.has_words() {
                    self.form = form;
                    self.form_chosen = true;
                    self.seen.clear();
                }
            }
            Action::Seek => self.seeking = true,
            Action::Uninvite => {
                self.seeking = false;
                self.invited = None;
                self.recalled.clear();
            }
            Action::Invite(invited, form) => {
                self.invite(invited, form);
                if self.step == Step::Invitation {
                    self.forward();
                }
            }
            Action::Request(request, subject) => {
                self = Self::for_request(request, subject, self.phone)
            }
            Action::Nudge(group) => self.nudge = self.nudge.offered(group, &self.step),
            Action::PutNudgeAway => self.nudge = Nudge::PutAway,
            Action::Recall(at, kept) => {
                if let Some(recalled) = self.recalled_mut(at) {
                    recalled.kept = Some(kept);
                    recalled.skipped = false;
                }
            }
            Action::RecallWords(at, words) => {
                if let Some(recalled) = self.recalled_mut(at) {
                    recalled.words = words;
                }
            }
            Action::LastTime(last) => self.last_time = last,
            Action::SameAsLastTime(topic) => self.fill(&topic),
            Action::NotTheSame => self.unfill(),
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
}

#[cfg(test)]
#[path = "state/tests.rs"]
mod tests;
