//! Each boundary of due days, periods and small numbers, as tables. Longer than a file should
//! be: the tables share the reviews that they are made of.

use super::kept::Counted;
use super::published::Tenths;
use super::tally::{Shown, Tally, took_part};
use super::*;
use crate::consultation::suppression::{Figure, Threshold};
use crate::ids::InvitationId;

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn holidays() -> BankHolidays {
    BankHolidays {
        first_year: 2026,
        last_year: 2027,
        days: ["2026-12-25", "2026-12-28", "2027-01-01"].map(on).to_vec(),
    }
}

fn none(since: &str) -> ReviewsHeld {
    ReviewsHeld::None {
        in_care_since: on(since),
    }
}

fn one(last: &str) -> ReviewsHeld {
    ReviewsHeld::One { last_on: on(last) }
}

fn more(last: &str) -> ReviewsHeld {
    ReviewsHeld::More { last_on: on(last) }
}

fn note(before: Option<ReviewsHeld>, held: &str) -> NoteOfReview {
    NoteOfReview {
        v: 1,
        held_on: held.parse().ok(),
        code: Some(Participation::Pn1),
        before,
        ..NoteOfReview::default()
    }
}

fn known(note: &NoteOfReview) -> Known<'_> {
    Known {
        note: Some(note),
        invited: None,
        booked_on: Some(on("2026-11-30")),
        made_on: Some(on("2026-11-02")),
        views_sent: false,
    }
}

#[test]
fn a_review_on_the_last_day_is_in_time_and_one_a_day_later_is_late() {
    for (before, last_day, day_after, which) in [
        // Over Christmas: three days more than four weeks.
        (none("2026-12-07"), "2027-01-07", "2027-01-08", Which::First),
        (one("2026-11-30"), "2027-02-28", "2027-03-01", Which::Second),
        (more("2026-08-31"), "2027-02-28", "2027-03-01", Which::Later),
        (more("2026-05-11"), "2026-11-11", "2026-11-12", Which::Later),
    ] {
        for (held, in_time) in [(last_day, true), (day_after, false)] {
            let note = note(Some(before), held);
            let looked = known(&note).looked(&holidays()).unwrap();
            assert_eq!(looked.on, on(held));
            assert_eq!(looked.missing, []);
            let Review::Held { timely, .. } = looked.review else {
                panic!("{looked:?}");
            };
            assert_eq!(timely, Some((which, in_time)), "{before:?} {held}");
        }
    }
}

#[test]
fn what_is_missing_is_named_and_the_review_stands_where_it_belongs() {
    let not_held = NoteOfReview {
        not_held: true,
        ..note(Some(one("2026-08-11")), "")
    };
    let and_nothing_else = NoteOfReview {
        not_held: true,
        ..NoteOfReview::default()
    };
    let no_code = NoteOfReview {
        code: None,
        ..note(Some(one("2026-08-11")), "2026-11-11")
    };
    for (note, day, missing, unknown) in [
        (
            note(None, "2026-11-11"),
            "2026-11-11",
            vec![Missing::Before],
            false,
        ),
        (no_code, "2026-11-11", vec![Missing::Code], false),
        (
            note(Some(one("2026-11-12")), "2026-11-11"),
            "2026-11-11",
            vec![Missing::Order],
            false,
        ),
        (
            note(Some(none("2027-12-20")), "2028-01-10"),
            "2028-01-10",
            vec![Missing::Holidays],
            false,
        ),
        // Nobody said that it was not held: that it was forgotten is as likely.
        (
            note(Some(one("2026-08-11")), ""),
            "2026-11-30",
            vec![Missing::Held],
            true,
        ),
        (not_held, "2026-11-11", vec![], false),
        (and_nothing_else, "2026-11-30", vec![Missing::Before], true),
        (
            NoteOfReview::default(),
            "2026-11-30",
            vec![Missing::Held],
            true,
        ),
    ] {
        let looked = known(&note).looked(&holidays()).unwrap();
        assert_eq!(looked.on, on(day), "{looked:?}");
        assert_eq!(looked.missing, missing);
        assert_eq!(looked.review == Review::Unknown, unknown, "{looked:?}");
    }
    let bare = Known {
        note: None,
        invited: Some(one("2026-08-11")),
        booked_on: None,
        ..known(&NoteOfReview::default())
    };
    // Not booked: by the day on which it was due.
    assert_eq!(bare.looked(&holidays()).unwrap().on, on("2026-11-11"));
    let barer = Known {
        invited: None,
        ..bare
    };
    assert_eq!(barer.looked(&holidays()).unwrap().on, on("2026-11-02"));
    let nothing = Known {
        made_on: None,
        ..barer
    };
    assert_eq!(nothing.looked(&holidays()), None);
}

