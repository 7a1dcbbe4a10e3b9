//! Lists as councils have them, good and bad.

use super::*;
use domain::invitation::MOST_ROWS;

fn on(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn against() -> Against {
    Against {
        today: on(2026, 11, 22),
        invited: HashSet::from(["cr-open".to_owned()]),
        bands: Band::ALL.to_vec(),
    }
}

fn good(text: &str) -> Vec<Row> {
    let list = read(text, &against()).unwrap();
    assert_eq!(list.faults, []);
    list.rows
}

fn wrong(headings: &str, row: &str) -> Vec<(Column, Wrong)> {
    let list = read(&format!("{headings}\n{row}"), &against()).unwrap();
    assert_eq!(list.rows.len() + list.bad.len(), 1, "{row}");
    let faults = list.faults.into_iter();
    faults.map(|fault| (fault.column, fault.wrong)).collect()
}

#[test]
fn a_list_saved_by_a_spreadsheet_reads_whole() {
    let text = "\u{feff}Ref;Name;Age band;Review date;IRO;Last decisions;Ward\r\n\
        CR-114;\"Sam \"\"Sammy\"\" O; Brien\";12-15;11/12/2026;Priya;\"See your brother\nA laptop | Swimming\";North\r\n\
        ;;;;;;\r\n\
        =\"00098\";;16 to 17;2026-12-12;;;\r\n";
    let rows = good(text);
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].label.as_deref(), Some("Sam \"Sammy\" O; Brien"));
    assert_eq!(
        rows[0].decisions,
        ["See your brother", "A laptop", "Swimming"]
    );
    assert_eq!(rows[0].review_on, NaiveDate::from_ymd_opt(2026, 12, 11));
    assert_eq!((rows[1].number, rows[1].reference.as_str()), (4, "00098"));
    assert_eq!(rows[1].band, Band::SixteenSeventeen);
}

#[test]
fn tabs_pasted_from_a_sheet_and_commas_read_alike() {
    let commas = "Reference,Age\nA,13\nB,9";
    assert_eq!(good(commas), good(&commas.replace(',', "\t")));
    assert_eq!(good(commas), good(&commas.replace('\n', "\r\n")));
    assert_eq!(good(commas), good(&format!("{commas}\n\n")));
}

#[test]
fn a_day_reads_in_three_shapes_and_in_no_other() {
    let day = NaiveDate::from_ymd_opt(2026, 12, 11);
    for shape in [
        "2026-12-11",
        "11/12/2026",
        "11 December 2026",
        "11 Dec 2026",
        "11  December 2026",
    ] {
        let rows = good(&format!("Reference,Age,Review date\nA,13,{shape}"));
        assert_eq!(rows[0].review_on, day, "{shape}");
    }
    for (shape, why) in [
        ("12/31/2026", Wrong::NotADay),
        ("11/12/26", Wrong::NotADay),
        ("46000", Wrong::NotADay),
        ("31/02/2027", Wrong::NotADay),
        ("soon", Wrong::NotADay),
        ("2026-11-21", Wrong::Passed),
        ("2027-11-24", Wrong::TooFar),
    ] {
        let found = wrong("Reference,Age,Review date", &format!("A,13,{shape}"));
        assert_eq!(found, [(Column::ReviewOn, why)], "{shape}");
    }
    for edge in ["2026-11-22", "2027-11-23"] {
        assert_eq!(
            wrong("Reference,Age,Review date", &format!("A,13,{edge}")),
            []
        );
    }
}

#[test]
fn every_band_and_every_age_finds_its_band() {
    for (written, band) in [
        ("4-7", Band::FourToSeven),
        ("8 – 11", Band::EightToEleven),
        ("12 to 15", Band::TwelveToFifteen),
        ("16-17", Band::SixteenSeventeen),
        ("Pathway", Band::Pathway),
        ("Easy Read", Band::EasyRead),
        ("4", Band::FourToSeven),
        ("17", Band::SixteenSeventeen),
        ("18", Band::Pathway),
        ("25", Band::Pathway),
    ] {
        let rows = good(&format!("Reference,Age\nA,{written}"));
        assert_eq!(rows[0].band, band, "{written}");
    }
    for written in ["3", "26", "12-Dec", "teen", "12-16"] {
        let found = wrong("Reference,Age", &format!("A,{written}"));
        assert_eq!(found, [(Column::Band, Wrong::NotABand)], "{written}");
    }
}

#[test]
fn what_looks_like_a_formula_is_kept_as_the_text_it_is() {
    for cell in ["=1+1", "+44", "-x", "@SUM(A1)", "=cmd|' /C calc'!A0"] {
        let rows = good(&format!("Reference,Name,Age\nA,{cell},13"));
        assert_eq!(rows[0].label.as_deref(), Some(cell));
    }
    let rows = good("Reference,Age,Decisions\nA,13,=HYPERLINK(1)");
    assert_eq!(rows[0].decisions, ["=HYPERLINK(1)"]);
    // A list of points is not a formula.
    let rows = good("Reference,Age,Decisions\nA,13,\"- One\n- Two\"");
    assert_eq!(rows[0].decisions, ["One", "Two"]);
}

