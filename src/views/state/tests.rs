//! What each tap does, and what is never lost.

use super::*;
use crate::views::sample::{ask, c, form, q, started};
use domain::views::{Answer, Audience, Face, MOST_WORDS, Person};

fn face(id: &str, face: Face) -> Action {
    Action::Change(q(id), Change::Face(face))
}

fn to_agenda(state: State) -> State {
    let mut state = state;
    while matches!(state.step, Step::Ask(_)) {
        state = state.after(Action::Next);
    }
    assert_eq!(state.step, Step::Agenda);
    state
}

#[test]
fn nothing_can_be_typed_before_the_first_question_about_the_phone_is_answered() {
    let state = State::new(form(), false).after(Action::Next);
    assert_eq!(state.step, Step::Phone);
}

#[test]
fn the_limits_are_shown_before_the_first_question() {
    let state = State::new(form(), false).then([Action::AnswerPhone(Phone::NotSure), Action::Next]);
    assert_eq!(state.step, Step::Before);
    assert_eq!(state.after(Action::Next).step, ask("home"));
}

#[test]
fn a_question_that_routing_does_not_open_is_passed_over_both_ways() {
    let good = started().then([face("home", Face::Good), Action::Next]);
    assert_eq!(good.step, ask("school"));
    assert_eq!(good.after(Action::Back).step, ask("home"));
    let bad = started().then([face("home", Face::ReallyBad), Action::Next]);
    assert_eq!(bad.step, ask("why"));
}

#[test]
fn an_answer_whose_question_is_no_longer_asked_opens_nothing_and_is_not_sent_but_comes_back() {
    let state = started()
        .then([
            face("home", Face::ReallyBad),
            Action::Change(q("why"), Change::Tick(c("other"), true)),
        ])
        .saying("more", "the noise");
    assert!(
        state
            .asked()
            .iter()
            .any(|question| question.id == q("more"))
    );
    let better = state.after(face("home", Face::Good));
    assert!(
        better
            .asked()
            .iter()
            .all(|question| question.id != q("more"))
    );
    let sent = better.views().expect("it can be sent").answers;
    assert_eq!(sent.len(), 1);
    let worse = better.after(face("home", Face::NotGood));
    let sent = worse.views().expect("it can be sent").answers;
    assert_eq!(sent[2].answer, Answer::Words("the noise".to_owned()));
}

#[test]
fn skip_sends_nothing_for_it_and_forgets_nothing() {
    let state = started().then([face("home", Face::Good), Action::Skip]);
    assert_eq!(state.views(), Err(NotReady::Empty));
    assert_eq!(
        state.entry(&q("home")).answer,
        Some(Answer::Face(Face::Good))
    );
    let taken_back = state.then([Action::Back, Action::Next]);
    assert_eq!(taken_back.views().expect("it can be sent").answers.len(), 1);
}

#[test]
fn skipping_everything_still_leads_to_the_agenda_and_the_review() {
    let mut state = started();
    for _ in 0..100 {
        if state.step == Step::Review {
            break;
        }
        state = state.after(Action::Skip);
    }
    assert_eq!(state.step, Step::Review);
    assert_eq!(state.views(), Err(NotReady::Empty));
    let wanted = state.after(Action::Contact(true));
    assert!(
        wanted.views().is_ok(),
        "please contact me is something to send"
    );
}

#[test]
fn back_from_every_screen_ends_at_the_first_and_loses_no_word() {
    let mut state = to_agenda(started().saying("change", "more time with my brother"));
    for _ in 0..100 {
        state = state.after(Action::Back);
    }
    assert_eq!(state.step, Step::Phone);
    let again = to_agenda(state.then([Action::Next, Action::Next]));
    assert_eq!(again.views().expect("it can be sent").answers.len(), 1);
}

