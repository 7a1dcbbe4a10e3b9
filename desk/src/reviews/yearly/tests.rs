use super::*;
use crate::reviews::listing::tests::line;
use api::desk::invitations::SealedReview;

const YEAR: ReturnYear = ReturnYear { begins: 2026 };

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// `child, born, held, code`, each empty where it is not known.
fn known(number: u8, [child, born, held, code]: [&str; 4]) -> Line {
    let mut known = line(number, &format!("CR-{number}"), None);
    known.review = Some(NoteOfReview {
        v: 1,
        child: (!child.is_empty()).then(|| child.to_owned()),
        born_on: born.parse().ok(),
        held_on: held.parse().ok(),
        code: Participation::of_word(code),
        ..NoteOfReview::default()
    });
    known.item.review = Some(SealedReview {
        epoch: 1,
        note: String::new(),
        version: 1,
        goes_on: format!("2027-05-{:02}", 10 + number),
    });
    known
}

fn found(lines: Vec<Line>) -> Yearly {
    let lines: Vec<Rc<Line>> = lines.into_iter().map(Rc::new).collect();
    of_year(&lines, YEAR, on("2026-11-22"))
}

fn faults(yearly: &Yearly) -> Vec<(String, Vec<Wrong>)> {
    let faulty = yearly.faulty.iter();
    faulty
        .map(|(line, wrong)| (line.reference().unwrap().to_owned(), wrong.clone()))
        .collect()
}

#[test]
fn each_fault_of_a_review_is_named_and_only_whole_rows_go_on() {
    let good = ["566910", "2012-03-27", "2026-08-30", "PN6"];
    for (cells, wrong) in [
        (["", "2012-03-27", "2026-08-30", "PN6"], vec![Rule::NoChild]),
        (["1", "", "2026-08-30", "PN6"], vec![Rule::NotBorn]),
        (["1", "2012-03-27", "2026-08-30", ""], vec![Rule::NoCode]),
        (
            ["1", "2026-08-31", "2026-08-30", "PN6"],
            vec![Rule::BeforeBirth],
        ),
        (["1", "2012-03-27", "2026-11-23", "PN6"], vec![Rule::ToCome]),
        // The day after the fourth birthday, and the day before it.
        (
            ["1", "2022-08-29", "2026-08-30", "PN0"],
            vec![Rule::TooOldForPn0],
        ),
        (
            ["1", "2022-08-31", "2026-08-30", "PN7"],
            vec![Rule::TooYoung],
        ),
        (
            ["", "", "2026-08-30", ""],
            vec![Rule::NoChild, Rule::NotBorn, Rule::NoCode],
        ),
    ] {
        let yearly = found(vec![known(1, good), known(2, cells)]);
        let wrong: Vec<Wrong> = wrong.into_iter().map(Wrong::Rule).collect();
        assert_eq!(faults(&yearly), [("CR-2".to_owned(), wrong)], "{cells:?}");
        assert_eq!(yearly.rows.len(), 1, "{cells:?}");
    }
    for code in ["PN0", "PN1"] {
        let birthday = known(2, ["1", "2022-08-30", "2026-08-30", code]);
        assert_eq!(found(vec![birthday]).rows.len(), 1, "{code}");
    }
    let today = known(2, ["1", "2012-03-27", "2026-11-22", "PN1"]);
    assert_eq!(found(vec![today]).rows.len(), 1);
}

#[test]
fn a_child_twice_on_one_day_or_born_on_two_is_a_fault_of_every_such_row() {
    let yearly = found(vec![
        known(1, ["1", "2012-03-27", "2026-08-30", "PN6"]),
        known(2, ["1", "2012-03-27", "2026-08-30", "PN1"]),
        known(3, ["2", "2013-03-27", "2026-08-30", "PN1"]),
        known(4, ["2", "2013-04-27", "2026-09-30", "PN1"]),
        known(5, ["3", "2013-04-27", "2026-08-30", "PN1"]),
        known(6, ["3", "2013-04-27", "2026-09-30", "PN1"]),
    ]);
    let twice = vec![Wrong::Rule(Rule::Twice)];
    let born = vec![Wrong::Rule(Rule::BornTwice)];
    let expected = [
        ("CR-1", &twice),
        ("CR-2", &twice),
        ("CR-3", &born),
        ("CR-4", &born),
    ];
    let expected = expected.map(|(reference, wrong)| (reference.to_owned(), wrong.clone()));
    assert_eq!(faults(&yearly), expected);
    let children: Vec<&str> = yearly.rows.iter().map(|row| row.child.as_str()).collect();
    assert_eq!(children, ["3", "3"]);
}

#[test]
fn only_reviews_of_the_year_are_meant_and_one_that_was_booked_is_asked_after() {
    for (held, meant) in [
        ("2026-03-31", 0),
        ("2026-04-01", 1),
        ("2027-03-31", 1),
        ("2027-04-01", 0),
    ] {
        let yearly = found(vec![known(1, ["1", "2012-03-27", held, "PN6"])]);
        assert_eq!(yearly.rows.len() + yearly.faulty.len(), meant, "{held}");
    }
    for (booked, asked) in [
        ("2026-03-31", false),
        ("2026-11-22", true),
        ("2026-11-23", false),
    ] {
        let yearly = found(vec![line(1, "CR-1", Some(booked))]);
        let wrong = faults(&yearly);
        assert_eq!(wrong.len(), usize::from(asked), "{booked}");
        assert!(!asked || wrong[0].1.contains(&Wrong::NotHeld));
    }
    let mut revoked = line(1, "CR-1", Some("2026-11-20"));
    revoked.item.standing = Standing::Revoked;
    assert!(found(vec![revoked]).faulty.is_empty());
}

#[test]
fn what_is_sealed_to_another_key_is_named_and_never_left_out_in_silence() {
    let mut shut = known(1, ["1", "2012-03-27", "2026-08-30", "PN6"]);
    shut.review = None;
    if let Some(note) = &mut shut.note {
        note.told.review_on = Some(on("2026-08-30"));
    }
    let yearly = found(vec![shut]);
    assert_eq!(faults(&yearly), [("CR-1".to_owned(), vec![Wrong::Shut])]);
}

#[test]
fn it_says_from_when_on_something_may_be_gone() {
    let review = ["1", "2012-03-27", "2026-08-30", "PN6"];
    let yearly = found(vec![known(7, review), known(3, review), known(5, review)]);
    assert_eq!(yearly.first_goes_on, Some(on("2027-05-13")));
    assert_eq!(found(Vec::new()).first_goes_on, None);
}

#[test]
fn the_file_reads_back_as_it_was_meant() {
    let yearly = found(vec![
        known(2, ["9", "2012-03-27", "2026-08-30", "PN6"]),
        known(1, ["566910", "2022-01-02", "2026-04-01", "PN1"]),
    ]);
    let bytes = file(&yearly.rows);
    assert!(bytes.starts_with(b"CHILD,DOB,REVIEW,REVIEW_CODE\r\n"));
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    assert_eq!(reader.headers().unwrap(), &HEADINGS[..]);
    let rows: Vec<Vec<String>> = reader
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect();
    assert_eq!(
        rows,
        [
            ["566910", "02/01/2022", "01/04/2026", "PN1"],
            ["9", "27/03/2012", "30/08/2026", "PN6"],
        ]
    );
    assert_eq!(file_name(YEAR), "ssda903-reviews-2026-2027.csv");
}
