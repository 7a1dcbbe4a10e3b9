//! What waits to be counted, on a phone or on a group's tablet, and how it stands. Pure:
//! random bytes are handed in. Answers and sealed words stand apart, each in an order that
//! tells nothing: of their marks, of their ids.

use crate::outbox::item::{Item, sha256_hex};
use domain::consultation::answered::{Answered, Outcome};
use domain::consultation::pledge_check::Mark;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is sent next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// An answer, to be counted.
    Answer(Answered),
    /// Own words, sealed.
    Words(Item),
}

/// What came of sending it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// It is proved to be there, and this became of it. Of words: there.
    Taken(Outcome),
    /// The server will never take it.
    Refused,
    /// Nobody knows: it is sent again.
    NotYet,
}

/// Answers and sealed words that nobody has proved to be there.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Waiting {
    answers: BTreeMap<Mark, Answered>,
    words: BTreeMap<String, Item>,
}

impl Waiting {
    /// Puts an answer in the place of another with the same mark.
    pub fn answer(&mut self, answered: Answered) {
        self.answers.insert(answered.mark.clone(), answered);
    }

    /// Adds sealed words.
    pub fn words(&mut self, item: Item) {
        self.words.insert(item.id.to_string(), item);
    }

    /// Answers first, then words, each in an order that tells nothing.
    #[must_use]
    pub fn next(&self) -> Option<Next> {
        let answer = self.answers.values().next().cloned().map(Next::Answer);
        answer.or_else(|| self.words.values().next().cloned().map(Next::Words))
    }

    /// Takes away what was sent, unless another has taken its place meanwhile. Whether
    /// it did.
    pub fn sent(&mut self, sent: &Next) -> bool {
        match sent {
            Next::Answer(answered) => {
                let same = self.answers.get(&answered.mark) == Some(answered);
                same && self.answers.remove(&answered.mark).is_some()
            }
            Next::Words(item) => self.words.remove(&item.id.to_string()).is_some(),
        }
    }

    /// How many answers wait, and how many own words.
    #[must_use]
    pub fn len(&self) -> (usize, usize) {
        (self.answers.len(), self.words.len())
    }

    /// Whether nothing waits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == (0, 0)
    }

    fn waits_for(&self, consultation: &str) -> bool {
        self.answers
            .values()
            .any(|one| one.consultation == consultation)
    }
}

/// How the answer to one consultation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stands {
    /// It waits.
    Waiting,
    /// The server proved that it is counted.
    Counted,
    /// It came too late to be counted.
    TooLate,
    /// The server will not count it.
    Refused,
}

/// What one phone knows of its own answers.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Own {
    /// Never leaves the phone: marks are made of it.
    secret: Option<[u8; 32]>,
    /// Whether the phone is just theirs, if that was asked.
    pub mine: Option<bool>,
    /// What waits.
    pub waiting: Waiting,
    ended: BTreeMap<String, Stands>,
}

impl Own {
    /// The mark of this phone in one consultation. `drawn` becomes the secret of a phone
    /// that has none; without either there is no mark.
    pub fn mark(&mut self, consultation: &str, drawn: Option<[u8; 32]>) -> Option<Mark> {
        let secret = self.secret.or(drawn)?;
        self.secret = Some(secret);
        let mut said = b"my-pledge consultation mark v1 ".to_vec();
        said.extend_from_slice(&secret);
        said.extend_from_slice(consultation.as_bytes());
        Mark::try_from(sha256_hex(&said)).ok()
    }

    /// Takes an answer, in the place of one before it.
    pub fn give(&mut self, answered: Answered, words: Vec<Item>) {
        self.ended.remove(&answered.consultation);
        self.waiting.answer(answered);
        for item in words {
            self.waiting.words(item);
        }
    }

    /// A reply came to what was sent.
    pub fn replied(&mut self, sent: &Next, reply: Reply) {
        let stands = match reply {
            Reply::NotYet => return,
            Reply::Taken(Outcome::Counted) => Stands::Counted,
            Reply::Taken(Outcome::TooLate) => Stands::TooLate,
            Reply::Refused => Stands::Refused,
        };
        if let (true, Next::Answer(answered)) = (self.waiting.sent(sent), sent) {
            self.ended.insert(answered.consultation.clone(), stands);
        }
    }

