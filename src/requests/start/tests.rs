use super::*;
use crate::views::entry::Change;
use crate::views::state::{Action, NotReady};
use domain::request::Purpose;

fn request(purpose: Purpose) -> Rc<Request> {
    let edition = content::edition().unwrap();
    Rc::new(edition.request(purpose).unwrap().clone())
}

fn allowance() -> Subject {
    Subject {
        about: About::Entitlement("setting-up-home".into()),
        name: "Setting up home".to_owned(),
    }
}

fn says(state: State, question: &str, words: &str) -> State {
    state.after(Action::Change(
        question.into(),
        Change::Words(words.to_owned()),
    ))
}

#[test]
fn a_claim_carries_the_entitlements_name_and_what_was_written_and_nothing_else() {
    let state = State::for_request(
        request(Purpose::Claim),
        Some(allowance()),
        Some(Phone::Mine),
    );
    let views = says(state, "why", "A bed").views().unwrap();
    assert_eq!(views.about, Some(allowance().about));
    let said: Vec<(&str, &Answer)> = views
        .answers
        .iter()
        .map(|given| (given.question.as_str(), &given.answer))
        .collect();
    assert_eq!(
        said,
        [
            ("what", &Answer::Words("Setting up home".to_owned())),
            ("why", &Answer::Words("A bed".to_owned())),
        ]
    );
    assert!(views.agenda.is_empty() && views.helped_by.is_none());
}

#[test]
fn whoever_writes_something_else_claims_something_else() {
    let state = State::for_request(
        request(Purpose::Claim),
        Some(allowance()),
        Some(Phone::Mine),
    );
    let other = says(state.clone(), "what", "A bus pass").views().unwrap();
    assert_eq!(other.about, None);
    let skipped = state.then([Action::Next, Action::Skip]);
    let skipped = says(skipped, "why", "A bed").views().unwrap();
    assert_eq!(skipped.about, None);
}

#[test]
fn what_the_card_wrote_is_not_yet_a_word_that_could_be_lost() {
    let state = State::for_request(request(Purpose::Claim), Some(allowance()), None);
    assert!(!state.has_words());
    assert!(says(state.clone(), "what", "Setting up home!").has_words());
    assert!(says(state, "why", "A bed").has_words());
}

#[test]
fn asking_for_contact_raises_the_mark_and_still_needs_words() {
    let state = State::for_request(request(Purpose::ContactMe), None, Some(Phone::Shared));
    assert!(state.contact && !state.has_words());
    assert_eq!(state.views(), Err(NotReady::Empty));
    assert!(says(state, "name", "Sam").views().is_ok());
}

#[test]
fn every_request_goes_from_who_reads_it_over_its_questions_to_the_review_and_back() {
    for purpose in Purpose::ALL {
        let mut state = State::for_request(request(purpose), None, None);
        assert_eq!(state.step, Step::Phone);
        state = state.then([Action::AnswerPhone(Phone::Shared), Action::Next]);
        assert_eq!(state.step, Step::Before, "{purpose:?}");
        let asked = state.asked().len();
        let mut way = vec![state.step.clone()];
        for _ in 0..=asked {
            state = state.after(Action::Next);
            way.push(state.step.clone());
        }
        assert_eq!(state.step, Step::Review, "{purpose:?}: {way:?}");
        for step in way.iter().rev().skip(1) {
            state = state.after(Action::Back);
            assert_eq!(state.step, *step, "{purpose:?}");
        }
    }
}

#[test]
fn clearing_a_request_leaves_the_same_one_empty() {
    let state = State::for_request(
        request(Purpose::Claim),
        Some(allowance()),
        Some(Phone::Mine),
    );
    let cleared = says(state, "why", "A bed").after(Action::Clear);
    assert!(cleared.request.is_some() && cleared.entries.is_empty());
    assert_eq!(cleared.about(), None);
}

#[test]
fn forty_thousand_letters_in_one_box_are_kept_said_and_not_sent() {
    let state = State::for_request(request(Purpose::Complaint), None, Some(Phone::Mine));
    for words in [
        "x".repeat(40_000),
        "🙂".repeat(10_000),
        "אבג ".repeat(10_000),
    ] {
        let state = says(state.clone(), "what-happened", &words);
        let kept = state.entry(&"what-happened".into());
        assert_eq!(kept.answer, Some(Answer::Words(words.clone())));
        assert!(matches!(state.views(), Err(NotReady::TooLong(..))));
        let short = state.after(Action::Shorten("what-happened".into()));
        assert!(short.views().is_ok());
        let back = short.after(Action::PutBack).entry(&"what-happened".into());
        assert_eq!(back.answer, Some(Answer::Words(words)));
    }
}
