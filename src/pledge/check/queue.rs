//! What waits to be counted, whatever it is about, and how it stands. Pure.

use api::actions::Says;
use domain::consultation::pledge_check::{Mark, Rated, Rating};
use domain::ids::PromiseId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Something that is counted once a device: another with the same mark takes its place.
pub trait Ballot: Clone + PartialEq {
    /// What it is about.
    type About: Ord + Clone;
    /// What it says of that.
    type Said: Copy;

    /// What it is about.
    fn about(&self) -> &Self::About;
    /// What it says.
    fn said(&self) -> Self::Said;
    /// What stands for this device.
    fn mark(&self) -> &Mark;
}

impl Ballot for Rated {
    type About = PromiseId;
    type Said = Rating;

    fn about(&self) -> &PromiseId {
        &self.promise
    }

    fn said(&self) -> Rating {
        self.rating
    }

    fn mark(&self) -> &Mark {
        &self.mark
    }
}

impl Ballot for Says {
    type About = String;
    type Said = bool;

    fn about(&self) -> &String {
        &self.action
    }

    fn said(&self) -> bool {
        self.did
    }

    fn mark(&self) -> &Mark {
        &self.mark
    }
}

/// How something that was said stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing<S> {
    /// Waits, with what it says.
    Waiting(S),
    /// The server proved that it is counted.
    Counted(S),
    /// Its time was over when it came.
    Over,
    /// The server will not count it.
    Refused,
    /// This browser draws no random bytes.
    NoMark,
}

/// What came of sending one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It is counted.
    Counted,
    /// Its time is over.
    Over,
    /// It will never be counted.
    Refused,
    /// Nobody knows: it is sent again.
    NotYet,
}

/// What waits, oldest first; and how what was answered stands, as long as the page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    transparent,
    bound(serialize = "B: Serialize", deserialize = "B: Deserialize<'de>")
)]
pub struct Queue<B: Ballot> {
    waiting: Vec<B>,
    #[serde(skip)]
    ended: BTreeMap<B::About, Standing<B::Said>>,
}

impl<B: Ballot> Default for Queue<B> {
    fn default() -> Self {
        Self {
            waiting: Vec::new(),
            ended: BTreeMap::new(),
        }
    }
}

impl<B: Ballot> Queue<B> {
    /// Puts one in, in the place of another with the same mark.
    pub fn put(&mut self, ballot: B) {
        self.waiting.retain(|one| one.mark() != ballot.mark());
        self.ended.remove(ballot.about());
        self.waiting.push(ballot);
    }

    /// Nothing can be said of this: there is no mark.
    pub fn has_no_mark(&mut self, about: B::About) {
        self.ended.insert(about, Standing::NoMark);
    }

    /// What is sent next.
    #[must_use]
    pub fn next(&self) -> Option<&B> {
        self.waiting.first()
    }

    /// An answer came to what was sent. Where they have said otherwise meanwhile, that
    /// still waits.
    pub fn answered(&mut self, sent: &B, answer: Answer) {
        let standing = match answer {
            Answer::NotYet => return,
            Answer::Counted => Standing::Counted(sent.said()),
            Answer::Over => Standing::Over,
            Answer::Refused => Standing::Refused,
        };
        let before = self.waiting.len();
        self.waiting.retain(|one| one != sent);
        if self.waiting.len() < before {
            self.ended.insert(sent.about().clone(), standing);
        }
    }

    /// How what was said of this stands.
    #[must_use]
    pub fn standing(&self, about: &B::About) -> Option<Standing<B::Said>> {
        let mut waiting = self.waiting.iter().rev();
        let waits = waiting.find(|one| one.about() == about);
        let waits = waits.map(|one| Standing::Waiting(one.said()));
        waits.or_else(|| self.ended.get(about).copied())
    }

    #[cfg(test)]
    pub(super) fn newest(&self) -> Option<&B> {
        self.waiting.last()
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.waiting.len()
    }
}
