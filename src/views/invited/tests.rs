//! What an invitation changes on the way from screen to screen, and what it never does.

use super::*;
use crate::views::phone::Phone;
use crate::views::sample::{ask, form};
use crate::views::state::{Action, NotReady, State};
use crate::views::step::Step;
use domain::ids::FormId;
use domain::submission::SUITE;

pub(crate) fn invited(form: &str, decisions: &[&str]) -> Rc<Invited> {
    Rc::new(Invited {
        proof: Proof::from_bytes([7; 16]),
        team: TeamKey {
            team: "slough".to_owned(),
            epoch: 3,
            suite: SUITE.to_owned(),
            public_key: "hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo".to_owned(),
            readers: "your reviewing officer".to_owned(),
            opened_within_working_days: 5,
        },
        note: NoteForPhone {
            v: 1,
            form: FormId::from(form),
            review_on: None,
            officer: None,
            decisions: decisions.iter().map(|words| (*words).to_owned()).collect(),
        },
        ends_on: "2026-12-20".to_owned(),
    })
}

/// A set with another id than the sample's.
fn other_form() -> Rc<Form> {
    let mut other = (*form()).clone();
    other.id = "other".into();
    Rc::new(other)
}

/// Every screen that *Next* leads over, to the first question.
fn way(mut state: State) -> Vec<Step> {
    let mut steps = vec![state.step.clone()];
    while !matches!(state.step, Step::Ask(_)) {
        let before = state.step.clone();
        state = state.after(Action::Next);
        assert_ne!(state.step, before, "stuck");
        steps.push(state.step.clone());
    }
    steps
}

fn at_start() -> State {
    State::new(form(), true).after(Action::AnswerPhone(Phone::Mine))
}

#[test]
fn an_invitation_picks_the_questions_and_asks_about_last_time_first() {
    let state = at_start().then([
        Action::Seek,
        Action::Invite(invited("other", &["A", "B"]), Some(other_form())),
    ]);
    assert_eq!(state.form.id, "other".into());
    let expected = [
        Step::Phone,
        Step::Before,
        Step::Decision(0),
        Step::Decision(1),
        ask("home"),
    ];
    assert_eq!(way(state), expected);
}

#[test]
fn while_it_is_looked_for_its_screen_stands_in_the_way_and_gives_way_when_it_is_found() {
    let looking = at_start().then([Action::Seek, Action::Next]);
    assert_eq!(looking.step, Step::Invitation);
    let form = Some(form());
    let found = looking
        .clone()
        .after(Action::Invite(invited("sample", &[]), form));
    assert_eq!(found.step, Step::Before);
    // Not found: on without it, by the ordinary way.
    let without = looking.then([Action::Uninvite, Action::Next]);
    assert_eq!(without.step, Step::Which);
    assert!(without.invited.is_none());
}

#[test]
fn questions_that_this_app_does_not_have_are_chosen_by_hand() {
    let state = at_start().after(Action::Invite(invited("from-the-future", &["A"]), None));
    let state = state.after(Action::Next);
    assert_eq!(state.step, Step::Which);
    let state = state.then([Action::Form(other_form()), Action::Next]);
    assert_eq!(state.step, Step::Before);
    assert!(state.invited.is_some(), "it is still by invitation");
    assert_eq!(state.after(Action::Next).step, Step::Decision(0));
}

#[test]
fn an_invitation_that_comes_late_changes_no_question_and_loses_no_word() {
    let writing = at_start()
        .then([
            Action::Next,
            Action::Form(form()),
            Action::Next,
            Action::Next,
        ])
        .saying("change", "the noise");
    let step = writing.step.clone();
    let state = writing.after(Action::Invite(invited("other", &["A"]), Some(other_form())));
    assert_eq!((&state.form.id, &state.step), (&"sample".into(), &step));
    let views = state.views().expect("it can be sent");
    assert_eq!(views.answers.len(), 1);
}

