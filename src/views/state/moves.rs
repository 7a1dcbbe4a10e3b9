//! Going from screen to screen: where a way leads, what is skipped on it, and what
//! showing a screen does to the views. The ways themselves are in [`super::super::step`].

use super::State;
use crate::views::step::{Step, Way, after, asked_now};
use std::rc::Rc;

impl State {
    /// What the way from screen to screen depends on.
    pub(super) fn way(&self) -> Way {
        Way {
            changing: self.changing,
            // *Which questions?* is not asked once something has been answered.
            choose_form: self.choose_form && !self.has_words() && !self.form_is_invited(),
            seeking: self.seeking,
            decisions: u8::try_from(self.recalled.len()).unwrap_or(u8::MAX),
            helper: self.is_for_the_youngest(),
            look_away: self.is_for_the_youngest()
                && !self.helped_by.trim().is_empty()
                && self.helper_saw.is_none(),
            short: self.request.is_some(),
        }
    }

    pub(super) fn set_skipped(&mut self, skipped: bool) {
        if let Step::Decision(at) = self.step
            && let Some(recalled) = self.recalled_mut(at)
        {
            recalled.skipped = skipped;
        }
        if let Step::Ask(id) = &self.step {
            if skipped {
                self.entries.entry(id.clone()).or_default().skipped = true;
            } else if let Some(entry) = self.entries.get_mut(id) {
                // Going on without answering is a skip too, said as such in the review.
                entry.skipped = entry.is_blank() && entry.skipped;
            }
        }
    }

    pub(super) fn forward(&mut self) {
        let unanswered = match self.step {
            Step::Phone => self.phone.is_none(),
            Step::Which => !self.form_chosen,
            _ => false,
        };
        if unanswered {
            return;
        }
        let step = after(&self.step, &self.asked(), &self.seen, self.way());
        self.show(step);
    }

    pub(super) fn show(&mut self, step: Step) {
        if let Step::Ask(id) = &step {
            self.seen.insert(id.clone());
        }
        if matches!(step, Step::Agenda | Step::Review) {
            let form = Rc::clone(&self.form);
            let asked = asked_now(&form, &self.entries);
            self.agenda = std::mem::take(&mut self.agenda).following(&asked, &self.entries);
        }
        if step == Step::Review {
            self.changing = false;
        }
        self.step = step;
    }
}
