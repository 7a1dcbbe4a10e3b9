//! What the person answered: a pure reducer. Rough answers stay rough; what they
//! may mean in days is [`super::readings`]'s.

mod kept;

use chrono::NaiveDate;
use domain::circumstances::{Basis, Field, Home, LeftTo, Studying};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::Reducible;

/// Everything answered so far.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    /// How old.
    pub born: Option<Born>,
    /// In care or not.
    pub care: Option<Care>,
    /// Since when, for someone in care.
    pub since: Option<Since>,
    /// When care ended, for someone who left.
    pub left: Option<AtAge>,
    /// When care began, for someone who left.
    pub came: Option<AtAge>,
    /// Other ways to be owed help, for someone who was not in care at 16 or 17.
    pub other: Option<Other>,
    /// What kind of home.
    pub home: Option<Known<Home>>,
    /// Study or work.
    pub studying: Option<Known<Studying>>,
    /// Answers to what was asked after that.
    pub more: BTreeMap<Field, More>,
}

/// How old somebody is, as roughly as they said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Born {
    /// 13 or younger.
    Under14,
    /// This age.
    Age(u8),
    /// 25 or older.
    Over24,
    /// This birthday.
    On(NaiveDate),
    /// Not sure.
    NotSure,
}

/// Whether somebody is in care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Care {
    /// Now.
    Now,
    /// Was, and has left.
    Left,
    /// Never was.
    Never,
    /// Not sure.
    NotSure,
}

/// How long somebody has been in care.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Since {
    /// Less than a month.
    UnderMonth,
    /// One to three months.
    ToThreeMonths,
    /// Three months to a year.
    ToYear,
    /// One to two years.
    ToTwoYears,
    /// More than two years.
    Longer,
    /// Since this day.
    On(NaiveDate),
    /// Not sure.
    NotSure,
}

/// An age at which care began or ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum AtAge {
    /// 13 or younger.
    Under14,
    /// At this age, 14 to 17.
    Age(u8),
    /// On the 18th birthday.
    At18,
    /// On this day.
    On(NaiveDate),
    /// Not sure.
    NotSure,
}

/// Other ways to be owed help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Other {
    /// A special guardian, after care.
    SpecialGuardian,
    /// Privately fostered at 16 or 17.
    PrivatelyFostered,
    /// Neither.
    Neither,
    /// Not sure.
    NotSure,
}

/// A plain answer, or not sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Known<T> {
    /// This.
    Is(T),
    /// Not sure.
    NotSure,
}

impl<T> Known<T> {
    /// The answer, if there is one.
    pub fn told(self) -> Option<T> {
        match self {
            Self::Is(answer) => Some(answer),
            Self::NotSure => None,
        }
    }
}

/// An answer to what was asked after the first questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum More {
    /// Yes.
    Yes,
    /// No.
    No,
    /// It has not happened.
    NotYet,
    /// It happened on this day.
    On(NaiveDate),
    /// So many.
    Count(u32),
    /// Went there.
    WentTo(LeftTo),
    /// Under this law.
    Under(Basis),
    /// Not sure.
    NotSure,
}

/// One of the first questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First {
    /// How old are you?
    Age,
    /// Are you in care?
    Care,
    /// Since when?
    Since,
    /// How old were you when you left?
    LeftAt,
    /// How old were you when you came into care?
    CameAt,
    /// Did one of these happen to you?
    Other,
    /// Where do you live?
    Home,
    /// Do you study or work?
    Studying,
}

/// A change of the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// How old.
    Born(Born),
    /// In care or not.
    Care(Care),
    /// Since when.
    Since(Since),
    /// When care ended.
    Left(AtAge),
    /// When care began.
    Came(AtAge),
    /// Other ways.
    Other(Other),
    /// What kind of home.
    Home(Known<Home>),
    /// Study or work.
    Studying(Known<Studying>),
    /// An answer to a later question.
    More(Field, More),
    /// One question back.
    Back,
    /// All of what was kept on this phone.
    Kept(Box<Answers>),
    /// Forget everything.
    Forget,
}

impl Answers {
    /// The first questions that these answers call for, in order.
    #[must_use]
    pub fn first_questions(&self) -> Vec<First> {
        let mut asked = vec![First::Age];
        if self.born == Some(Born::NotSure) {
            return asked;
        }
        asked.push(First::Care);
        match self.care {
            Some(Care::Now) => asked.push(First::Since),
            Some(Care::Left) => {
                asked.extend([First::LeftAt, First::CameAt]);
                if !self.left_at_16_or_later() {
                    asked.push(First::Other);
                }
            }
            Some(Care::Never) => asked.push(First::Other),
            Some(Care::NotSure) | None => {}
        }
        asked.extend([First::Home, First::Studying]);
        asked
    }

    fn left_at_16_or_later(&self) -> bool {
        matches!(
            self.left,
            None | Some(AtAge::Age(16..) | AtAge::At18 | AtAge::On(_))
        )
    }

    /// The first question without an answer.
    #[must_use]
    pub fn next(&self) -> Option<First> {
        self.first_questions()
            .into_iter()
            .find(|question| !self.has(*question))
    }

    fn has(&self, question: First) -> bool {
        match question {
            First::Age => self.born.is_some(),
            First::Care => self.care.is_some(),
            First::Since => self.since.is_some(),
            First::LeftAt => self.left.is_some(),
            First::CameAt => self.came.is_some(),
            First::Other => self.other.is_some(),
            First::Home => self.home.is_some(),
            First::Studying => self.studying.is_some(),
        }
    }

    /// What was answered to a later question.
    #[must_use]
    pub fn more(&self, field: Field) -> Option<More> {
        self.more.get(&field).copied()
    }

    fn take_back(&mut self) {
        let answered = self
            .first_questions()
            .into_iter()
            .rev()
            .find(|question| self.has(*question));
        match answered {
            Some(First::Age) => self.born = None,
            Some(First::Care) => self.care = None,
            Some(First::Since) => self.since = None,
            Some(First::LeftAt) => self.left = None,
            Some(First::CameAt) => self.came = None,
            Some(First::Other) => self.other = None,
            Some(First::Home) => self.home = None,
            Some(First::Studying) => self.studying = None,
            None => {}
        }
    }
}

impl Reducible for Answers {
    type Action = Answer;

    fn reduce(self: Rc<Self>, answer: Answer) -> Rc<Self> {
        let mut answers = (*self).clone();
        match answer {
            Answer::Born(born) => answers.born = Some(born),
            Answer::Care(care) => {
                // What followed from another answer says nothing any more.
                if answers.care != Some(care) {
                    answers = Self {
                        born: answers.born,
                        ..Self::default()
                    };
                }
                answers.care = Some(care);
            }
            Answer::Since(since) => answers.since = Some(since),
            Answer::Left(left) => answers.left = Some(left),
            Answer::Came(came) => answers.came = Some(came),
            Answer::Other(other) => answers.other = Some(other),
            Answer::Home(home) => answers.home = Some(home),
            Answer::Studying(studying) => answers.studying = Some(studying),
            Answer::More(field, more) => {
                answers.more.insert(field, more);
            }
            Answer::Back => answers.take_back(),
            Answer::Kept(kept) => answers = *kept,
            Answer::Forget => answers = Self::default(),
        }
        Rc::new(answers)
    }
}

#[cfg(test)]
mod tests;
