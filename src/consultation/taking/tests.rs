use super::*;
use crate::consultation::sample::{day, put};

fn mark() -> Mark {
    Mark::try_from("ab".repeat(32)).unwrap()
}

fn id(text: &str) -> ChoiceId {
    ChoiceId::from(text)
}

fn then(taking: Taking, actions: impl IntoIterator<Item = Action>) -> Taking {
    actions.into_iter().fold(taking, Taking::after)
}

fn at(question: usize) -> Taking {
    let mut taking = Taking::new(put());
    for _ in 0..=question {
        taking = taking.after(Action::Next);
    }
    taking
}

#[test]
fn there_is_one_way_through_and_the_same_way_back() {
    let mut taking = Taking::new(put());
    let mut way = vec![taking.screen];
    for _ in 0..10 {
        taking = taking.after(Action::Next);
        way.push(taking.screen);
    }
    assert_eq!(way.last(), Some(&Screen::Review));
    assert!(way.windows(2).all(|pair| pair[0] < pair[1]), "{way:?}");
    for screen in way.iter().rev().skip(1) {
        taking = taking.after(Action::Back);
        assert_eq!(taking.screen, *screen);
    }
}

#[test]
fn every_kind_makes_an_answer_that_the_consultation_takes() {
    let taking = then(
        Taking::new(put()),
        [
            Action::Next,
            Action::Choose(id("good")),
            Action::Next,
            Action::Choose(id("a")),
            Action::Choose(id("b")),
            Action::Words(" because ".to_owned()),
            Action::Quote(true),
            Action::Next,
            Action::Tick(id("c"), true),
            Action::Tick(id("a"), true),
            Action::Tick(id("b"), true),
            Action::Tick(id("b"), false),
            Action::Next,
            Action::Choose(id("3")),
            Action::Next,
            Action::Choose(id("not_sure")),
            Action::Next,
            Action::Down(0),
            Action::Next,
            Action::Choose(id("rain-2")),
            Action::Next,
            Action::Words("more".to_owned()),
            Action::Next,
            Action::Band(AgeBand::TwelveToFifteen),
            Action::Area(Area::Outside),
            Action::Next,
        ],
    );
    assert_eq!(taking.screen, Screen::Review);
    let answered = taking.answered(mark(), day("2026-11-22"), None);
    assert_eq!(answered.check(&taking.put.asked), Ok(()));
    assert_eq!(answered.choices.len(), 7, "own words are not in it");
    assert_eq!(answered.choices[&"some".into()], [id("a"), id("c")]);
    assert_eq!(
        answered.choices[&"rank".into()],
        [id("b"), id("a"), id("c")]
    );
    assert_eq!(answered.area, Area::Outside);
    let words: Vec<_> = taking
        .own_words()
        .into_iter()
        .map(|(question, words, quote)| (question.id.as_str().to_owned(), words, quote))
        .collect();
    assert_eq!(
        words,
        [
            ("one".to_owned(), "because", true),
            ("words".to_owned(), "more", false)
        ]
    );
}

#[test]
fn all_may_be_skipped_and_what_was_skipped_is_not_sent_whatever_stands_in_it() {
    let mut taking = at(0).after(Action::Choose(id("good")));
    for _ in 0..8 {
        taking = taking.after(Action::Skip);
    }
    assert_eq!(taking.screen, Screen::About);
    let answered = taking.answered(mark(), day("2026-11-22"), None);
    assert!(answered.choices.is_empty());
    assert_eq!(
        (answered.band, answered.area),
        (AgeBand::NotSaid, Area::NotSaid)
    );
    assert_eq!(answered.check(&taking.put.asked), Ok(()));
}

#[test]
fn a_ranking_that_nobody_touched_is_no_answer_and_can_be_said_to_be_right() {
    let taking = at(5);
    assert!(taking.question().unwrap().kind == AskedAs::Ranking);
    assert!(
        !taking
            .clone()
            .after(Action::Next)
            .given
            .values()
            .any(|given| !given.chosen.is_empty())
    );
    let right = taking.clone().after(Action::AsItIs);
    assert_eq!(
        right.given(&"rank".into()).chosen,
        [id("a"), id("b"), id("c")]
    );
    // At the ends nothing happens.
    let ends = then(taking, [Action::Up(0), Action::Down(2), Action::Down(9)]);
    assert!(!ends.holds_something());
}

#[test]
fn from_the_review_one_question_is_changed_and_the_way_leads_back() {
    let taking = then(
        at(8),
        [Action::Next, Action::Change(1), Action::Choose(id("b"))],
    );
    assert!(taking.is_changing());
    assert_eq!(taking.clone().after(Action::Next).screen, Screen::Review);
    assert_eq!(taking.after(Action::Back).screen, Screen::Review);
}

#[test]
fn it_is_open_from_its_first_day_to_its_last_unless_staff_stop_it() {
    let mut put = Rc::unwrap_or_clone(put());
    for (on, open) in [
        ("2026-10-31", false),
        ("2026-11-01", true),
        ("2026-11-30", true),
        ("2026-12-01", false),
    ] {
        assert_eq!(is_open(&put, day(on)), open, "{on}");
    }
    put.standing = Standing::Paused;
    assert!(!is_open(&put, day("2026-11-02")));
}

#[test]
fn the_words_of_this_screen_are_looked_at_and_on_the_last_one_all_of_them() {
    let with_words: Vec<usize> = put()
        .asked
        .questions
        .iter()
        .zip(0..)
        .filter_map(|(question, at)| question.takes_words().then_some(at))
        .collect();
    let first = with_words[0];
    let said = at(first).after(Action::Words("a garden".to_owned()));
    assert_eq!(said.words_here(), ["a garden"]);
    let next = said.clone().after(Action::Next);
    assert!(!next.words_here().contains(&"a garden".to_owned()));
    let mut last = next;
    while last.screen != Screen::Review {
        last = last.after(Action::Next);
    }
    assert!(last.words_here().contains(&"a garden".to_owned()));
}
