//! What is being written, as a pure reducer: every change, and what came of keeping it.
//! Nothing typed is ever dropped: what gives way to somebody else's writing is set aside.

use api::desk::reports::{Approval, Figures, Requests, Whole, Words, Written};
use domain::ids::PriorityId;
use std::rc::Rc;
use yew::Reducible;

/// A report that is being written.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Its id.
    pub id: String,
    /// As typed.
    pub written: Written,
    /// The state at the server that this builds on.
    pub revision: u32,
    /// The figures that go with what the server has.
    pub figures: Rc<Figures>,
    /// What the server has.
    kept: Written,
    /// Whether it is on its way to the server.
    pub saving: bool,
    /// Why it was not kept, in plain words.
    pub trouble: Option<String>,
    /// What somebody else wrote meanwhile.
    pub theirs: Option<Box<Whole>>,
    /// What stood here before theirs was taken.
    pub set_aside: Option<Box<Written>>,
}

/// What can happen to it.
#[derive(Debug, Clone)]
pub enum Change {
    /// Another beginning.
    Intro(String),
    /// Other words on a priority.
    Words(PriorityId, String),
    /// The quote at this place goes.
    RemoveQuote(usize),
    /// The themes at this place go.
    RemoveThemes(usize),
    /// Requests were counted, or are left out.
    Requests(Option<Requests>),
    /// Another summary.
    Summary(String),
    /// Young people said yes to it, or that is taken back.
    Approve(Option<Approval>),
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

impl Draft {
    /// As the server has it.
    #[must_use]
    pub fn of(whole: &Whole) -> Self {
        Self {
            id: whole.id.clone(),
            written: whole.written.clone(),
            revision: whole.revision,
            figures: Rc::new(whole.figures.clone()),
            kept: whole.written.clone(),
            saving: false,
            trouble: None,
            theirs: None,
            set_aside: None,
        }
    }

    /// Whether the server lacks something that stands here.
    #[must_use]
    pub fn is_unkept(&self) -> bool {
        !is_same(&self.kept, &self.written)
    }

    /// Whether it is to be sent now.
    #[must_use]
    pub fn is_due(&self) -> bool {
        self.is_unkept() && !self.saving && self.theirs.is_none() && self.trouble.is_none()
    }

    /// What is sent.
    #[must_use]
    pub fn to_send(&self) -> Written {
        Written {
            revision: self.revision,
            ..self.written.clone()
        }
    }

    /// What is still to be sent once the server has this, if anything is.
    #[must_use]
    pub fn beyond(&self, kept: &Whole) -> Option<Self> {
        (!is_same(&self.written, &kept.written) && kept.frozen.is_none()).then(|| Self {
            revision: kept.revision,
            ..self.clone()
        })
    }
}

/// Whether they say the same. The revision that came with one is no part of what it says.
fn is_same(one: &Written, other: &Written) -> bool {
    let other = Written {
        revision: one.revision,
        ..other.clone()
    };
    *one == other
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
                next.revision = whole.revision;
                next.figures = Rc::new(whole.figures);
                next.kept = whole.written;
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
                if let Some(theirs) = next.theirs.take_if(|theirs| theirs.frozen.is_none()) {
                    next.trouble = None;
                    next.revision = theirs.revision;
                    next.kept = theirs.written;
                }
            }
            Change::TakeTheirs => {
                if let Some(theirs) = next.theirs.take() {
                    let mine = next.written;
                    next = Self::of(&theirs);
                    next.set_aside = Some(Box::new(mine));
                }
            }
            Change::BringBack => {
                if let Some(mine) = next.set_aside.take() {
                    next.written = *mine;
                }
            }
            other => {
                next.trouble = None;
                write(&mut next.written, other);
            }
        }
        Rc::new(next)
    }
}

/// A change of what it says.
fn write(written: &mut Written, change: Change) {
    match change {
        Change::Intro(intro) => written.intro = intro,
        Change::Words(priority, words) => {
            written.words.retain(|one| one.priority != priority);
            if !words.is_empty() {
                written.words.push(Words { priority, words });
            }
        }
        Change::RemoveQuote(at) if at < written.quotes.len() => {
            written.quotes.remove(at);
        }
        Change::RemoveThemes(at) if at < written.themes.len() => {
            written.themes.remove(at);
        }
        Change::Requests(requests) => written.requests = requests,
        Change::Summary(summary) => written.summary = summary,
        Change::Approve(approval) => written.approval = approval,
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::for_tests::whole;
    use api::desk::reports::Approved;

    fn after(changes: impl IntoIterator<Item = Change>) -> Draft {
        let start = Rc::new(Draft::of(&whole(false)));
        let end = changes
            .into_iter()
            .fold(start, |draft, change| draft.reduce(change));
        (*end).clone()
    }

    #[test]
    fn what_was_kept_is_not_sent_again_and_what_was_typed_since_is() {
        let draft = after([Change::Intro("New.".to_owned())]);
        assert!(draft.is_due());
        let mut kept = whole(false);
        kept.written.intro = "New.".to_owned();
        kept.revision = 8;
        kept.written.revision = 7;
        let draft = after([
            Change::Intro("New.".to_owned()),
            Change::Kept(Box::new(kept.clone())),
        ]);
        assert!(!draft.is_unkept());
        let draft = after([
            Change::Intro("New.".to_owned()),
            Change::Saving,
            Change::Intro("Newer.".to_owned()),
            Change::Kept(Box::new(kept)),
        ]);
        assert!(draft.is_due());
        assert_eq!(draft.to_send().revision, 8);
    }

    #[test]
    fn another_word_after_the_approval_is_seen_and_taken_back_it_counts_again() {
        let draft = after([]);
        assert_eq!(draft.written.approved(), Approved::Yes);
        let words = draft.written.summary.clone();
        let draft = after([Change::Summary(format!("{words} More."))]);
        assert_eq!(draft.written.approved(), Approved::ChangedSince);
        let draft = after([Change::Summary("Other.".to_owned()), Change::Summary(words)]);
        assert_eq!(draft.written.approved(), Approved::Yes);
    }

    #[test]
    fn what_somebody_else_wrote_takes_the_place_of_nothing_until_it_is_chosen() {
        let mut theirs = whole(false);
        theirs.written.intro = "Theirs.".to_owned();
        theirs.revision = 9;
        let torn = [
            Change::Intro("Mine.".to_owned()),
            Change::Saving,
            Change::Theirs(Box::new(theirs)),
        ];
        let draft = after(torn.clone());
        assert!(draft.written.intro == "Mine." && !draft.is_due());
        let draft = after(torn.clone().into_iter().chain([Change::KeepMine]));
        assert!(draft.is_due() && draft.to_send().revision == 9);
        let taken = torn.into_iter().chain([Change::TakeTheirs]);
        let draft = after(taken.clone());
        assert_eq!(draft.written.intro, "Theirs.");
        let draft = after(taken.chain([Change::BringBack]));
        assert_eq!(draft.written.intro, "Mine.");
    }
}