#[test]
fn a_decision_is_sent_as_it_was_judged_with_own_words_and_not_when_skipped() {
    let state = at_start()
        .then([
            Action::Invite(invited("sample", &["A", "B", "C", "D"]), Some(form())),
            Action::Next,
            Action::Next,
        ])
        .then([
            Action::Recall(0, Kept::NotDone),
            Action::RecallWords(0, "  not once ".to_owned()),
            Action::Next,
            Action::Recall(1, Kept::Done),
            Action::Skip,
            Action::Next,
            Action::Recall(3, Kept::DontKnow),
            Action::Next,
        ]);
    let said = state.views().expect("it can be sent").last_decisions;
    let told: Vec<_> = said
        .iter()
        .map(|seen| (seen.decision.as_str(), seen.kept, seen.words.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            ("A", Kept::NotDone, Some("not once")),
            ("D", Kept::DontKnow, None)
        ]
    );
    assert!(state.recalled[1].kept.is_some(), "a skip forgets nothing");
}

#[test]
fn back_leads_through_the_decisions_and_a_change_from_the_review_comes_straight_back() {
    let state = at_start().then([
        Action::Invite(invited("sample", &["A", "B"]), Some(form())),
        Action::Next,
        Action::Next,
        Action::Next,
        Action::Next,
    ]);
    assert_eq!(state.step, ask("home"));
    let back = [
        Step::Decision(1),
        Step::Decision(0),
        Step::Before,
        Step::Phone,
    ];
    let mut going = state.clone();
    for step in back {
        going = going.after(Action::Back);
        assert_eq!(going.step, step);
    }
    let review = state.after(Action::Visit(Step::Review));
    for leave in [Action::Next, Action::Skip, Action::Back] {
        let visit = review.clone().after(Action::Visit(Step::Decision(0)));
        assert_eq!(visit.after(leave).step, Step::Review);
    }
}

#[test]
fn words_about_a_decision_too_long_to_send_are_named_and_kept() {
    let long = "x".repeat(MOST_WORDS + 1);
    let state = at_start().then([
        Action::Invite(invited("sample", &["A"]), Some(form())),
        Action::Recall(0, Kept::Done),
        Action::RecallWords(0, long.clone()),
    ]);
    assert_eq!(state.views(), Err(NotReady::DecisionTooLong(0)));
    assert_eq!(state.recalled[0].words, long);
}

#[test]
fn after_sending_more_can_be_said_by_the_same_invitation_but_last_time_is_not_asked_again() {
    let sent = at_start()
        .then([
            Action::Invite(invited("sample", &["A"]), Some(form())),
            Action::Recall(0, Kept::Done),
        ])
        .saying("change", "quiet")
        .after(Action::Sent);
    assert!(sent.invited.is_some() && !sent.has_words());
    assert_eq!(sent.recollections().count(), 0);
    let begun_again = at_start()
        .after(Action::Invite(invited("sample", &["A"]), Some(form())))
        .after(Action::Clear);
    assert_eq!(begun_again.recollections().count(), 1);
    assert!(begun_again.after(Action::Uninvite).invited.is_none());
}

#[test]
fn a_draft_that_is_taken_up_keeps_the_invitation_that_came_today() {
    let draft = at_start()
        .after(Action::Invite(invited("sample", &["Old"]), Some(form())))
        .after(Action::Recall(0, Kept::Done))
        .after(Action::Visit(Step::Decision(0)));
    let taken = |today: Option<Rc<Invited>>| {
        let begun = today
            .into_iter()
            .fold(State::new(form(), true), |state, today| {
                state.after(Action::Invite(today, Some(form())))
            });
        begun.after(Action::TakeUp(Box::new(draft.clone())))
    };
    let of = |state: &State| state.decisions().to_vec();
    assert_eq!(of(&taken(None)), ["Old"]);
    assert_eq!(taken(None).recalled[0].kept, Some(Kept::Done));
    let today = taken(Some(invited("sample", &["New"])));
    assert_eq!(
        (of(&today), today.recalled[0].kept),
        (vec!["New".to_owned()], None)
    );
    let same = taken(Some(invited("sample", &["Old"])));
    assert_eq!(same.recalled[0].kept, Some(Kept::Done));
    let none = taken(Some(invited("sample", &[])));
    assert_eq!(
        none.step,
        Step::Before,
        "there is no such decision any more"
    );
}

#[test]
fn what_was_said_of_last_time_alone_can_be_sent() {
    let state = at_start().then([
        Action::Invite(invited("sample", &["A"]), Some(form())),
        Action::Recall(0, Kept::NotDone),
    ]);
    assert!(state.has_words());
    assert_eq!(state.views().map(|views| views.last_decisions.len()), Ok(1));
}