#[test]
fn changing_one_answer_from_the_review_comes_straight_back() {
    let state = to_agenda(started().saying("change", "x")).then([Action::Next, Action::Next]);
    assert_eq!(state.step, Step::Review);
    let visiting = state.clone().after(Action::Visit(ask("safe")));
    assert_eq!(visiting.clone().after(Action::Next).step, Step::Review);
    assert_eq!(visiting.after(Action::Back).step, Step::Review);
    assert_eq!(
        state.then([Action::Visit(Step::Agenda), Action::Next]).step,
        Step::Review
    );
}

#[test]
fn a_change_from_the_review_that_opens_a_question_asks_it_first() {
    let state = to_agenda(started().then([face("home", Face::Good)]));
    let state = state.then([
        Action::Next,
        Action::Next,
        Action::Visit(ask("home")),
        face("home", Face::ReallyBad),
        Action::Next,
    ]);
    assert_eq!(state.step, ask("why"));
    assert_eq!(state.after(Action::Skip).step, Step::Review);
}

#[test]
fn progress_counts_only_what_is_asked() {
    let state = started();
    let progress = state.progress().expect("a question is shown");
    assert_eq!((progress.place.at, progress.place.of), (1, 10));
    let worse = state.after(face("home", Face::ReallyBad));
    assert_eq!(worse.progress().expect("a question is shown").place.of, 11);
}

#[test]
fn at_most_two_of_some_and_always_in_the_order_shown() {
    let tick = |id, on| Action::Change(q("why"), Change::Tick(c(id), on));
    let state = started().then([
        face("home", Face::ReallyBad),
        tick("other", true),
        tick("noise", true),
        tick("rules", true),
    ]);
    let chosen = Some(Answer::Choices(vec![c("noise"), c("other")]));
    assert_eq!(state.entry(&q("why")).answer, chosen);
    let cleared = state.then([tick("noise", false), tick("other", false)]);
    assert_eq!(cleared.entry(&q("why")).answer, None);
}

#[test]
fn who_may_read_it_belongs_to_each_answer() {
    let state = started().saying("change", "quiet").after(Action::Change(
        q("change"),
        Change::Audience(Audience::ReviewingOfficer),
    ));
    let sent = state.views().expect("it can be sent");
    assert_eq!(sent.answers[0].audience, Audience::ReviewingOfficer);
    let agenda = to_agenda(state).agenda;
    assert_eq!(agenda.lines[0].audience, Audience::ReviewingOfficer);
}

#[test]
fn own_words_without_a_face_are_still_sent() {
    let words = Change::AddedWords("it is loud".to_owned());
    let state = started().after(Action::Change(q("home"), words));
    let sent = state.views().expect("it can be sent");
    assert_eq!(
        sent.answers[0].answer,
        Answer::Words("it is loud".to_owned())
    );
    assert!(
        sent.answers[0]
            .answer
            .fits(form().question(&q("home")).expect("there"))
    );
}

#[test]
fn forty_kilobytes_pasted_stay_whole_until_the_young_person_shortens_them() {
    let pasted = "words 🙂 שלום ".repeat(2_200);
    let state = started().saying("change", &pasted);
    let over = pasted.chars().count() - MOST_WORDS;
    assert_eq!(state.views(), Err(NotReady::TooLong(q("change"), over)));
    assert_eq!(
        state.entry(&q("change")).answer,
        Some(Answer::Words(pasted.clone()))
    );

    let short = state.clone().after(Action::Shorten(q("change")));
    let sent = short.views().expect("it can be sent now");
    let Answer::Words(words) = &sent.answers[0].answer else {
        panic!("own words")
    };
    assert!(words.chars().count() <= MOST_WORDS && pasted.starts_with(words));
    assert!(words.ends_with("שלום") || words.ends_with("words") || words.ends_with("🙂"));

    let back = short.after(Action::PutBack);
    assert_eq!(back.entry(&q("change")).answer, Some(Answer::Words(pasted)));
}

#[test]
fn shortening_words_with_no_space_in_them_cuts_between_characters() {
    let state = started().saying("change", &"🙂".repeat(MOST_WORDS + 1));
    let short = state.after(Action::Shorten(q("change")));
    assert_eq!(short.entry(&q("change")).over(), 0);
    assert!(short.views().is_ok());
}

