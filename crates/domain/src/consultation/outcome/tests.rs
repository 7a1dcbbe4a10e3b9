use super::*;
use crate::consultation::asked::{Audience, Purpose, Question};
use crate::consultation::pledge_check::AgeBand;

fn asked(kind: AskedAs) -> Consultation {
    let options = ["a", "b"].map(|id| crate::form::Choice {
        id: id.into(),
        label: id.to_owned(),
    });
    Consultation {
        title: String::new(),
        intro: String::new(),
        purpose: Purpose::QuickPoll,
        audience: Audience::Everyone,
        bands: vec![AgeBand::TwelveToFifteen],
        opens_on: "2026-11-22".parse().unwrap(),
        closes_on: "2026-11-22".parse().unwrap(),
        on_home: true,
        translations: Vec::new(),
        questions: vec![Question {
            id: "q".into(),
            ask: String::new(),
            hint: None,
            kind,
            options: options.into(),
            priority: None,
            and_words: false,
        }],
    }
}

/// Of each: how many there are, how many answered, how many chose each.
fn groups(of: &[[u64; 4]]) -> Vec<Group> {
    of.iter()
        .map(|[all, numbers @ ..]| Group {
            answered: *all,
            numbers: numbers.to_vec(),
        })
        .collect()
}

fn shown(table: &Table) -> Vec<Option<u64>> {
    let figures = std::iter::once(table.base).chain(table.cells.iter().copied());
    figures.map(Figure::shown).collect()
}

fn of(kind: AskedAs, of: &[[u64; 4]], areas: &[u64]) -> Outcome {
    work_out(&asked(kind), &groups(of), areas, Threshold::LEAST)
}

#[test]
fn of_nine_nothing_is_said_and_not_that_there_was_nobody() {
    for few in [0, 9] {
        let outcome = of(AskedAs::OneOf, &[[few, few, few, 0], [0; 4]], &[few, 0, 0]);
        assert_eq!(outcome.answered, Figure::Hidden);
        assert_eq!(outcome.by_group, [Figure::Hidden; 2]);
        assert_eq!(outcome.by_area, [Figure::Hidden; 3]);
        let question = &outcome.questions[0];
        assert_eq!(shown(&question.everybody), [None; 3]);
        assert!(question.groups.iter().all(|one| shown(one) == [None; 3]));
    }
}

#[test]
fn an_age_of_nobody_is_said_to_be_so_and_costs_nothing() {
    let outcome = of(AskedAs::OneOf, &[[20, 20, 12, 8], [0; 4]], &[20, 0, 0]);
    assert_eq!(outcome.by_group, [Figure::Shown(20), Figure::Shown(0)]);
    assert_eq!(outcome.by_area[0], Figure::Shown(20));
    let question = &outcome.questions[0];
    assert_eq!(shown(&question.groups[0]), [Some(20), Some(12), Some(8)]);
    assert_eq!(shown(&question.groups[1]), [Some(0); 3]);
}

#[test]
fn an_age_of_few_is_hidden_in_every_question_with_another_to_cover_it() {
    let rows = [[20, 20, 12, 8], [16, 15, 9, 6], [6, 6, 3, 3]];
    let outcome = of(AskedAs::OneOf, &rows, &[42, 0, 0]);
    assert_eq!(outcome.answered, Figure::Shown(42));
    assert_eq!(outcome.by_group[2], Figure::Hidden);
    let hidden = outcome
        .by_group
        .iter()
        .filter(|one| **one == Figure::Hidden);
    assert!(hidden.count() >= 2);
    for (people, table) in outcome.by_group.iter().zip(&outcome.questions[0].groups) {
        assert!(*people != Figure::Hidden || shown(table) == [None; 3]);
    }
}

#[test]
fn of_some_the_rest_who_did_not_choose_can_be_as_few() {
    // 30 answered; 28 chose one option and 15 the other.
    let outcome = of(AskedAs::SomeOf, &[[33, 30, 28, 15], [0; 4]], &[33, 0, 0]);
    let everybody = &outcome.questions[0].everybody;
    assert_eq!(shown(everybody), [Some(30), None, Some(15)]);
    assert_eq!(everybody.percent(1), Some(50));
    let outcome = of(AskedAs::SomeOf, &[[33, 30, 30, 4], [0; 4]], &[33, 0, 0]);
    assert_eq!(
        shown(&outcome.questions[0].everybody),
        [Some(30), Some(30), None]
    );
}

#[test]
fn what_everybody_skipped_is_nothing_and_hides_nothing() {
    let outcome = of(AskedAs::YesNo, &[[20, 0, 0, 0], [15, 0, 0, 0]], &[35, 0, 0]);
    assert_eq!(outcome.by_group, [Figure::Shown(20), Figure::Shown(15)]);
    let everybody = &outcome.questions[0].everybody;
    assert_eq!(
        (everybody.base, everybody.cells.len()),
        (Figure::Shown(0), 3)
    );
}

#[test]
fn one_group_is_not_told_apart() {
    let outcome = of(AskedAs::OneOf, &[[20, 20, 12, 8]], &[]);
    assert!(outcome.by_group.is_empty() && outcome.questions[0].groups.is_empty());
    assert_eq!(
        shown(&outcome.questions[0].everybody),
        [Some(20), Some(12), Some(8)]
    );
}
