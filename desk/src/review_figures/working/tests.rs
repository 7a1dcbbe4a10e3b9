use super::*;
use crate::reviews::listing::tests::line;
use api::desk::invitations::SealedReview;
use domain::participation::{NoteOfReview, Participation};

const TODAY: &str = "2026-11-23";

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn holidays() -> BankHolidays {
    BankHolidays {
        first_year: 2024,
        last_year: 2028,
        days: Vec::new(),
    }
}

fn summer() -> Period {
    months::period(on("2026-07-01"), on("2026-09-01"))
}

fn autumn() -> Period {
    months::period(on("2026-10-01"), on("2026-10-01"))
}

/// Of this child, held then, after a review on that day.
fn held(number: u8, child: &str, held_on: &str, last_on: &str) -> Rc<Line> {
    let mut known = line(number, &format!("CR-{number}"), None);
    known.review = Some(NoteOfReview {
        v: 1,
        child: Some(child.to_owned()).filter(|child| !child.is_empty()),
        held_on: held_on.parse().ok(),
        code: Some(Participation::Pn1),
        before: last_on
            .parse()
            .ok()
            .map(|last_on| ReviewsHeld::More { last_on }),
        not_held: held_on.is_empty(),
        ..NoteOfReview::default()
    });
    known.item.review = Some(SealedReview {
        epoch: 1,
        note: String::new(),
        version: 1,
        goes_on: "2027-05-10".to_owned(),
    });
    Rc::new(known)
}

fn worked(lines: &[Rc<Line>], kept: &[Opened], period: Period) -> Result<Working, Trouble> {
    work_out(lines, (kept, &[]), period, (&holidays(), on(TODAY)))
}

fn opened(period: Period, counted: Option<Counted>) -> Opened {
    Opened {
        kept: Kept {
            id: format!("of-{}", period.from),
            period,
            epoch: 1,
            sealed: String::new(),
            by: String::new(),
            on: on(TODAY),
            goes_on: on(TODAY),
        },
        counted,
    }
}

fn ids(working: &Working) -> Vec<InvitationId> {
    working
        .counted
        .rows
        .iter()
        .map(|(id, _)| id.clone())
        .collect()
}

fn id(number: u8) -> InvitationId {
    line(number, "", None).item.id
}

#[test]
fn a_review_counts_in_the_months_in_which_it_was_held_or_was_due() {
    let lines = [
        held(1, "a", "2026-06-30", "2026-01-15"),
        held(2, "b", "2026-07-01", "2026-01-15"),
        held(3, "c", "2026-09-30", "2026-01-15"),
        held(4, "d", "2026-10-01", "2026-04-15"),
        // Due on 15 September, and not held.
        held(5, "e", "", "2026-03-15"),
    ];
    let found = worked(&lines, &[], summer()).unwrap();
    assert_eq!(ids(&found), [2, 3, 5].map(id));
    assert!(found.missing.is_empty() && !found.may_be_gone);
    assert_eq!(ids(&worked(&lines, &[], autumn()).unwrap()), [id(4)]);
}

#[test]
fn what_nobody_wrote_is_named_by_line_and_counts_as_not_known() {
    let mut revoked = line(4, "CR-4", Some("2026-08-03"));
    revoked.item.standing = Standing::Revoked;
    let mut shut = (*held(5, "e", "2026-08-03", "2026-03-15")).clone();
    shut.review = None;
    shut.note.as_mut().unwrap().told.review_on = Some(on("2026-08-03"));
    let lines = [
        held(1, "a", "2026-08-03", ""),
        Rc::new(line(2, "CR-2", Some("2026-08-03"))),
        held(3, "c", "2026-08-03", "2026-03-15"),
        Rc::new(revoked),
        Rc::new(shut),
    ];
    let found = worked(&lines, &[], summer()).unwrap();
    assert_eq!(found.counted.rows.len(), 4);
    let named: Vec<(&str, &[Missing])> = found
        .missing
        .iter()
        .map(|one| (one.line.reference().unwrap(), one.missing.as_slice()))
        .collect();
    assert_eq!(
        named,
        [
            ("CR-1", &[Missing::Before][..]),
            ("CR-2", &[Missing::Held]),
            ("CR-5", &[Missing::Held]),
        ]
    );
}

#[test]
fn two_invitations_to_one_review_count_once() {
    let lines = [
        held(1, "a", "2026-08-03", ""),
        held(2, "a", "2026-08-03", "2026-03-15"),
        // Somebody wrote of one that it was not held, and of another that it was, late.
        held(3, "b", "", "2026-03-15"),
        held(4, "b", "2026-10-05", "2026-03-15"),
        // Nobody knows whose these are.
        held(5, "", "2026-08-03", "2026-03-15"),
        held(6, "", "2026-08-03", "2026-03-15"),
    ];
    let found = worked(&lines, &[], summer()).unwrap();
    assert_eq!(ids(&found), [2, 5, 6].map(id));
    assert_eq!(found.counted.also, [id(1)]);
    let late = worked(&lines, &[], autumn()).unwrap();
    assert_eq!((ids(&late), late.counted.also), (vec![id(4)], vec![id(3)]));
    // Once the summer counted one of them as not held, no later month counts it as late.
    let kept = worked(&lines[2..3], &[], summer()).unwrap().counted;
    assert_eq!(kept.rows.len(), 1);
    let late = worked(&lines, &[opened(summer(), Some(kept))], autumn()).unwrap();
    assert!(late.counted.rows.is_empty());
}

#[test]
fn a_year_is_what_was_kept_and_what_is_still_there() {
    let spring = months::period(on("2026-04-01"), on("2026-06-01"));
    let both = months::period(on("2026-04-01"), on("2026-09-01"));
    let gone = [
        held(1, "a", "2026-05-05", "2026-01-15"),
        held(2, "b", "2026-06-30", "2026-01-15"),
    ];
    let first = worked(&gone, &[], spring).unwrap();
    // Of the first the note is gone by now.
    let lines = [gone[1].clone(), held(3, "c", "2026-08-03", "2026-03-15")];
    let kept = [opened(spring, Some(first.counted))];
    let found = worked(&lines, &kept, both).unwrap();
    assert_eq!(ids(&found), [1, 2, 3].map(id));
    assert_eq!(found.replaces, ["of-2026-04-01"]);
    assert!(!found.may_be_gone);
    assert!(worked(&lines, &[], both).unwrap().may_be_gone);
    // What is kept elsewhere is not counted here.
    let moved = [held(1, "a", "2026-08-05", "2026-01-15")];
    assert!(
        worked(&moved, &kept, summer())
            .unwrap()
            .counted
            .rows
            .is_empty()
    );
}

#[test]
fn what_stands_in_the_way_is_said_with_its_months() {
    let spring = months::period(on("2026-04-01"), on("2026-07-01"));
    let across = worked(&[], &[opened(spring, None)], summer()).unwrap_err();
    assert!(
        across
            .words()
            .starts_with("April to July 2026 is kept as one")
    );
    let shut = worked(&[], &[opened(autumn(), None)], summer()).unwrap_err();
    assert_eq!(shut, Trouble::Shut(autumn()));
    let frozen = crate::review_figures::shown::tests::frozen("2026-08-01", "2026-10-31");
    let there = (&[][..], std::slice::from_ref(&frozen));
    let found = work_out(&[], there, summer(), (&holidays(), on(TODAY)));
    assert_eq!(found, Err(Trouble::Frozen(frozen.period)));
    let long = months::period(on("2025-09-01"), on("2026-09-01"));
    assert_eq!(worked(&[], &[], long), Err(Trouble::NotAPeriod));
}