#[test]
fn blank_words_are_no_answer() {
    assert_eq!(
        started().saying("change", " \n\t ").views(),
        Err(NotReady::Empty)
    );
}

#[test]
fn people_without_a_name_are_left_out() {
    let people = vec![
        Person {
            name: "  Nan ".to_owned(),
            comes: true,
        },
        Person {
            name: " ".to_owned(),
            comes: false,
        },
    ];
    let state = started().after(Action::Change(q("who"), Change::People(people)));
    let sent = state.views().expect("it can be sent");
    let nan = Person {
        name: "Nan".to_owned(),
        comes: true,
    };
    assert_eq!(sent.answers[0].answer, Answer::People(vec![nan]));
}

#[test]
fn the_agenda_follows_an_answer_until_the_young_person_changes_the_line() {
    let state = to_agenda(started().saying("change", "first"));
    let line = state.agenda.lines[0].id;
    let state = to_agenda(
        state
            .then([Action::Visit(ask("change"))])
            .saying("change", "second"),
    );
    assert_eq!(state.agenda.lines[0].words, "second");
    let state = state.after(Action::Agenda(Edit::Write(line, "mine".to_owned())));
    let state = to_agenda(
        state
            .then([Action::Visit(ask("change"))])
            .saying("change", "third"),
    );
    assert_eq!(state.agenda.lines[0].words, "mine");
}

#[test]
fn a_line_taken_away_stays_away_and_can_be_put_back() {
    let state = to_agenda(started().saying("change", "x"));
    let id = state.agenda.lines[0].id;
    let state = state.after(Action::Agenda(Edit::Remove(id)));
    let state = to_agenda(state.after(Action::Visit(ask("change"))));
    assert!(state.agenda.lines.is_empty());
    assert_eq!(state.views().expect("the answer stays").answers.len(), 1);
    let state = state.after(Action::Agenda(Edit::PutBack));
    assert_eq!(state.agenda.lines[0].words, "x");
}

#[test]
fn lines_move_up_and_down_and_stop_at_the_ends() {
    let add = |words: &str| Action::Agenda(Edit::Add(words.to_owned()));
    let state = to_agenda(started()).then([add("a"), add("b"), add("  "), add("c")]);
    let words = |state: &State| -> Vec<String> {
        state
            .agenda
            .items()
            .into_iter()
            .map(|item| item.words)
            .collect()
    };
    let id = |at: usize| state.agenda.lines[at].id;
    let up = state.clone().after(Action::Agenda(Edit::Up(id(2))));
    assert_eq!(words(&up), ["a", "c", "b"]);
    assert_eq!(
        words(&state.clone().after(Action::Agenda(Edit::Up(id(0))))),
        ["a", "b", "c"]
    );
    assert_eq!(
        words(&state.clone().after(Action::Agenda(Edit::Down(id(2))))),
        ["a", "b", "c"]
    );
}

#[test]
fn an_agenda_line_too_long_is_named() {
    let state = to_agenda(started());
    let state = state.after(Action::Agenda(Edit::Add("x".repeat(MOST_WORDS + 1))));
    let id = state.agenda.lines[0].id;
    assert_eq!(state.views(), Err(NotReady::LineTooLong(id)));
}

#[test]
fn a_line_made_from_the_longest_answer_can_be_sent() {
    let words = "x".repeat(MOST_WORDS);
    let state = started().then([
        face("home", Face::Good),
        Action::Change(q("home"), Change::AddedWords(words)),
    ]);
    assert!(to_agenda(state).views().is_ok());
}

#[test]
fn after_clear_nothing_is_left() {
    let state = to_agenda(started().saying("change", "x")).then([
        Action::HelpedBy("Sam".to_owned()),
        Action::Contact(true),
        Action::Clear,
    ]);
    assert_eq!(state, State::new(form(), false));
    assert!(!state.has_words());
}
