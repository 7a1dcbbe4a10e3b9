use super::*;
use crate::consultations::beginning::{a_year_on, empty_question};
use crate::consultations::for_tests::{asked, whole};

fn after(draft: Draft, changes: impl IntoIterator<Item = Change>) -> Draft {
    let draft = changes
        .into_iter()
        .fold(Rc::new(draft), |draft, change| draft.reduce(change));
    (*draft).clone()
}

fn ids(draft: &Draft) -> Vec<&str> {
    let questions = draft.asked.questions.iter();
    questions.map(|one| one.id.as_str()).collect()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn questions_move_one_place_and_stop_at_the_ends() {
    let draft = Draft::new(asked());
    assert_eq!(ids(&draft), ["felt", "best", "words"]);
    let moved = after(draft, [Change::Move(2, true), Change::Move(0, true)]);
    assert_eq!(ids(&moved), ["felt", "words", "best"]);
    let moved = after(moved, [Change::Move(2, false), Change::Move(0, false)]);
    assert_eq!(ids(&moved), ["words", "felt", "best"]);
}

#[test]
fn a_removed_question_comes_back_where_it_stood() {
    let removed = after(Draft::new(asked()), [Change::Remove(1)]);
    assert_eq!(ids(&removed), ["felt", "words"]);
    let back = after(removed, [Change::Undo]);
    assert_eq!(back.asked, asked());
    assert_eq!(back.removed, None);
}

#[test]
fn the_same_question_twice_has_two_ids_and_both_are_ids() {
    let twice = asked().questions[0].clone();
    let add = |question: Question| Change::Add(Box::new(question));
    let draft = after(
        Draft::new(asked()),
        [add(twice), add(empty_question()), add(empty_question())],
    );
    assert_eq!(ids(&draft), ["felt", "best", "words", "felt-1", "q1", "q2"]);
    let wrong = |fault: &domain::consultation::asked::AskedFault| fault.field.ends_with(".id");
    assert!(!draft.asked.faults().iter().any(wrong));
}

#[test]
fn options_keep_their_words_when_the_kind_changes_and_pictures_have_their_own_ids() {
    let of = |part| Change::Of(1, part);
    let draft = after(Draft::new(asked()), [of(Part::Kind(AskedAs::Picture))]);
    let options = &draft.asked.questions[1].options;
    let labels: Vec<&str> = options.iter().map(|one| one.label.as_str()).collect();
    assert_eq!(labels, ["Food", "People"]);
    assert_eq!(options[0].id.as_str(), "sun");
    let draft = after(draft, [of(Part::Picture(1, "sun".to_owned()))]);
    assert_eq!(draft.asked.questions[1].options[1].id.as_str(), "sun-2");
    let draft = after(
        draft,
        [
            of(Part::Kind(AskedAs::Faces)),
            of(Part::Kind(AskedAs::OneOf)),
        ],
    );
    assert_eq!(draft.asked.questions[1].options.len(), 2);
}

#[test]
fn the_last_day_keeps_its_distance_from_the_first() {
    let draft = after(Draft::new(asked()), [Change::Opens(day("2026-12-01"))]);
    assert_eq!(draft.asked.closes_on, day("2026-12-28"));
}

#[test]
fn a_copy_is_a_year_on_and_never_in_the_past() {
    let earlier = asked();
    for (today, opens, closes) in [
        ("2027-11-22", "2027-11-23", "2027-12-20"),
        ("2027-11-23", "2027-11-23", "2027-12-20"),
        ("2027-11-24", "2027-11-24", "2027-12-21"),
    ] {
        let copy = a_year_on(&earlier, day(today));
        assert_eq!((copy.opens_on, copy.closes_on), (day(opens), day(closes)));
        assert_eq!(copy.questions, earlier.questions);
    }
}

#[test]
fn what_somebody_else_wrote_loses_nothing_of_mine_either_way() {
    let mine = after(
        Draft::of(&whole(Standing::Draft, 3)),
        [Change::Title("Mine".to_owned()), Change::Saving],
    );
    let mut theirs = whole(Standing::Draft, 5);
    theirs.put.asked.title = "Theirs".to_owned();
    let torn = after(mine, [Change::Theirs(Box::new(theirs))]);
    assert!(!torn.is_due(), "it waits for a decision");

    let kept = after(torn.clone(), [Change::KeepMine]);
    assert_eq!((kept.asked.title.as_str(), kept.revision), ("Mine", 5));
    assert!(kept.is_due());

    let taken = after(torn, [Change::TakeTheirs]);
    assert_eq!(taken.asked.title, "Theirs");
    assert!(!taken.is_unkept());
    let back = after(taken, [Change::BringBack]);
    assert_eq!((back.asked.title.as_str(), back.revision), ("Mine", 5));
    assert!(back.is_due());
}

#[test]
fn mine_becomes_a_draft_of_its_own_when_it_was_opened_meanwhile() {
    let mine = after(
        Draft::of(&whole(Standing::Draft, 3)),
        [Change::Title("Mine".to_owned())],
    );
    let opened = Box::new(whole(Standing::Open, 4));
    let kept = after(mine, [Change::Theirs(opened), Change::KeepMine]);
    assert_eq!((kept.id, kept.revision), (None, 0));
}

#[test]
fn what_was_typed_while_it_was_on_its_way_is_still_to_be_kept() {
    let draft = after(
        Draft::of(&whole(Standing::Draft, 1)),
        [Change::Title("One".to_owned()), Change::Saving],
    );
    let mut sent = whole(Standing::Draft, 2);
    sent.put.asked.title = "One".to_owned();
    let draft = after(
        draft,
        [
            Change::Title("Two".to_owned()),
            Change::Kept(Box::new(sent)),
        ],
    );
    assert!(draft.is_due());
    assert_eq!((draft.asked.title.as_str(), draft.revision), ("Two", 2));

    // And also when the page was left while it was on its way.
    let mut sent = whole(Standing::Draft, 2);
    sent.put.asked.title = "One".to_owned();
    let rest = draft.beyond(&sent).unwrap();
    assert_eq!((rest.asked.title.as_str(), rest.revision), ("Two", 2));
    sent.put.asked = draft.asked.clone();
    assert_eq!(draft.beyond(&sent), None);
}
