//! Drafts of every version, their age, and questions that changed meanwhile.

use super::*;
use crate::views::entry::Change;
use crate::views::sample::{ask, form, q, started};
use crate::views::state::Action;
use domain::views::Audience;

const NOW_MS: i64 = 1_795_000_000_000;
/// Written by version 1 of this app; kept so that it stays readable for good.
const VERSION_1: &[u8] = include_bytes!("version-1.json");
/// The same of version 2, which knows invitations.
const VERSION_2: &[u8] = include_bytes!("version-2.json");
/// The same of version 3, with a drawing and, after the text, a voice note.
const VERSION_3: &[u8] = include_bytes!("version-3.packed");

#[test]
fn a_draft_reads_back_to_the_same_state() {
    let state = started()
        .saying("change", "emoji 🙂 and שלום")
        .after(Action::Change(
            q("change"),
            Change::Audience(Audience::NotAloud),
        ));
    let kept = Draft::of(&state, NOW_MS).packed();
    let kept = kept.expect("it can be written");
    let taken = Draft::read(&kept).expect("it reads").take_up(form());
    assert_eq!(taken.state, state);
    assert!(!taken.moved);
}

#[test]
fn a_draft_says_what_was_written_and_nothing_else() {
    let state = started().saying("change", "more football");
    let draft = Draft::of(&state, NOW_MS);
    assert!(draft.says(&state), "whenever it was made");
    let moved = |change: fn(&mut State)| {
        let mut moved = state.clone();
        change(&mut moved);
        moved
    };
    let others = [
        state.clone().saying("change", "less football"),
        state.clone().after(Action::Next),
        moved(|state| state.contact = !state.contact),
        moved(|state| state.helped_by.push('S')),
        moved(|state| state.helper_saw = Some(HelperSaw::None)),
        moved(|state| {
            state.seen.clear();
        }),
        moved(|state| std::rc::Rc::make_mut(&mut state.form).version += 1),
    ];
    for other in others {
        assert_ne!(Draft::of(&other, NOW_MS), draft);
        assert!(!draft.says(&other), "{other:?}");
    }
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
fn a_draft_of_version_3_brings_its_drawing_and_its_voice_note() {
    let taken = Draft::read(VERSION_3).expect("it reads").take_up(form());
    let state = taken.state;
    assert_eq!(state.helper_saw, Some(HelperSaw::None));
    let drawn = state.entry(&q("draw"));
    assert_eq!((drawn.sketch.points(), drawn.words.as_str()), (3, "my dog"));
    let views = state.views().expect("it can be sent");
    let enclosed = |given: &domain::views::Given| {
        let enclosure = given.answer.enclosure()?;
        Some((given.question.to_string(), enclosure.bytes().to_vec()))
    };
    let enclosed: Vec<_> = views.answers.iter().filter_map(enclosed).collect();
    assert_eq!(enclosed.len(), 2);
    assert!(enclosed[0].1.starts_with(b"\x89PNG"));
    assert_eq!(enclosed[1], ("voice".to_owned(), vec![0, 1, 2, 0]));
}

#[test]
fn a_draft_whose_voice_note_is_cut_short_is_unreadable_and_not_half_read() {
    let cut = &VERSION_3[..VERSION_3.len() - 1];
    assert_eq!(Draft::read(cut), Err(DraftFault::Unreadable));
}

#[test]
fn a_draft_of_version_2_brings_its_invitation_and_what_was_said_of_last_time() {
    let taken = Draft::read(VERSION_2).expect("it reads").take_up(form());
    assert_eq!(taken.state.step, Step::Decision(1));
    let invited = taken.state.invited.clone().expect("it was invited");
    assert_eq!(
        (invited.team.epoch, invited.proof.as_str()),
        (3, "ab".repeat(16).as_str())
    );
    assert!(
        invited.key().is_some(),
        "it can be sealed to without asking anybody"
    );
    let said = taken.state.views().expect("it can be sent").last_decisions;
    assert_eq!(said.len(), 1);
    assert_eq!(said[0].words.as_deref(), Some("only once"));
}

#[test]
fn a_draft_of_a_later_version_is_left_alone_and_not_called_broken() {
    let later = r#"{"v":200,"anything":true}"#;
    assert_eq!(Draft::read(later.as_bytes()), Err(DraftFault::Newer(200)));
    assert_eq!(Draft::read(b"<html>"), Err(DraftFault::Unreadable));
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

#[test]
fn a_draft_of_questions_that_this_app_does_not_know_loses_no_word() {
    let state = started()
        .saying("change", "only for you")
        .after(Action::HelpedBy("Auntie Jo".to_owned()));
    let mut draft = Draft::of(&state, NOW_MS);
    draft.form = "of-another-year".into();
    draft.form_version = 99;
    let mut other = (*form()).clone();
    for question in other
        .topics
        .iter_mut()
        .flat_map(|topic| &mut topic.questions)
    {
        question.id = format!("other-{}", question.id).as_str().into();
    }
    let taken = draft.take_up(Rc::new(other));
    assert!(taken.moved, "it is said that the questions changed");
    let lines: Vec<&str> = taken
        .state
        .agenda
        .lines
        .iter()
        .map(|line| line.words.as_str())
        .collect();
    assert_eq!(lines, ["only for you"]);
    assert_eq!(taken.state.helped_by, "Auntie Jo");
    assert!(matches!(taken.state.step, Step::Ask(_)));
}
