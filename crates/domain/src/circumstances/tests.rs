use super::*;

const WHOLE: &str = r#"{"born_on":"2009-03-14",
 "care_periods":[{"from":"2022-05-01","to":null,"basis":"section_20","short_breaks":false}],
 "left_care_to":null, "left_care_on":null,
 "placement":{"since":"2025-06-01","kind":"foster","until_18":true,"long_term_fostered":false,"agrees_six_monthly_visits":false,"council_provided_16_plus":false},
 "last":{"reviews_held":3,"review_on":"2026-08-10","visit_on":"2026-10-20","health_assessment_on":null,"pathway_review_on":null},
 "studying":"college","unaccompanied":false,"special_guardianship":false,"privately_fostered":false,"staying_put":false,
 "wants_adviser":null,"council":"slough","unsure":["last.review_on"]}"#;

fn read(written: &str) -> Circumstances {
    serde_json::from_str(written).unwrap()
}

fn fault(written: &str) -> String {
    read(written)
        .check("2026-11-22".parse().unwrap())
        .unwrap_err()
        .to_string()
}

#[test]
fn null_says_not_yet_and_an_absent_key_says_nothing() {
    let person = read(WHOLE);
    assert_eq!(
        person.last.visit_on,
        Told::On("2026-10-20".parse().unwrap())
    );
    assert_eq!(person.last.health_assessment_on, Told::NotYet);
    assert_eq!(person.last.adviser_contact_on, Told::NotTold);
    assert!(person.is_unsure_of(Field::ReviewOn));
    assert_eq!(person.check("2026-11-22".parse().unwrap()), Ok(()));
}

#[test]
fn only_the_birthday_is_needed() {
    assert_eq!(
        read(r#"{"born_on":"2009-03-14"}"#),
        Circumstances::born("2009-03-14".parse().unwrap())
    );
}

#[test]
fn unknown_fields_and_words_are_refused() {
    for written in [
        r#"{"born_on":"2009-03-14","nickname":"x"}"#,
        r#"{"born_on":"2009-03-14","studying":"juggling"}"#,
        r#"{"born_on":"2009-03-14","unsure":["weather"]}"#,
        r#"{"born_on":"2009-02-30"}"#,
        r#"{"studying":"school"}"#,
    ] {
        assert!(
            serde_json::from_str::<Circumstances>(written).is_err(),
            "{written}"
        );
    }
}

#[test]
fn impossible_facts_name_the_field() {
    for (written, field) in [
        (r#"{"born_on":"2026-11-23"}"#, "born_on"),
        (r#"{"born_on":"1905-11-21"}"#, "born_on"),
        (
            r#"{"born_on":"2009-01-01","care_periods":[{"from":"2020-02-01","to":"2020-01-31"}]}"#,
            "care_periods: period 1",
        ),
        (
            r#"{"born_on":"2009-01-01","care_periods":[{"from":"2008-02-01"}]}"#,
            "care_periods: period 1",
        ),
        (
            r#"{"born_on":"2009-01-01","care_periods":[{"from":"2021-01-01"},{"from":"2020-01-01","to":"2021-01-02"}]}"#,
            "care_periods: periods 2 and 1 overlap",
        ),
        (
            r#"{"born_on":"2009-01-01","left_care_on":"2019-12-31","care_periods":[{"from":"2020-01-01","to":"2021-01-02"}]}"#,
            "left_care_on",
        ),
        (
            r#"{"born_on":"2009-01-01","placement":{"since":"2008-12-31"}}"#,
            "placement.since",
        ),
    ] {
        assert!(
            fault(written).starts_with(field),
            "{written}: {}",
            fault(written)
        );
    }
}

#[test]
fn one_period_may_start_on_the_day_another_ends() {
    let person = read(
        r#"{"born_on":"2009-01-01","care_periods":[{"from":"2020-01-01","to":"2021-01-01"},{"from":"2021-01-01"}]}"#,
    );
    assert_eq!(person.check("2026-11-22".parse().unwrap()), Ok(()));
    assert_eq!(
        fault(r#"{"born_on":"2027-11-22"}"#),
        "born_on: 2027-11-22 is after 2026-11-22, the day asked about; check the year"
    );
}
