use super::*;

fn refused(written: &str) -> String {
    circumstances(written).unwrap_err().to_string()
}

#[test]
fn a_bad_file_gets_one_line_that_names_the_field() {
    let deep = format!(
        "{{\"born_on\":\"2009-03-14\",\"unsure\":{}{}}}",
        "[".repeat(5_000),
        "]".repeat(5_000)
    );
    for (written, begins) in [
        (
            r#"{"born_on":"2009-03-14","nickname":"x"}"#,
            "nickname: unknown field",
        ),
        (
            r#"{"born_on":"2009-03-14","studying":"juggling"}"#,
            "studying: unknown variant `juggling`",
        ),
        (r#"{"born_on":"2009-02-30"}"#, "born_on:"),
        (
            r#"{"studying":"school"}"#,
            "the file: missing field `born_on`",
        ),
        (
            r#"{"born_on":"2009-03-14","care_periods":[{"from":"2020-01-01","basis":"x"}]}"#,
            "care_periods[0].basis:",
        ),
        (
            r#"{"born_on":"2009-03-14","unsure":["weather"]}"#,
            "unsure[0]: unknown variant",
        ),
        ("not json", "the file: expected"),
        (
            r#"{"born_on":"2009-03-14"} again"#,
            "the file: trailing characters",
        ),
        (deep.as_str(), "unsure"),
    ] {
        let line = refused(written);
        assert!(line.starts_with(begins), "{line}");
        assert_eq!(line.lines().count(), 1, "{line}");
    }
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
