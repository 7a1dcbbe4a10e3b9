//! An action that is being written, as a pure reducer. Nothing typed is ever dropped: what
//! gives way to somebody else's writing is set aside.

use api::actions::Stage;
use api::desk::actions::{Colour, From, Whole, Written};
use chrono::NaiveDate;
use domain::ids::{PriorityId, PromiseId};
use std::rc::Rc;
use yew::Reducible;

/// An action that is being written.
#[derive(Debug, Clone, PartialEq)]
pub struct Typed {
    /// Its id at the server; none before it was first kept.
    pub id: Option<String>,
    /// As typed.
    pub written: Written,
    /// What it began as, or as the server has it.
    before: Written,
    /// What somebody else wrote meanwhile.
    pub theirs: Option<Box<Whole>>,
    /// What stood here before theirs was taken.
    pub set_aside: Option<Box<Written>>,
}

/// A text of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// *You said*.
    YouSaid,
    /// *We did*.
    WeDid,
    /// Why it is late, or not possible.
    Why,
    /// What exactly is done.
    Specific,
    /// How anybody will know.
    Measure,
    /// Who leads it.
    Lead,
    /// Why it has its colour.
    Reason,
    /// The theme that it came from.
    Theme,
}

/// What can happen to it.
#[derive(Debug, Clone)]
pub enum Change {
    /// Another text.
    Text(Text, String),
    /// It came from something else.
    From(From),
    /// About another priority; a promise of the old one goes.
    Priority(PriorityId),
    /// About another promise, or none.
    Promise(Option<PromiseId>),
    /// Another day.
    Due(NaiveDate),
    /// Another colour.
    Colour(Colour),
    /// Another stage.
    Stage(Stage),
    /// The server has this now, of what was sent.
    Kept(Box<Whole>, Box<Written>),
    /// The server has this, and what is typed here still builds on it if nothing of that
    /// was changed: something was said of it since.
    Came(Box<Whole>),
    /// Somebody else changed it: this is what the server has.
    Theirs(Box<Whole>),
    /// What stands here is to be kept in place of theirs.
    KeepMine,
    /// Theirs is to stand here; mine is set aside.
    TakeTheirs,
    /// What was set aside stands here again.
    BringBack,
}

impl Typed {
    /// A new one, that the server does not have.
    #[must_use]
    pub fn new(written: Written) -> Self {
        Self {
            id: None,
            before: written.clone(),
            written,
            theirs: None,
            set_aside: None,
        }
    }

    /// As the server has it.
    #[must_use]
    pub fn of(whole: &Whole) -> Self {
        Self {
            id: Some(whole.id.clone()),
            ..Self::new(Written {
                revision: whole.revision,
                ..whole.written.clone()
            })
        }
    }

    /// Whether something stands here that would be lost.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.written != self.before || self.set_aside.is_some()
    }

    /// As it stood before anything was typed.
    #[must_use]
    pub fn as_begun(&self) -> Self {
        Self::new(self.before.clone())
    }

    /// Whether this is about the same action as another.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        match (&self.id, &other.id) {
            (None, None) => self.before == other.before,
            (mine, theirs) => mine == theirs,
        }
    }

    /// The text of this name.
    #[must_use]
    pub fn text(&self, of: Text) -> &str {
        let written = &self.written;
        match of {
            Text::YouSaid => &written.you_said,
            Text::WeDid => &written.we_did,
            Text::Why => written.why.as_deref().unwrap_or_default(),
            Text::Specific => &written.specific,
            Text::Measure => &written.measure,
            Text::Lead => &written.lead,
            Text::Reason => &written.reason,
            Text::Theme => match &written.from {
                From::Theme(name) => name,
                _ => "",
            },
        }
    }

    fn put(&mut self, of: Text, words: String) {
        let written = &mut self.written;
        match of {
            Text::YouSaid => written.you_said = words,
            Text::WeDid => written.we_did = words,
            Text::Why => written.why = (!words.is_empty()).then_some(words),
            Text::Specific => written.specific = words,
            Text::Measure => written.measure = words,
            Text::Lead => written.lead = words,
            Text::Reason => written.reason = words,
            Text::Theme => written.from = From::Theme(words),
        }
    }

    fn keep(&mut self, whole: &Whole) {
        let aside = self.set_aside.take();
        *self = Self {
            set_aside: aside,
            ..Self::of(whole)
        };
    }
}

