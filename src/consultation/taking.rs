//! The way through one consultation: what is asked, what was answered, and what of it is
//! sent. Pure; nothing of it is ever kept before *Send*.

use api::consultation::{Put, Standing};
use chrono::NaiveDate;
use domain::consultation::answered::{Answered, Area};
use domain::consultation::asked::{AskedAs, Question};
use domain::consultation::pledge_check::{AgeBand, Mark};
use domain::consultation::translated::{Tongue, Translation};
use domain::ids::{ChoiceId, QuestionId};
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::Reducible;

/// A screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Screen {
    /// What it is about; on a tablet the privacy screen.
    Start,
    /// One question, by its place.
    Ask(usize),
    /// Age and area, once, at the end.
    About,
    /// What will be sent.
    Review,
}

/// What was given to one question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Given {
    /// What was chosen; of a ranking all of it, the most wanted first.
    pub chosen: Vec<ChoiceId>,
    /// Own words.
    pub words: String,
    /// Whether they may be quoted without a name.
    pub quote: bool,
    /// Whether it was skipped, whatever stands in it.
    pub skipped: bool,
}

/// What somebody does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// In another language, by its place among the translations; English again with none.
    Say(Option<usize>),
    /// One screen back.
    Back,
    /// On without this question.
    Skip,
    /// On.
    Next,
    /// From the review to one question, and back there.
    Change(usize),
    /// One of them.
    Choose(ChoiceId),
    /// One of several, on or off.
    Tick(ChoiceId, bool),
    /// What stands at this place of a ranking goes up one.
    Up(usize),
    /// What stands at this place of a ranking goes down one.
    Down(usize),
    /// The ranking is right as it stands.
    AsItIs,
    /// Own words.
    Words(String),
    /// Whether they may be quoted.
    Quote(bool),
    /// How old.
    Band(AgeBand),
    /// Where.
    Area(Area),
}

/// Somebody on their way through a consultation.
#[derive(Debug, Clone, PartialEq)]
pub struct Taking {
    /// What is asked, in the language that was chosen.
    pub put: Rc<Put>,
    /// The same as staff wrote it, with its other languages.
    written: Rc<Put>,
    /// Which of those it is asked in.
    pub language: Option<usize>,
    /// Which screen.
    pub screen: Screen,
    /// What was given.
    pub given: BTreeMap<QuestionId, Given>,
    /// How old, if they chose.
    pub band: Option<AgeBand>,
    /// Where they live, if they chose.
    pub area: Option<Area>,
    changing: bool,
}

/// Whether it can be answered anew today.
#[must_use]
pub fn is_open(put: &Put, today: NaiveDate) -> bool {
    put.standing == Standing::Open && (put.asked.opens_on..=put.asked.closes_on).contains(&today)
}

impl Taking {
    /// Nothing answered yet.
    #[must_use]
    pub fn new(put: Rc<Put>) -> Self {
        Self {
            written: Rc::clone(&put),
            put,
            language: None,
            screen: Screen::Start,
            given: BTreeMap::new(),
            band: None,
            area: None,
            changing: false,
        }
    }

    /// The question on the screen.
    #[must_use]
    pub fn question(&self) -> Option<&Question> {
        match self.screen {
            Screen::Ask(at) => self.put.asked.questions.get(at),
            _ => None,
        }
    }

    /// The own words that stand on the screen shown; on the last one, all of them.
    #[must_use]
    pub fn words_here(&self) -> Vec<String> {
        let here = self.question().map(|question| &question.id);
        let whole = self.screen == Screen::Review;
        let given = self.given.iter();
        let given = given.filter(|(id, _)| whole || here == Some(*id));
        given.map(|(_, given)| given.words.clone()).collect()
    }

    /// What was given to a question.
    #[must_use]
    pub fn given(&self, id: &QuestionId) -> Given {
        self.given.get(id).cloned().unwrap_or_default()
    }

    /// Whether the way leads back to the review.
    #[must_use]
    pub const fn is_changing(&self) -> bool {
        self.changing
    }

    /// The options of a ranking in the order in which they stand now.
    #[must_use]
    pub fn ranked(&self, question: &Question) -> Vec<ChoiceId> {
        let given = self.given(&question.id).chosen;
        if given.is_empty() {
            question.options.iter().map(|one| one.id.clone()).collect()
        } else {
            given
        }
    }

    /// Whether there is anything that closing the page would lose.
    #[must_use]
    pub fn holds_something(&self) -> bool {
        self.given
            .values()
            .any(|given| !given.chosen.is_empty() || !given.words.trim().is_empty())
    }

    /// What is counted.
    #[must_use]
    pub fn answered(&self, mark: Mark, today: NaiveDate, group: Option<String>) -> Answered {
        let choices = self
            .given
            .iter()
            .filter(|(_, given)| !given.skipped && !given.chosen.is_empty())
            .map(|(id, given)| (id.clone(), given.chosen.clone()))
            .collect();
        Answered {
            consultation: self.put.id.clone(),
            band: self.band.unwrap_or(AgeBand::NotSaid),
            area: self.area.unwrap_or(Area::NotSaid),
            answered_on: today,
            choices,
            mark,
            group,
        }
    }

