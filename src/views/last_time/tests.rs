//! What is kept for next time, what it fills, and how it is taken back.

use super::*;
use crate::views::entry::Change;
use crate::views::sample::{form, q, started};
use crate::views::state::Action;
use domain::views::{Audience, Face};
use std::rc::Rc;

const NOW_MS: i64 = 1_795_000_000_000;

fn answered() -> State {
    started().saying("change", "the noise").then([
        Action::Change(q("home"), Change::Face(Face::NotGood)),
        Action::Change(q("change"), Change::Audience(Audience::NotAloud)),
        Action::HelpedBy("Sam".to_owned()),
    ])
}

fn last_time() -> LastTime {
    LastTime::of(&answered(), NOW_MS).expect("something was answered")
}

/// A new visit on the same phone.
fn next_visit(last: LastTime) -> State {
    started().after(Action::LastTime(Some(Rc::new(last))))
}

#[test]
fn a_topic_is_filled_with_answers_and_readers_and_emptied_with_one_tap() {
    let state = next_visit(last_time());
    let before = state.entries.clone();
    let filled = state.after(Action::SameAsLastTime("you".into()));
    assert_eq!(filled.entry(&q("change")), answered().entry(&q("change")));
    assert!(filled.entry(&q("home")).is_blank(), "another topic");
    assert!(filled.is_filled(&q("change")) && !filled.is_filled(&q("home")));
    let undone = filled.after(Action::NotTheSame);
    assert!(undone.entries.values().all(Entry::is_blank), "{before:?}");
    assert!(!undone.is_filled(&q("change")));
}

#[test]
fn what_was_written_today_is_never_written_over() {
    let state = next_visit(last_time()).saying("change", "the stairs");
    let filled = state.clone().after(Action::SameAsLastTime("you".into()));
    assert_eq!(filled.entry(&q("change")), state.entry(&q("change")));
}

#[test]
fn it_is_offered_once_at_the_first_question_of_a_topic_that_has_something() {
    let state = next_visit(last_time());
    let offered = |state: &State, id: &str| {
        state
            .topic_beginning_with(&q(id))
            .is_some_and(|topic| state.has_same_as_last_time(topic))
    };
    let at: Vec<&str> = ["home", "school", "change", "who", "goal"]
        .into_iter()
        .filter(|id| offered(&state, id))
        .collect();
    assert_eq!(at, ["home", "school"]);
    let filled = state.after(Action::SameAsLastTime("home".into()));
    assert!(!offered(&filled, "home") && offered(&filled, "school"));
    assert!(!offered(&started(), "home"), "nothing is kept");
}

#[test]
fn other_questions_and_questions_that_changed_take_nothing_over() {
    let mut changed = (*form()).clone();
    changed.topics[1]
        .questions
        .retain(|question| question.id != q("change"));
    let state = State::new(Rc::new(changed), false)
        .after(Action::LastTime(Some(Rc::new(last_time()))))
        .after(Action::SameAsLastTime("you".into()));
    assert!(state.entries.is_empty());
    let mut other = (*form()).clone();
    other.id = "other".into();
    let state = State::new(Rc::new(other), false)
        .after(Action::LastTime(Some(Rc::new(last_time()))))
        .after(Action::SameAsLastTime("you".into()));
    assert!(state.entries.is_empty());
}

#[test]
fn who_helped_the_agenda_and_skipped_answers_are_not_kept() {
    let skipped = started()
        .then([
            Action::Change(q("home"), Change::Face(Face::Good)),
            Action::Skip,
        ])
        .saying("change", "quiet");
    let text = serde_json::to_string(&LastTime::of(&skipped, NOW_MS)).expect("it is JSON");
    assert!(text.contains("quiet") && !text.contains("face"), "{text}");
    let text = serde_json::to_string(&last_time()).expect("it is JSON");
    assert!(!text.contains("Sam"), "{text}");
    assert_eq!(LastTime::of(&started(), NOW_MS), None);
}

#[test]
fn it_lasts_a_year_to_the_millisecond_and_a_clock_that_was_ahead_ends_nothing() {
    let last = last_time();
    let days = |days: i64| NOW_MS + days * DAY_MS;
    assert!(!last.is_over(days(365)));
    assert!(last.is_over(days(365) + 1));
    assert!(!last.is_over(days(-3_650)));
}

#[test]
fn version_1_stays_readable_and_a_later_version_is_not_guessed_at() {
    let kept = r#"{"v":1,"kept_at_ms":1795000000000,"form":"sample","entries":{"change":{"answer":{"words":"the noise"},"audience":"not_aloud","skipped":false}}}"#;
    let last = LastTime::read(kept).expect("version 1 is readable");
    let state = next_visit(last).after(Action::SameAsLastTime("you".into()));
    assert_eq!(state.entry(&q("change")), answered().entry(&q("change")));
    assert_eq!(LastTime::read(&kept.replace(r#""v":1"#, r#""v":2"#)), None);
    assert_eq!(LastTime::read("<html>"), None);
}