impl Reducible for Typed {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut next = Rc::unwrap_or_clone(self);
        match change {
            Change::Text(of, words) => next.put(of, words),
            Change::From(from) => next.written.from = from,
            Change::Priority(id) => {
                if id != next.written.priority {
                    next.written.priority = id;
                    next.written.promise = None;
                }
            }
            Change::Promise(id) => next.written.promise = id,
            Change::Due(day) => next.written.due_on = day,
            Change::Colour(colour) => next.written.colour = colour,
            Change::Stage(stage) => next.written.stage = stage,
            Change::Kept(whole, sent) => {
                let mine = next.written.clone();
                next.keep(&whole);
                // What was typed while it was on its way still stands, and is not kept yet.
                if mine != *sent {
                    next.written = Written {
                        revision: whole.revision,
                        published: whole.written.published,
                        ..mine
                    };
                }
            }
            Change::Came(whole) => {
                let now = Written {
                    revision: next.before.revision,
                    ..whole.written.clone()
                };
                // Where somebody changed more than what was said since, keeping it asks.
                if now == next.before {
                    next.written.revision = whole.revision;
                    next.before.revision = whole.revision;
                }
            }
            Change::Theirs(whole) => next.theirs = Some(whole),
            Change::KeepMine => {
                if let Some(whole) = next.theirs.take() {
                    let mine = Written {
                        revision: whole.revision,
                        published: whole.written.published,
                        ..next.written.clone()
                    };
                    next.keep(&whole);
                    next.written = mine;
                }
            }
            Change::TakeTheirs => {
                if let Some(whole) = next.theirs.take() {
                    let mine = next.written.clone();
                    next.keep(&whole);
                    next.set_aside = Some(Box::new(mine));
                }
            }
            Change::BringBack => {
                if let Some(mine) = next.set_aside.take() {
                    next.written = Written {
                        revision: next.before.revision,
                        published: next.before.published,
                        ..*mine
                    };
                }
            }
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::for_tests::whole;

    fn after(typed: Typed, change: Change) -> Typed {
        Rc::unwrap_or_clone(Rc::new(typed).reduce(change))
    }

    fn said(typed: Typed, words: &str) -> Typed {
        after(typed, Change::Text(Text::WeDid, words.to_owned()))
    }

    #[test]
    fn nothing_typed_is_nothing_to_lose_and_a_letter_is() {
        let begun = Typed::new(whole().written);
        assert!(!begun.is_unsaved());
        let typed = said(begun.clone(), "More.");
        assert!(typed.is_unsaved() && typed.is_same(&begun));
        let sent = Box::new(typed.written.clone());
        let later = said(typed.clone(), "More and more.");
        let later = after(later, Change::Kept(Box::new(whole()), sent.clone()));
        assert!(later.is_unsaved() && later.id.is_some());
        assert_eq!(later.written.we_did, "More and more.");
        let kept = after(typed, Change::Kept(Box::new(whole()), sent));
        assert!(!kept.is_unsaved());
        assert_eq!((kept.id, kept.written.revision), (Some(whole().id), 3));
    }

    #[test]
    fn another_priority_takes_the_promise_of_the_old_one_away_and_the_same_one_does_not() {
        let typed = Typed::of(&whole());
        let same = after(typed, Change::Priority(whole().written.priority));
        assert!(same.written.promise.is_some());
        assert_eq!(
            after(same, Change::Priority("other".into()))
                .written
                .promise,
            None
        );
    }

    #[test]
    fn theirs_is_taken_only_when_asked_and_mine_comes_back() {
        let mut theirs = whole();
        theirs.revision = 9;
        theirs.written.we_did = "Theirs.".to_owned();
        let typed = said(Typed::of(&whole()), "Mine.");
        let torn = after(typed, Change::Theirs(Box::new(theirs)));
        assert_eq!(torn.written.we_did, "Mine.");
        let mine = after(torn.clone(), Change::KeepMine);
        assert_eq!(
            (mine.written.we_did.as_str(), mine.written.revision),
            ("Mine.", 9)
        );
        let taken = after(torn, Change::TakeTheirs);
        assert!(taken.is_unsaved());
        assert_eq!(
            (taken.written.we_did.as_str(), taken.written.revision),
            ("Theirs.", 9)
        );
        let back = after(taken, Change::BringBack);
        assert_eq!(
            (back.written.we_did.as_str(), back.written.revision),
            ("Mine.", 9)
        );
    }

    #[test]
    fn an_update_that_was_said_leaves_what_is_typed_alone() {
        let mut later = whole();
        later.revision = 4;
        later.written.revision = 4;
        let mine = said(Typed::of(&whole()), "Mine.");
        let typed = after(mine.clone(), Change::Came(Box::new(later.clone())));
        assert_eq!(
            (typed.written.we_did.as_str(), typed.written.revision),
            ("Mine.", 4)
        );
        assert!(typed.is_unsaved());
        // What somebody else wrote is not written over: keeping mine will ask.
        later.written.lead = "Somebody else".to_owned();
        let typed = after(mine, Change::Came(Box::new(later)));
        assert_eq!(typed.written.revision, 3);
    }
}
