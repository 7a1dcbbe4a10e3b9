use super::*;
use crate::entitlements::answers::{Answers, Care, First, Known};
use crate::entitlements::readings::readings;
use domain::circumstances::Home;
use std::rc::Rc;
use yew::Reducible;

/// Every list of taps that answers all first questions, from these answers on.
fn walks(answers: &Rc<Answers>, done: &mut impl FnMut(&Answers, usize), taps: usize) {
    let Some(question) = answers.next() else {
        return done(answers, taps);
    };
    let asked = first(question, answers);
    // A few taps a question: each kind of answer, not each age.
    let step = if asked.numbers { 3 } else { 2 };
    for tap in asked.taps.iter().step_by(step) {
        walks(&answers.clone().reduce(tap.answer.clone()), done, taps + 1);
    }
}

#[test]
fn no_walk_through_the_taps_is_longer_than_seven_or_makes_a_life_that_cannot_be() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let (mut walked, mut longest) = (0, 0);
    walks(
        &Rc::new(Answers::default()),
        &mut |answers, taps| {
            walked += 1;
            longest = longest.max(taps);
            assert!(readings(answers, "slough", today).is_ok(), "{answers:?}");
        },
        0,
    );
    assert!(walked > 100, "{walked}");
    assert!(longest <= 7, "{longest}");
}

#[test]
fn every_question_can_be_answered_not_sure_and_only_once() {
    let edition = content::edition().unwrap();
    let answers = Answers {
        born: Some(Born::Age(17)),
        care: Some(Care::Now),
        since: Some(Since::Longer),
        home: Some(Known::Is(Home::Foster)),
        ..Answers::default()
    };
    let firsts = [
        First::Age,
        First::Care,
        First::Since,
        First::LeftAt,
        First::CameAt,
        First::Other,
        First::Home,
        First::Studying,
    ]
    .map(|question| first(question, &answers));
    let laters = [
        Field::BornOn,
        Field::CarePeriods,
        Field::ReviewsHeld,
        Field::VisitOn,
        Field::Placement,
    ]
    .map(|field| later(field, &answers, &edition.trust));
    for asked in firsts.into_iter().chain(laters) {
        let unsure = asked.taps.iter().filter(|tap| tap.words == say::not_sure());
        assert_eq!(unsure.count(), 1, "{}", asked.title);
    }
}

#[test]
fn nobody_is_offered_an_age_at_which_they_left_before_they_came() {
    let answers = Answers {
        born: Some(Born::Age(19)),
        care: Some(Care::Left),
        left: Some(AtAge::Age(15)),
        ..Answers::default()
    };
    let offered: Vec<String> = first(First::CameAt, &answers)
        .taps
        .into_iter()
        .map(|tap| tap.words)
        .collect();
    assert!(offered.contains(&"15".to_owned()), "{offered:?}");
    assert!(!offered.contains(&"16".to_owned()), "{offered:?}");
}
