//! Whether the phone has offered help at what was written. It lives on the page only:
//! it is no part of the draft, of what is sealed, or of anything that is sent.

use super::state::State;
use super::step::Step;

/// The offer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Nudge {
    /// Nothing has suggested danger.
    #[default]
    Quiet,
    /// Help is offered on this screen.
    Offered {
        /// The kind of danger, by its place in the list.
        group: usize,
        /// The screen on which it was offered.
        at: Step,
    },
    /// It was put away: it does not come back for what is being written.
    PutAway,
}

impl Nudge {
    /// The offer after words suggest this kind of danger on this screen. It is made once;
    /// only a more pressing kind changes what is offered there.
    #[must_use]
    pub fn offered(&self, group: usize, step: &Step) -> Self {
        match self {
            Self::Quiet => Self::Offered {
                group,
                at: step.clone(),
            },
            Self::Offered { group: now, at } => Self::Offered {
                group: group.min(*now),
                at: at.clone(),
            },
            Self::PutAway => Self::PutAway,
        }
    }

    /// The kind of danger for which help is offered on this screen.
    #[must_use]
    pub fn on(&self, step: &Step) -> Option<usize> {
        match self {
            Self::Offered { group, at } if at == step => Some(*group),
            _ => None,
        }
    }
}

impl State {
    /// The own words that stand on the screen shown, box by box; on the last one, all
    /// of them.
    #[must_use]
    pub fn words_here(&self) -> Vec<&str> {
        let mut words: Vec<&str> = Vec::new();
        let whole = self.step == Step::Review;
        for question in self.asked() {
            let here = whole || self.step == Step::Ask(question.id.clone());
            if let Some(entry) = self.entries.get(&question.id).filter(|_| here) {
                words.extend(entry.own_words());
            }
        }
        if whole || self.step == Step::Agenda {
            words.extend(self.agenda.lines.iter().map(|line| line.words.as_str()));
        }
        for (at, recalled) in (0..).zip(&self.recalled) {
            if whole || self.step == Step::Decision(at) {
                words.push(&recalled.words);
            }
        }
        if whole || self.step == Step::Helped {
            words.push(&self.helped_by);
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::agenda::Edit;
    use crate::views::draft::Draft;
    use crate::views::sample::{ask, started};
    use crate::views::state::Action;

    #[test]
    fn help_is_offered_once_where_it_was_found_and_stays_away_when_put_away() {
        let state = started().then([Action::Visit(ask("change")), Action::Nudge(2)]);
        assert_eq!(state.nudge.on(&state.step), Some(2));
        let more = state.clone().after(Action::Nudge(0));
        assert_eq!(more.nudge.on(&more.step), Some(0));
        let milder = more.after(Action::Nudge(5));
        assert_eq!(milder.nudge.on(&milder.step), Some(0));
        let elsewhere = state
            .clone()
            .then([Action::Visit(Step::Agenda), Action::Nudge(1)]);
        assert_eq!(elsewhere.nudge.on(&elsewhere.step), None);
        let away = state.then([Action::PutNudgeAway, Action::Nudge(0)]);
        assert_eq!(away.nudge, Nudge::PutAway);
    }

    #[test]
    fn the_draft_and_what_is_sealed_are_the_same_with_and_without_the_offer() {
        let quiet = started().saying("change", "words");
        let offered = quiet.clone().after(Action::Nudge(0));
        let away = offered.clone().after(Action::PutNudgeAway);
        for state in [&offered, &away] {
            assert_eq!(
                Draft::of(state, 0).packed().unwrap(),
                Draft::of(&quiet, 0).packed().unwrap()
            );
            assert_eq!(state.views(), quiet.views());
            assert_eq!(state.contact, quiet.contact);
        }
    }

    #[test]
    fn the_words_of_this_screen_are_looked_at_and_on_the_last_one_all_of_them() {
        let state = started()
            .saying("change", "one")
            .then([Action::Agenda(Edit::Add("two".to_owned()))]);
        let here = |step: Step| {
            state
                .clone()
                .after(Action::Visit(step))
                .words_here()
                .join("|")
        };
        assert_eq!(here(ask("change")), "one|");
        assert!(here(Step::Agenda).contains("two"));
        let all = here(Step::Review);
        assert!(all.contains("one") && all.contains("two"), "{all}");
    }
}
