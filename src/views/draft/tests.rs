//! Drafts of every version, their age, and questions that changed meanwhile.

use super::*;
use crate::views::entry::Change;
use crate::views::sample::{ask, form, q, started};
use crate::views::state::Action;
use domain::views::Audience;

const NOW_MS: i64 = 1_795_000_000_000;
/// Written by version 1 of this app; kept so that it stays readable for good.
const VERSION_1: &str = include_str!("version-1.json");

#[test]
fn a_draft_reads_back_to_the_same_state() {
    let state = started()
        .saying("change", "emoji 🙂 and שלום")
        .after(Action::Change(
            q("change"),
            Change::Audience(Audience::NotAloud),
        ));
    let text = Draft::of(&state, NOW_MS).text().expect("it can be written");
    let taken = Draft::read(&text).expect("it reads").take_up(form());
    assert_eq!(taken.state, state);
    assert!(!taken.moved);
}

#[test]
fn a_draft_of_version_1_is_still_read() {
    let taken = Draft::read(VERSION_1).expect("it reads").take_up(form());
    assert_eq!(taken.state.step, ask("safe"));
    assert_eq!(taken.state.helped_by, "Sam");
    assert!(taken.state.contact);
    assert_eq!(taken.state.agenda.items().len(), 2);
    assert_eq!(
        taken.state.views().expect("it can be sent").answers.len(),
        4
    );
}

#[test]
fn a_draft_of_a_later_version_is_left_alone_and_not_called_broken() {
    let later = r#"{"v":200,"anything":true}"#;
    assert_eq!(Draft::read(later), Err(DraftFault::Newer(200)));
    assert_eq!(Draft::read("<html>"), Err(DraftFault::Unreadable));
}

#[test]
fn seven_days_are_seven_days_and_a_clock_that_was_ahead_ends_nothing() {
    let draft = Draft::of(&started(), NOW_MS);
    let days = |days: i64| NOW_MS + days * DAY_MS;
    assert!(!draft.is_over(days(7)));
    assert!(draft.is_over(days(7) + 1));
    assert!(!draft.is_over(days(-3_650)));
    assert!(!draft.is_over(i64::MIN));
}

#[test]
fn words_whose_question_is_gone_become_lines_of_the_agenda_for_the_same_readers() {
    let state = started()
        .saying("change", "only for you")
        .after(Action::Change(
            q("change"),
            Change::Audience(Audience::ReviewingOfficer),
        ));
    let mut shorter = (*form()).clone();
    shorter.version = 2;
    for topic in &mut shorter.topics {
        topic
            .questions
            .retain(|question| question.id != q("change"));
    }
    let taken = Draft::of(&state, NOW_MS).take_up(Rc::new(shorter));
    assert!(taken.moved);
    let line = &taken.state.agenda.lines[0];
    assert_eq!(line.words, "only for you");
    assert_eq!(line.audience, Audience::ReviewingOfficer);
}

#[test]
fn an_answer_that_no_longer_fits_does_not_pretend_to() {
    let state = started().after(Action::Change(q("one"), Change::Choose("carer".into())));
    let mut changed = (*form()).clone();
    changed.version = 2;
    for question in changed
        .topics
        .iter_mut()
        .flat_map(|topic| &mut topic.questions)
    {
        question
            .choices
            .retain(|choice| choice.id != "carer".into());
    }
    let taken = Draft::of(&state, NOW_MS).take_up(Rc::new(changed));
    assert_eq!(taken.state.entry(&q("one")).answer, None);
}

#[test]
fn a_draft_that_stood_on_a_question_now_gone_goes_on_with_the_next_unseen() {
    let mut state = started();
    state.step = ask("gone");
    let taken = Draft::of(&state, NOW_MS).take_up(form());
    assert_eq!(taken.state.step, ask("school"));
}
