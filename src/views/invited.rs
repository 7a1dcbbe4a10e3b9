//! An invitation that was found and whose key is the right one: what it says, and
//! what the young person says about the decisions it carries.
//!
//! Finding one is [`super::finding`]'s; showing it is the parts'.

use super::state::State;
use super::step::Step;
use api::team::TeamKey;
use domain::form::Form;
use domain::invitation::{DecisionSeen, Kept, NoteForPhone, Proof};
use domain::views::MOST_WORDS;
use seal::SealingKey;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// An invitation in hand. On a phone that is just the young person's it is part of the
/// locked draft; elsewhere it is in memory only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invited {
    /// What is shown to the server.
    pub proof: Proof,
    /// The key it was made for, checked against the link or the code.
    pub team: TeamKey,
    /// What it says.
    pub note: NoteForPhone,
    /// The last day it can be used, `YYYY-MM-DD`.
    pub ends_on: String,
}

impl Invited {
    /// Its key, ready to seal to.
    #[must_use]
    pub fn key(&self) -> Option<SealingKey> {
        SealingKey::read(&self.team).ok()
    }
}

/// What has been said of one last decision so far.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Recalled {
    /// What became of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kept: Option<Kept>,
    /// Own words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// *Skip* was tapped: what stands here is kept but not sent.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub skipped: bool,
}

impl Recalled {
    /// Characters over what can be sent.
    #[must_use]
    pub fn over(&self) -> usize {
        self.words.chars().count().saturating_sub(MOST_WORDS)
    }

    /// What is sent about this decision; nothing when it was skipped or not answered.
    #[must_use]
    pub fn seen(&self, decision: &str) -> Option<DecisionSeen> {
        let words = Some(self.words.trim().to_owned()).filter(|words| !words.is_empty());
        self.kept
            .filter(|_| !self.skipped)
            .map(|kept| DecisionSeen {
                decision: decision.to_owned(),
                kept,
                words,
            })
    }
}

impl State {
    /// The last decisions that the invitation carries.
    #[must_use]
    pub fn decisions(&self) -> &[String] {
        let invited = self.invited.as_deref();
        invited.map_or(&[], |invited| invited.note.decisions.as_slice())
    }

    /// Each last decision with what has been said of it.
    pub fn recollections(&self) -> impl Iterator<Item = (&String, &Recalled)> {
        self.decisions().iter().zip(&self.recalled)
    }

    /// Whether the invitation says which questions are asked here.
    #[must_use]
    pub fn form_is_invited(&self) -> bool {
        let invited = self.invited.as_deref();
        invited.is_some_and(|invited| invited.note.form == self.form.id)
    }

    /// Takes an invitation. It picks the questions as long as none is answered; words
    /// that are there stay with theirs. `form` is the set it asks for, if this app has it.
    pub(super) fn invite(&mut self, invited: Rc<Invited>, form: Option<Rc<Form>>) {
        if let (Some(form), false) = (form, self.has_words()) {
            self.form = form;
            self.form_chosen = true;
            self.seen.clear();
        }
        if self.decisions() != invited.note.decisions {
            self.recalled = vec![Recalled::default(); invited.note.decisions.len()];
        }
        self.invited = Some(invited);
        self.seeking = false;
        // Taken up at a decision that this invitation does not carry.
        if matches!(self.step, Step::Decision(at) if usize::from(at) >= self.recalled.len()) {
            self.step = Step::Before;
        }
    }

    /// Nothing written, by the same invitation.
    pub(crate) fn anew(self) -> Self {
        let mut new = Self::new(Rc::clone(&self.form), self.choose_form);
        if let Some(invited) = self.invited {
            let form = (invited.note.form == self.form.id).then_some(self.form);
            new.invite(invited, form);
        }
        new.seeking = self.seeking;
        new.last_time = self.last_time;
        new
    }

    /// What was said of the decision at this place, to be changed.
    pub(super) fn recalled_mut(&mut self, at: u8) -> Option<&mut Recalled> {
        self.recalled.get_mut(usize::from(at))
    }
}

#[cfg(test)]
#[path = "invited/tests.rs"]
pub(crate) mod tests;