#[test]
fn what_the_invitation_was_made_with_counts_where_the_note_says_nothing() {
    let note = note(None, "2026-11-11");
    let invited = Known {
        invited: Some(one("2026-08-11")),
        ..known(&note)
    };
    let looked = invited.looked(&holidays()).unwrap();
    assert_eq!(looked.missing, []);
    let mended = NoteOfReview {
        before: Some(one("2026-08-10")),
        ..note.clone()
    };
    let looked = Known {
        note: Some(&mended),
        ..invited
    }
    .looked(&holidays())
    .unwrap();
    assert!(
        matches!(
            looked.review,
            Review::Held {
                timely: Some((Which::Second, false)),
                ..
            }
        ),
        "{looked:?}"
    );
}

#[test]
fn the_review_before_is_found_in_the_notes_of_the_same_child() {
    let of = |child: &str, held: &str, before| NoteOfReview {
        child: Some(child.to_owned()),
        ..note(before, held)
    };
    let first = of("7", "2026-05-11", Some(none("2026-04-20")));
    let other = of("8", "2026-10-01", Some(more("2026-04-20")));
    let bare = of("7", "2026-08-03", None);
    let found =
        |notes: &[&NoteOfReview], day: &str| worked_out("7", on(day), notes.iter().copied());
    assert_eq!(
        found(&[&first, &other], "2026-11-11"),
        Some(one("2026-05-11"))
    );
    assert_eq!(found(&[&other], "2026-11-11"), None);
    // Of one review that nobody placed it cannot be said whether it was the first.
    assert_eq!(found(&[&bare], "2026-11-11"), None);
    assert_eq!(
        found(&[&bare, &first], "2026-11-11"),
        Some(more("2026-08-03"))
    );
    // Neither a later one nor itself comes before.
    assert_eq!(
        found(&[&bare, &first], "2026-08-03"),
        Some(one("2026-05-11"))
    );
    assert_eq!(found(&[&bare, &first], "2026-05-11"), None);
}

fn held(which: Which, in_time: bool, code: Participation) -> Review {
    Review::Held {
        timely: Some((which, in_time)),
        code: Some(code),
        views_sent: false,
    }
}

fn shown(reviews: &[(Review, usize)]) -> Shown {
    let each = reviews.iter();
    let each = each.flat_map(|(review, times)| std::iter::repeat_n(*review, *times));
    Tally::of(each).shown(Threshold::LEAST)
}

#[test]
fn those_of_4_and_over_took_part_by_five_codes_and_pn0_is_apart() {
    let took: Vec<&str> = Participation::ALL
        .into_iter()
        .filter(|code| took_part(*code))
        .map(Participation::word)
        .collect();
    assert_eq!(took, ["PN1", "PN2", "PN3", "PN5", "PN6"]);
    let shown = shown(&[
        (held(Which::First, true, Participation::Pn0), 10),
        (held(Which::Second, true, Participation::Pn1), 20),
        (held(Which::Later, false, Participation::Pn4), 6),
        (held(Which::Later, true, Participation::Pn6), 12),
        (Review::NotHeld(Which::Later), 5),
        (Review::Unknown, 7),
    ]);
    let is = |number| Figure::Shown(number);
    assert_eq!((shown.took_part.of, shown.took_part.did), (is(38), is(32)));
    assert_eq!((shown.in_time.of, shown.in_time.did), (is(53), is(42)));
    let codes = [10, 20, 0, 0, 6, 0, 12, 0].map(is);
    assert_eq!(shown.codes, codes);
    assert_eq!(shown.unknown, is(7));
    assert_eq!(
        (shown.by_which[0].of, shown.by_which[0].did),
        (is(10), is(10))
    );
    assert_eq!(
        (shown.by_which[1].of, shown.by_which[1].did),
        (is(20), is(20))
    );
    assert_eq!(
        (shown.by_which[2].of, shown.by_which[2].did),
        (is(23), is(12))
    );
    assert_eq!((shown.views_sent.of, shown.views_sent.did), (is(48), is(0)));
}

#[test]
fn few_are_hidden_also_where_subtracting_would_give_them() {
    let in_time = held(Which::Later, true, Participation::Pn1);
    let late = held(Which::Later, false, Participation::Pn1);
    for (good, bad, base, did) in [
        (10, 0, true, true),
        (9, 0, false, false),
        (36, 4, true, false),
        (36, 1, true, false),
        (35, 5, true, true),
        (4, 30, true, false),
        (5, 30, true, true),
    ] {
        let shown = shown(&[(in_time, good), (late, bad)]).in_time;
        assert_eq!(shown.of != Figure::Hidden, base, "{good} {bad}");
        assert_eq!(shown.did != Figure::Hidden, did, "{good} {bad}");
    }
    for (times, seen) in [(0, true), (1, false), (4, false), (5, true)] {
        let shown = shown(&[(in_time, 30), (Review::Unknown, times)]);
        assert_eq!(shown.unknown != Figure::Hidden, seen, "{times}");
    }
}

fn id(number: u8) -> InvitationId {
    InvitationId::from_random([number; 16])
}

fn counted(kept: &[Counted], now: &[(u8, Review)], twice: &[u8], elsewhere: &[Counted]) -> Counted {
    let now: Vec<(InvitationId, Review)> = now.iter().map(|(of, one)| (id(*of), *one)).collect();
    let twice: Vec<InvitationId> = twice.iter().map(|of| id(*of)).collect();
    Counted::of(kept, &now, &twice, elsewhere)
}