    /// How the answer to a consultation stands, if one was given here.
    #[must_use]
    pub fn stands(&self, consultation: &str) -> Option<Stands> {
        if self.waiting.waits_for(consultation) {
            return Some(Stands::Waiting);
        }
        self.ended.get(consultation).copied()
    }

    /// Another page of this phone kept something, or forgot everything, since `was_kept`
    /// was true of this one.
    pub fn catch_up(&mut self, kept: Option<Self>, was_kept: bool) {
        match kept {
            None if was_kept => *self = Self::default(),
            Some(kept) if was_kept || (self.secret.is_none() && self.mine != Some(false)) => {
                *self = kept;
            }
            _ => {}
        }
    }

    /// What may be kept: nothing unless the phone is just theirs.
    #[must_use]
    pub fn to_keep(&self) -> Option<String> {
        let keep = self.mine == Some(true) && self.secret.is_some();
        keep.then(|| serde_json::to_string(self).ok()).flatten()
    }

    /// What was kept. What cannot be read is as if it were not there.
    #[must_use]
    pub fn kept(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consultation::sample::{day, put};
    use crate::consultation::taking::{Action, Taking};
    use domain::ids::ChoiceId;

    fn answered(own: &mut Own, choice: &str) -> Answered {
        let put = put();
        let mark = own.mark(&put.id, Some([7; 32])).unwrap();
        let taking = Taking::new(put)
            .after(Action::Next)
            .after(Action::Choose(ChoiceId::from(choice)));
        taking.answered(mark, day("2026-11-22"), None)
    }

    #[test]
    fn a_second_answer_takes_the_place_of_the_first_and_a_late_reply_does_not_count_it() {
        let mut own = Own::default();
        let first = answered(&mut own, "good");
        own.give(first.clone(), vec![]);
        let second = answered(&mut own, "bad");
        assert_eq!(first.mark, second.mark);
        own.give(second.clone(), vec![]);
        assert_eq!(own.waiting.len(), (1, 0));
        own.replied(&Next::Answer(first), Reply::Taken(Outcome::Counted));
        assert_eq!(own.stands(&second.consultation), Some(Stands::Waiting));
        own.replied(&Next::Answer(second.clone()), Reply::NotYet);
        assert_eq!(own.stands(&second.consultation), Some(Stands::Waiting));
        let sent = own.waiting.next().unwrap();
        own.replied(&sent, Reply::Taken(Outcome::TooLate));
        assert_eq!(own.stands(&second.consultation), Some(Stands::TooLate));
        assert!(own.waiting.is_empty());
    }

    #[test]
    fn two_consultations_have_two_marks_that_cannot_be_joined_without_the_secret() {
        let mut own = Own::default();
        assert_eq!(own.mark("a", None), None);
        let a = own.mark("a", Some([7; 32])).unwrap();
        assert_ne!(own.mark("b", None).unwrap(), a);
        assert_eq!(own.mark("a", Some([9; 32])).unwrap(), a);
    }

    #[test]
    fn only_a_phone_that_is_just_theirs_keeps_anything_and_it_comes_back_whole() {
        let mut own = Own::default();
        let sent = answered(&mut own, "good");
        own.give(sent, vec![]);
        assert_eq!(own.to_keep(), None);
        own.mine = Some(false);
        assert_eq!(own.to_keep(), None);
        own.mine = Some(true);
        assert_eq!(Own::kept(&own.to_keep().unwrap()), Some(own.clone()));
        let mut other = Own::default();
        other.catch_up(Some(own.clone()), false);
        assert_eq!(other, own);
        other.catch_up(None, true);
        assert_eq!(other, Own::default());
        let mut shared = Own {
            mine: Some(false),
            ..Own::default()
        };
        shared.catch_up(Some(own), false);
        assert!(shared.waiting.is_empty());
    }
}
