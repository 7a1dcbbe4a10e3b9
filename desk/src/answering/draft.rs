//! An answer while it is written: a pure reducer.

use chrono::NaiveDate;
use domain::receipt::{Stage, StageFault, Update, Who};
use std::rc::Rc;
use yew::Reducible;

/// The shape of updates this desk writes.
const UPDATE_VERSION: u8 = 1;

/// An answer while it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The stage to set; none says words alone.
    pub stage: Option<Stage>,
    /// Who answers.
    pub by: Who,
    /// In plain words.
    pub words: String,
}

impl Draft {
    /// Nothing yet, by somebody who answers as `by`.
    #[must_use]
    pub const fn by(by: Who) -> Self {
        Self {
            stage: None,
            by,
            words: String::new(),
        }
    }
}

/// A change to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Another stage, or none.
    Stage(Option<Stage>),
    /// Somebody else answers.
    By(Who),
    /// Other words.
    Words(String),
    /// It is said: who answers stays.
    Said,
}

impl Reducible for Draft {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = (*self).clone();
        match change {
            Change::Stage(stage) => next.stage = stage,
            Change::By(by) => next.by = by,
            Change::Words(words) => next.words = words,
            Change::Said => {
                next.stage = None;
                next.words.clear();
            }
        }
        Rc::new(next)
    }
}

impl Draft {
    /// The update to seal, said today, to an answer at stage `from`.
    ///
    /// # Errors
    /// Why it cannot be said as it stands.
    pub fn update(&self, from: Option<Stage>, today: NaiveDate) -> Result<Update, StageFault> {
        let mut update = self.as_it_stands(today);
        update.words = Some(self.words.trim().to_owned()).filter(|words| !words.is_empty());
        update.check(from)?;
        Ok(update)
    }

    /// The draft in the shape of an update, however far it has come.
    #[must_use]
    pub fn as_it_stands(&self, today: NaiveDate) -> Update {
        Update {
            v: UPDATE_VERSION,
            stage: self.stage,
            by: self.by,
            on: today,
            discussed_on: None,
            words: Some(self.words.clone()),
        }
    }

    /// Whether nothing has been said yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.stage.is_none() && self.words.trim().is_empty()
    }
}

/// The stages that may follow `from`, in order.
pub fn offered(from: Option<Stage>) -> impl Iterator<Item = Stage> {
    Stage::ALL
        .into_iter()
        .filter(move |stage| stage.follows(from).is_ok())
}

/// What to do about it, in plain words.
#[must_use]
pub fn fault_words(fault: StageFault) -> String {
    match fault {
        StageFault::Backwards(_) | StageFault::Over(_) => {
            "It has already come further than that. Choose another, or send words alone.".to_owned()
        }
        StageFault::NoReason => {
            "Say why it is not possible, in plain words. They read it.".to_owned()
        }
        StageFault::TooLong { found, most } => {
            format!("That is {found} characters: {most} fit. Say it in fewer words.")
        }
        StageFault::Nothing => "Choose how far it has come, write a reply, or both.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    fn after(changes: impl IntoIterator<Item = Change>) -> Rc<Draft> {
        changes.into_iter().fold(
            Rc::new(Draft::by(Who::ParticipationTeam)),
            Reducible::reduce,
        )
    }

    #[test]
    fn not_possible_is_not_said_without_a_reason() {
        let draft = after([Change::Stage(Some(Stage::NotPossible))]);
        assert_eq!(draft.update(None, today()), Err(StageFault::NoReason));
        let draft = draft.reduce(Change::Words(" The house is sold. ".to_owned()));
        let update = draft.update(None, today()).unwrap();
        assert_eq!(update.words.as_deref(), Some("The house is sold."));
    }

    #[test]
    fn once_said_the_words_go_and_who_answers_stays() {
        let draft = after([
            Change::By(Who::ReviewingOfficer),
            Change::Stage(Some(Stage::Decided)),
            Change::Words("Yes.".to_owned()),
            Change::Said,
        ]);
        assert_eq!(draft.by, Who::ReviewingOfficer);
        assert_eq!(draft.update(None, today()), Err(StageFault::Nothing));
    }

    #[test]
    fn only_stages_that_may_follow_are_offered() {
        assert_eq!(offered(None).count(), 5);
        assert_eq!(
            offered(Some(Stage::Decided)).collect::<Vec<_>>(),
            [Stage::Done, Stage::NotPossible]
        );
        assert_eq!(offered(Some(Stage::Done)).count(), 0);
    }
}