#[test]
fn nothing_counts_twice_whatever_was_kept_when_and_how_often() {
    let in_time = held(Which::Later, true, Participation::Pn1);
    let late = held(Which::Later, false, Participation::Pn1);
    let open = Review::NotHeld(Which::Later);
    let spring = counted(&[], &[(1, in_time), (2, open)], &[9], &[]);
    assert_eq!(spring.rows.len(), 2);
    // Kept again, with what is known by now: the newer, once.
    let again = counted(std::slice::from_ref(&spring), &[(2, late)], &[], &[]);
    assert_eq!(again.rows, [(id(1), in_time), (id(2), late)]);
    assert_eq!(again.also, [id(9)]);
    // The next quarter leaves to the first what that has counted.
    let summer = counted(
        &[],
        &[(2, late), (9, late), (3, late)],
        &[1],
        std::slice::from_ref(&spring),
    );
    assert_eq!(
        (summer.rows.as_slice(), summer.also.len()),
        (&[(id(3), late)][..], 0)
    );
    // The year is both, and what is still there, each once.
    let year = counted(
        &[spring.clone(), summer.clone()],
        &[(2, late), (3, late), (4, in_time)],
        &[],
        &[],
    );
    let ids: Vec<InvitationId> = year.rows.iter().map(|(id, _)| id.clone()).collect();
    assert_eq!(ids, [1, 2, 3, 4].map(id));
    // Frozen, it says only what was counted; the next year counts none of it.
    let closed = year.closed();
    assert!(closed.rows.is_empty());
    let next = counted(
        &[],
        &[(4, late), (5, late)],
        &[],
        std::slice::from_ref(&closed),
    );
    assert_eq!(next.rows, [(id(5), late)]);
}

#[test]
fn what_is_kept_reads_back_and_says_no_day_and_no_child() {
    let kept = counted(
        &[],
        &[
            (1, held(Which::First, true, Participation::Pn6)),
            (2, Review::Unknown),
        ],
        &[3],
        &[],
    );
    let written = serde_json::to_string(&kept).unwrap();
    assert_eq!(serde_json::from_str::<Counted>(&written).unwrap(), kept);
    assert!(
        !written.contains("_on") && !written.contains("child"),
        "{written}"
    );
    assert_eq!(format!("{kept:?}"), "Counted { .. }");
}

#[test]
fn percentages_have_one_decimal_and_nothing_else_is_one() {
    for (did, of, said) in [
        (0, 20, "0.0"),
        (20, 20, "100.0"),
        (19, 20, "95.0"),
        (2, 3, "66.7"),
        (1, 2_000, "0.1"),
        (1, 2_001, "0.0"),
    ] {
        assert_eq!(Tenths::of(did, of).unwrap().to_string(), said);
    }
    assert_eq!(Tenths::of(0, 0), None);
    for good in ["95.4", "0.0", "100.0"] {
        assert_eq!(Tenths::try_from(good.to_owned()).unwrap().to_string(), good);
    }
    for bad in [
        "95", "95.45", "100.1", "-1.0", "95,4", "", ".5", "+5.0", "9999.0",
    ] {
        assert!(Tenths::try_from(bad.to_owned()).is_err(), "{bad}");
    }
}

/// The example of `docs/PRIVACY.md`.
#[test]
fn sixty_reviews_show_what_the_document_says() {
    let mut codes = [
        (Some(Participation::Pn0), 8),
        (Some(Participation::Pn1), 30),
        (Some(Participation::Pn3), 3),
        (Some(Participation::Pn4), 5),
        (Some(Participation::Pn6), 9),
        (None, 4),
    ]
    .into_iter()
    .flat_map(|(code, times)| std::iter::repeat_n(code, times));
    let kinds = [
        (Which::First, true, 12),
        (Which::Second, true, 9),
        (Which::Second, false, 2),
        (Which::Later, true, 33),
        (Which::Later, false, 3),
    ];
    let mut reviews = vec![(Review::NotHeld(Which::Later), 1)];
    for (which, in_time, times) in kinds {
        for _ in 0..times {
            let review = Review::Held {
                timely: Some((which, in_time)),
                code: codes.next().unwrap(),
                views_sent: false,
            };
            reviews.push((review, 1));
        }
    }
    assert_eq!(codes.next(), None);
    let shown = shown(&reviews);
    let is = |number| Figure::Shown(number);
    assert_eq!((shown.in_time.of, shown.in_time.did), (is(60), is(54)));
    let [first, second, later] = shown.by_which;
    assert_eq!((first.of, first.did), (is(12), is(12)));
    assert_eq!((second.of, second.did), (is(11), Figure::Hidden));
    assert_eq!((later.of, later.did), (is(37), Figure::Hidden));
    assert_eq!((shown.took_part.of, shown.took_part.did), (is(47), is(42)));
    let hidden = Figure::Hidden;
    let codes = [is(8), is(30), is(0), hidden, is(5), is(0), hidden, is(0)];
    assert_eq!(shown.codes, codes);
}
