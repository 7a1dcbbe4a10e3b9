//! Lists as councils have them, good and bad.

use super::*;
use crate::invitation::MOST_ROWS;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn good(text: &str) -> Vec<Row> {
    let list = read(text, today()).unwrap();
    assert_eq!(list.faults, []);
    list.rows
}

fn wrong(headings: &str, row: &str) -> Vec<(Column, Wrong)> {
    let list = read(&format!("{headings}\n{row}"), today()).unwrap();
    assert_eq!(list.rows.len() + list.bad_rows(), 1, "{row}");
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
fn formulas_are_named_and_never_taken() {
    for cell in ["=1+1", "+44", "-x", "@SUM(A1)", "=cmd|' /C calc'!A0"] {
        let found = wrong("Reference,Name,Age", &format!("A,{cell},13"));
        assert_eq!(found, [(Column::Label, Wrong::Formula)], "{cell}");
    }
    let found = wrong("Reference,Age,Decisions", "A,13,=HYPERLINK(1)");
    assert_eq!(found, [(Column::Decisions, Wrong::Formula)]);
    // A list of points is not a formula.
    let rows = good("Reference,Age,Decisions\nA,13,\"- One\n- Two\"");
    assert_eq!(rows[0].decisions, ["One", "Two"]);
}

#[test]
fn a_reference_that_stands_twice_is_refused_the_second_time() {
    let list = read("Reference,Age\ncr-1,13\nCR-2,13\nCR-1,13", today()).unwrap();
    assert_eq!(list.rows.len(), 2);
    assert_eq!(list.faults[0].number, 4);
    assert_eq!(list.faults[0].wrong, Wrong::SameAs(2));
}

#[test]
fn one_row_can_have_several_faults_and_counts_once() {
    let list = read("Reference,Age,Review date\n,x,y", today()).unwrap();
    assert_eq!((list.bad_rows(), list.faults.len()), (1, 3));
}

#[test]
fn forty_bad_rows_of_five_thousand_are_each_named_and_the_others_go_on() {
    let mut text = String::from("Reference,Age,Review date\n");
    for number in 2..MOST_ROWS + 2 {
        let age = if number % 125 == 0 { "teen" } else { "13" };
        text.push_str(&format!("CR-{number},{age},11/12/2026\n"));
    }
    let list = read(&text, today()).unwrap();
    assert_eq!((list.rows.len(), list.bad_rows()), (4_960, 40));
    assert!(list.faults.iter().all(|fault| {
        fault.reference == format!("CR-{}", fault.number) && fault.number % 125 == 0
    }));
    text.push_str("one,13,\n");
    assert_eq!(
        read(&text, today()),
        Err(ListFault::TooManyRows {
            found: MOST_ROWS + 1,
            most: MOST_ROWS
        })
    );
}

#[test]
fn a_list_that_cannot_be_read_says_why() {
    for (text, fault) in [
        ("", ListFault::NoColumn("Reference")),
        ("Age\n13", ListFault::NoColumn("Reference")),
        ("Reference\nA", ListFault::NoColumn("Age band")),
        ("Reference,Age", ListFault::NoRows),
        ("Reference,Age\n,\n", ListFault::NoRows),
        (
            "Ref,Reference,Age\nA,B,13",
            ListFault::TwoColumns("Reference"),
        ),
        ("Reference,Age\nA,\"13", ListFault::OpenQuote(2)),
    ] {
        assert_eq!(read(text, today()), Err(fault), "{text}");
    }
}

#[test]
fn limits_hold_to_the_character() {
    use crate::invitation::{MOST_DECISION, MOST_DECISIONS, MOST_LABEL};
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
fn what_goes_back_to_a_spreadsheet_is_never_run_and_reads_back() {
    let out = cells::line(&["=1+1", "a \"b\", c", ""]);
    assert_eq!(out, "\"'=1+1\",\"a \"\"b\"\", c\",\"\"\r\n");
    let back = cells::split(&out).unwrap();
    assert_eq!(back[0], ["'=1+1", "a \"b\", c", ""]);
}