#[test]
fn a_date_of_birth_gives_the_band_on_the_day_of_the_review() {
    let headings = "Reference,Age band,DOB,Review date";
    for (row, band) in [
        // Sixteen on the day of the review, and fifteen the day before.
        ("A,,11/12/2010,2026-12-11", Band::SixteenSeventeen),
        ("A,,12/12/2010,2026-12-11", Band::TwelveToFifteen),
        // With no review set: today.
        ("A,,22 November 2018,", Band::EightToEleven),
        ("A,,2018-11-23,", Band::FourToSeven),
        // What is written goes before what is counted.
        ("A,easy read,11/12/2010,", Band::EasyRead),
    ] {
        assert_eq!(good(&format!("{headings}\n{row}"))[0].band, band, "{row}");
    }
    for (row, why) in [
        ("A,,22/11/2023,", Wrong::NotAnAge(3)),
        ("A,,22/11/2000,", Wrong::NotAnAge(26)),
        ("A,,23/11/2026,", Wrong::ToCome),
        ("A,,soon,", Wrong::NotADay),
    ] {
        assert_eq!(wrong(headings, row), [(Column::BornOn, why)], "{row}");
    }
    assert_eq!(
        wrong(headings, "A,,,"),
        [(Column::Band, Wrong::Empty)],
        "neither is there"
    );
}

#[test]
fn a_band_without_questions_is_refused() {
    let mut against = against();
    against.bands.retain(|band| *band != Band::FourToSeven);
    let list = read("Reference,Age\nA,5\nB,8", &against).unwrap();
    assert_eq!(list.faults[0].wrong, Wrong::NoQuestions);
    assert_eq!(list.rows.len(), 1);
}

#[test]
fn the_review_clock_needs_the_number_and_the_day_it_counts_from() {
    let headings = "Reference,Age,Reviews held,Last review,In care since";
    let last_on = on(2026, 8, 10);
    for (row, reviews) in [
        ("A,13,,,", None),
        // The day they came into care alone starts no clock.
        ("A,13,,,01/05/2022", None),
        (
            "A,13,0,,16/11/2026",
            Some(ReviewsHeld::None {
                in_care_since: on(2026, 11, 16),
            }),
        ),
        ("A,13,1,10/08/2026,", Some(ReviewsHeld::One { last_on })),
        (
            "A,13,7,10/08/2026,01/05/2022",
            Some(ReviewsHeld::More { last_on }),
        ),
    ] {
        assert_eq!(good(&format!("{headings}\n{row}"))[0].reviews, reviews);
    }
    for (row, column, why) in [
        ("A,13,,10/08/2026,", Column::Held, Wrong::Empty),
        ("A,13,some,10/08/2026,", Column::Held, Wrong::NotANumber),
        ("A,13,0,,", Column::InCareSince, Wrong::Empty),
        ("A,13,2,,01/05/2022", Column::LastOn, Wrong::Empty),
        ("A,13,2,23/11/2026,", Column::LastOn, Wrong::ToCome),
    ] {
        assert_eq!(wrong(headings, row), [(column, why)], "{row}");
    }
}

#[test]
fn a_reference_with_an_open_invitation_is_refused() {
    let found = wrong("Reference,Age", "CR-Open,13");
    assert_eq!(found, [(Column::Reference, Wrong::Invited)]);
}

#[test]
fn what_is_typed_for_one_is_checked_as_a_row_is() {
    let typed = |column, words: &str| (column, words.to_owned());
    let row = read_one(
        &[
            typed(Column::Reference, " CR-7 "),
            typed(Column::Band, "12-15"),
            typed(Column::ReviewOn, "1 March 2027"),
        ],
        &against(),
    )
    .unwrap();
    assert_eq!(
        (row.reference.as_str(), row.band),
        ("CR-7", Band::TwelveToFifteen)
    );
    assert_eq!(row.review_on, Some(on(2027, 3, 1)));
    let faults = read_one(&[typed(Column::Reference, "cr-open")], &against());
    assert_eq!(
        faults,
        Err(vec![
            (Column::Reference, Wrong::Invited),
            (Column::Band, Wrong::Empty)
        ])
    );
}

#[test]
fn a_reference_that_stands_twice_is_refused_the_second_time() {
    let list = read("Reference,Age\ncr-1,13\nCR-2,13\nCR-1,13", &against()).unwrap();
    assert_eq!(list.rows.len(), 2);
    assert_eq!(list.faults[0].number, 4);
    assert_eq!(list.faults[0].wrong, Wrong::SameAs(2));
}

#[test]
fn one_row_can_have_several_faults_and_counts_once() {
    let list = read("Reference,Age,Review date\n,x,y", &against()).unwrap();
    assert_eq!((list.bad.len(), list.faults.len()), (1, 3));
}

