use super::*;

fn refused(written: &str) -> String {
    circumstances(written).unwrap_err().to_string()
}

#[test]
fn a_bad_file_gets_one_line_that_names_the_field_and_says_what_to_write() {
    let deep = format!(
        "{{\"born_on\":\"2009-03-14\",\"unsure\":{}{}}}",
        "[".repeat(5_000),
        "]".repeat(5_000)
    );
    let born = |rest: &str| format!("{{\"born_on\":\"2009-03-14\",{rest}}}");
    for (written, line) in [
        (
            "",
            "the file: is empty; it must hold the facts about one person, in { }",
        ),
        (
            " \n",
            "the file: is empty; it must hold the facts about one person, in { }",
        ),
        ("not json", "the file: is not JSON, at line 1, column 2"),
        (
            "{\"born_on\":",
            "the file: stops in the middle, at line 1, column 11; a bracket or a quote is missing",
        ),
        (
            "{\"born_on\":\"2009-03-14\"} again",
            "the file: goes on after the last bracket, at line 1, column 26; take that out",
        ),
        ("{}", "born_on: is missing"),
        (
            "[\"2009-03-14\"]",
            "the file: is a list; write the facts in { }, each with its name",
        ),
        (
            "[1]",
            "the file: is a list; write the facts in { }, each with its name",
        ),
        (
            "\"2009\"",
            "the file: is not a set of facts; write it in { }",
        ),
        (
            r#"{"born_on":"2009-02-30"}"#,
            "born_on: is not a day; write one that exists, like \"2009-03-14\"",
        ),
        (
            r#"{"born_on":null}"#,
            "born_on: is not a day; write one that exists, like \"2009-03-14\"",
        ),
        (
            &born(r#""born_on":"2009-03-14""#),
            "born_on: is given twice; take one out",
        ),
        (
            &born(r#""care_periods":[{}]"#),
            "care_periods[0].from: is missing",
        ),
        (
            &born(r#""care_periods":[{"from":"14.3.2020"}]"#),
            "care_periods[0].from: is not a day; write one that exists, like \"2009-03-14\"",
        ),
        (
            &born(r#""care_periods":[["2020-01-01"]]"#),
            "care_periods[0]: is a list; write the facts in { }, each with its name",
        ),
        (
            &born(r#""care_periods":"always""#),
            "care_periods: is not a list; write it in [ ]",
        ),
        (
            &born(r#""last":[3]"#),
            "last: is a list; write the facts in { }, each with its name",
        ),
        (
            &born(r#""last":{"reviews_held":-3}"#),
            "last.reviews_held: is not a whole number from 0 up",
        ),
        (
            &born(r#""unaccompanied":"yes""#),
            "unaccompanied: is neither true nor false",
        ),
        (
            &born(r#""studying":"jug\u001b[31mgling""#),
            "studying: “jug [31mgling” is not known here; use one of: nursery, school, college, university, apprenticeship, work, none",
        ),
        (
            &born(r#""studying":7"#),
            "studying: is not a word in quotes",
        ),
    ] {
        assert_eq!(refused(written), line, "{written}");
    }
    for (written, begins) in [
        (
            born(r#""nickname":"x""#),
            "nickname: is no fact that is known here; use one of: born_on, ",
        ),
        (
            born(r#""unsure":["weather"]"#),
            "unsure[0]: “weather” is not known here; use one of: born_on, ",
        ),
        (deep, "unsure[0]"),
    ] {
        let line = refused(&written);
        assert!(line.starts_with(begins), "{line}");
        assert_eq!(line.lines().count(), 1, "{line}");
    }
}

#[test]
fn a_long_word_is_cut_and_a_mark_at_the_beginning_does_no_harm() {
    let line = refused(&format!(
        "{{\"born_on\":\"2009-03-14\",\"{}\":1}}",
        "x".repeat(50_000)
    ));
    assert!(line.len() < 400, "{}", line.len());
    assert!(circumstances("\u{feff}{\"born_on\":\"2009-03-14\"}").is_ok());
}

#[test]
fn the_answer_has_the_keys_that_the_design_names() {
    let edition = content::edition().unwrap();
    let person = circumstances(
        r#"{"born_on":"2009-03-14","care_periods":[{"from":"2022-05-01","to":null,"basis":"section_20","short_breaks":false}],"last":{"reviews_held":0}}"#,
    )
    .unwrap();
    let on = "2026-11-22".parse().unwrap();
    let answer = serde_json::to_value(explain(&edition, &person, on)).unwrap();
    assert_eq!(answer["on"], "2026-11-22");
    assert_eq!(answer["status"]["is"], "eligible");
    assert_eq!(answer["status"]["certain"], true);
    assert_eq!(answer["status"]["because"][0], "CS-03");
    let home = answer["entitlements"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["fact"] == "MO-01")
        .unwrap();
    assert_eq!(home["standing"], "from");
    assert_eq!(home["from_on"], "2027-03-14");
    assert_eq!(home["amount"]["pounds"], 3000);
    assert_eq!(home["amount"]["kind"], "at_least");
    assert_eq!(home["law_or_local"], "law");
    let first = answer["due"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["fact"] == "TD-01")
        .unwrap();
    assert_eq!(
        (&first["id"], &first["due_on"], &first["overdue"]),
        (&"first-review".into(), &"2022-05-30".into(), &true.into())
    );
    let eighteen = answer["coming"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["event"] == "18th birthday")
        .unwrap();
    assert_eq!(eighteen["on"], "2027-03-14");
    assert!(eighteen["starts"].as_array().unwrap().contains(&home["id"]));
}

#[test]
fn the_readable_answer_says_why_and_from_where() {
    let edition = content::edition().unwrap();
    let person = circumstances(r#"{"born_on":"2006-03-14","care_periods":[{"from":"2015-05-01","to":"2024-03-14"}],"studying":"university"}"#).unwrap();
    let on = "2026-11-22".parse().unwrap();
    let text = readable::page(
        &edition,
        &decide(&edition.rules, &edition.bank_holidays, &person, on),
    );
    assert!(
        text.starts_with("On Sunday 22 November 2026: former relevant (CS-08)"),
        "{text}"
    );
    assert!(text.contains("MO-04") && text.contains("£2,000"), "{text}");
}
