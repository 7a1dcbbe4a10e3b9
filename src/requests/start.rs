//! How a request begins, and what of it is the card's and not yet the young person's.

use super::subject::Subject;
use crate::views::entry::Entry;
use crate::views::phone::Phone;
use crate::views::state::State;
use crate::views::step::Step;
use domain::ids::QuestionId;
use domain::request::{About, ContactRule, Request};
use domain::views::Answer;
use std::rc::Rc;

impl State {
    /// A request with nothing written but the name of what it is about. Where the phone
    /// question was answered before, it is not asked again.
    #[must_use]
    pub fn for_request(
        request: Rc<Request>,
        subject: Option<Subject>,
        phone: Option<Phone>,
    ) -> Self {
        let mut state = Self {
            phone,
            contact: request.contact == ContactRule::Always,
            ..Self::new(Rc::new(request.form.clone()), false)
        };
        if phone.is_some() {
            state.step = Step::Before;
        }
        if let (Some(question), Some(subject)) = (&request.about, &subject) {
            let entry = Entry {
                answer: Some(Answer::Words(subject.name.clone())),
                ..Entry::default()
            };
            state.entries.insert(question.clone(), entry);
        }
        state.request = Some(request);
        state.subject = subject;
        state
    }

    /// Everything forgotten; a request begins again without what it was about.
    pub(crate) fn cleared(self) -> Self {
        match self.request {
            Some(request) => Self::for_request(request, None, self.phone),
            None => self.anew(),
        }
    }

    /// Whether the request itself asks for contact, so that the mark is no word of
    /// theirs.
    pub(crate) fn is_for_contact(&self) -> bool {
        let request = self.request.as_ref();
        request.is_some_and(|request| request.contact == ContactRule::Always)
    }

    /// Whether this entry still is what the card wrote into it.
    pub(crate) fn is_as_the_card_wrote(&self, id: &QuestionId, entry: &Entry) -> bool {
        let asked = self
            .request
            .as_ref()
            .and_then(|request| request.about.as_ref());
        let named = self.subject.as_ref().map(|subject| subject.name.trim());
        let written = match &entry.answer {
            Some(Answer::Words(words)) => Some(words.trim()),
            _ => None,
        };
        asked == Some(id) && written.is_some() && written == named
    }

    /// What the request is about, as long as its name stands as the card wrote it:
    /// whoever writes something else claims something else.
    pub(crate) fn about(&self) -> Option<About> {
        let question = self.request.as_ref()?.about.as_ref()?;
        let entry = self.entries.get(question)?;
        let stands = !entry.skipped && self.is_as_the_card_wrote(question, entry);
        self.subject
            .as_ref()
            .filter(|_| stands)
            .map(|subject| subject.about.clone())
    }
}

#[cfg(test)]
mod tests;