#[test]
fn forty_bad_rows_of_five_thousand_are_each_named_and_the_others_go_on() {
    let mut text = String::from("Reference,Age,Review date\n");
    for number in 2..MOST_ROWS + 2 {
        let age = if number % 125 == 0 { "teen" } else { "13" };
        text.push_str(&format!("CR-{number},{age},11/12/2026\n"));
    }
    let list = read(&text, &against()).unwrap();
    assert_eq!((list.rows.len(), list.bad.len()), (4_960, 40));
    assert!(list.faults.iter().all(|fault| {
        fault.reference == format!("CR-{}", fault.number) && fault.number % 125 == 0
    }));
    text.push_str("one,13,\n");
    assert_eq!(
        read(&text, &against()),
        Err(ListFault::TooManyRows {
            found: MOST_ROWS + 1,
            most: MOST_ROWS
        })
    );
}

#[test]
fn a_list_that_cannot_be_read_says_why() {
    for (text, fault) in [
        ("", ListFault::Nothing),
        ("\u{feff}\r\n \n", ListFault::Nothing),
        ("Age\n13", ListFault::NoColumn("Reference")),
        (
            "Reference\nA",
            ListFault::NoColumn("Age band or Date of birth"),
        ),
        ("Reference,Age", ListFault::NoRows),
        ("Reference,Age\n,\n", ListFault::NoRows),
        (
            "Ref,Reference,Age\nA,B,13",
            ListFault::TwoColumns("Reference"),
        ),
        ("Reference,Age\nA,\"13", ListFault::OpenQuote(2)),
    ] {
        assert_eq!(read(text, &against()), Err(fault), "{text}");
    }
}

#[test]
fn limits_hold_to_the_character() {
    use domain::invitation::{MOST_DECISION, MOST_DECISIONS, MOST_LABEL};
    let exact = "é".repeat(MOST_LABEL);
    assert_eq!(wrong("Reference,Name,Age", &format!("A,{exact},13")), []);
    let found = wrong("Reference,Name,Age", &format!("A,{exact}é,13"));
    let too_long = |found, most| Wrong::TooLong { found, most };
    assert_eq!(
        found,
        [(Column::Label, too_long(MOST_LABEL + 1, MOST_LABEL))]
    );
    let long = "x".repeat(MOST_DECISION + 1);
    let found = wrong("Reference,Age,Decisions", &format!("A,13,{long}"));
    let why = too_long(MOST_DECISION + 1, MOST_DECISION);
    assert_eq!(found, [(Column::Decisions, why)]);
    let many = ["x"; MOST_DECISIONS + 1].join("|");
    let found = wrong("Reference,Age,Decisions", &format!("A,13,{many}"));
    let why = Wrong::TooMany {
        found: MOST_DECISIONS + 1,
        most: MOST_DECISIONS,
    };
    assert_eq!(found, [(Column::Decisions, why)]);
}

#[test]
fn a_quotation_mark_that_never_closes_is_found_where_it_opens() {
    let text = "Reference,Age\nA,13\n\nB,\"13\nC,13\nD,13\n";
    assert_eq!(read(text, &against()), Err(ListFault::OpenQuote(4)));
    // One in the middle of a cell is a sign like any other.
    assert_eq!(
        good("Reference,Age,Name\nA,13,5\" tall")[0]
            .label
            .as_deref(),
        Some("5\" tall")
    );
}

#[test]
fn rows_keep_the_numbers_of_the_spreadsheet_over_empty_ones_and_long_cells() {
    let text = "\nReference,Age,Decisions\n\n\nA,13,\"One\n\nTwo\"\n,,\nB,x,\n";
    for text in [
        text.to_owned(),
        text.replace('\n', "\r\n"),
        text.replace('\n', "\r"),
    ] {
        let list = read(&text, &against()).unwrap();
        assert_eq!((list.rows[0].number, list.faults[0].number), (5, 7));
        assert_eq!(list.rows[0].decisions, ["One", "Two"]);
    }
}

#[test]
fn what_goes_back_to_a_spreadsheet_is_never_run_and_reads_back() {
    let line = |cells: &[&str]| {
        let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        cells::line(&cells)
    };
    let out = line(&["=1+1", "a \"b\", c", "", " @x"]);
    assert_eq!(out, "\"'=1+1\",\"a \"\"b\"\", c\",\"\",\"' @x\"\r\n");
    let back = cells::split(&out).unwrap();
    assert_eq!(back[0].1, ["'=1+1", "a \"b\", c", "", "' @x"]);
    assert_eq!(cells::meant(&back[0].1[0]), "=1+1");
    assert_eq!(cells::meant("'tis"), "'tis");
}

#[test]
fn the_rows_to_mend_are_a_list_again_with_what_to_mend() {
    let text = "Ref,Name,Age,Ward\nA,=1+1,x,North\nB,Sam,13\n,Kim";
    let list = read(text, &against()).unwrap();
    let file = list.to_mend();
    assert!(
        !file.contains(",\"=") && file.contains("\"'=1+1\""),
        "{file}"
    );
    assert!(file.contains("Age band is not known"), "{file}");
    let mended = file.replace("\"x\"", "\"13\"");
    let again = read(&mended, &against()).unwrap();
    assert_eq!((again.rows.len(), again.bad.len()), (1, 1));
    assert_eq!(again.rows[0].label.as_deref(), Some("=1+1"));
}