    /// What is sealed: own words to each question, and whether they may be quoted.
    #[must_use]
    pub fn own_words(&self) -> Vec<(&Question, &str, bool)> {
        let asked = self.put.asked.questions.iter();
        asked
            .filter(|question| question.takes_words())
            .filter_map(|question| {
                let given = self.given.get(&question.id)?;
                let words = given.words.trim();
                (!given.skipped && !words.is_empty()).then_some((question, words, given.quote))
            })
            .collect()
    }

    fn at(&mut self) -> Option<(Question, &mut Given)> {
        let question = self.question()?.clone();
        let given = self.given.entry(question.id.clone()).or_default();
        Some((question, given))
    }

    fn moved(&mut self, from: usize, to: usize) {
        let Some(question) = self.question().cloned() else {
            return;
        };
        let mut order = self.ranked(&question);
        if from < order.len() && to < order.len() {
            order.swap(from, to);
            let given = self.given.entry(question.id).or_default();
            given.chosen = order;
            given.skipped = false;
        }
    }

    fn step(&self, forward: bool) -> Screen {
        if self.changing {
            return Screen::Review;
        }
        let last = self.put.asked.questions.len();
        match (self.screen, forward) {
            (Screen::Start, true) if last == 0 => Screen::About,
            (Screen::Start, true) => Screen::Ask(0),
            (Screen::Ask(at), true) if at + 1 < last => Screen::Ask(at + 1),
            (Screen::Ask(_), true) => Screen::About,
            (Screen::About, true) | (Screen::Review, true) => Screen::Review,
            (Screen::Review, false) => Screen::About,
            (Screen::About, false) if last > 0 => Screen::Ask(last - 1),
            (Screen::Ask(at), false) if at > 0 => Screen::Ask(at - 1),
            (_, false) => Screen::Start,
        }
    }

    /// What comes of an action.
    #[must_use]
    pub fn after(mut self, action: Action) -> Self {
        match action {
            Action::Say(language) => self.say(language),
            Action::Back => self.go(false),
            Action::Next => self.go(true),
            Action::Skip => {
                if let Some((_, given)) = self.at() {
                    given.skipped = true;
                }
                self.go(true);
            }
            Action::Change(at) => {
                self.screen = Screen::Ask(at);
                self.changing = true;
            }
            Action::Choose(id) => self.give(|given| given.chosen = vec![id]),
            Action::Tick(id, on) => {
                let Some((question, given)) = self.at() else {
                    return self;
                };
                given.skipped = false;
                given.chosen.retain(|one| *one != id);
                if on {
                    given.chosen.push(id);
                }
                // In the order they were asked, so that the same ticks are the same answer.
                let order = question.option_ids();
                given
                    .chosen
                    .sort_by_key(|one| order.iter().position(|id| *id == one.as_str()));
            }
            Action::Up(at) => {
                if let Some(to) = at.checked_sub(1) {
                    self.moved(at, to);
                }
            }
            Action::Down(at) => self.moved(at, at + 1),
            Action::AsItIs => {
                if let Some(question) = self.question().cloned() {
                    let order = self.ranked(&question);
                    self.give(|given| given.chosen = order);
                }
            }
            Action::Words(words) => self.give(|given| given.words = words),
            Action::Quote(on) => self.give(|given| given.quote = on),
            Action::Band(band) => self.band = Some(band),
            Action::Area(area) => self.area = Some(area),
        }
        self
    }

    /// The languages that it can be asked in.
    #[must_use]
    pub fn languages(&self) -> &[Translation] {
        &self.written.asked.translations
    }

    /// The language that it is asked in; none is English.
    #[must_use]
    pub fn tongue(&self) -> Option<&'static Tongue> {
        self.languages().get(self.language?)?.tongue()
    }

    fn say(&mut self, language: Option<usize>) {
        let asked = language.and_then(|at| self.written.asked.in_language(at));
        self.language = language.filter(|_| asked.is_some());
        self.put = match asked {
            None => Rc::clone(&self.written),
            Some(asked) => Rc::new(Put {
                asked,
                ..(*self.written).clone()
            }),
        };
    }

    fn give(&mut self, how: impl FnOnce(&mut Given)) {
        if let Some((_, given)) = self.at() {
            given.skipped = false;
            how(given);
        }
    }

    fn go(&mut self, forward: bool) {
        // Going on from a question that stands answered takes a skip back, as it says.
        self.screen = self.step(forward);
        self.changing = false;
    }
}

impl Reducible for Taking {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Rc::unwrap_or_clone(self).after(action))
    }
}

/// Whether a question's controls are a group that its heading must name.
#[must_use]
pub const fn is_group(kind: AskedAs) -> bool {
    !matches!(kind, AskedAs::Words)
}

#[cfg(test)]
mod tests;
