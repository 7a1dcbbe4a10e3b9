use super::*;
use crate::entitlements::answers::Known;
use domain::care_status::{CareStatus, status_on};

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

const TODAY: &str = "2026-11-22";

fn lives(answers: &Answers) -> Vec<Circumstances> {
    readings(answers, "slough", on(TODAY)).unwrap()
}

fn statuses(answers: &Answers) -> Vec<CareStatus> {
    lives(answers)
        .iter()
        .map(|life| status_on(life, on(TODAY)).is)
        .collect()
}

fn in_care(born: Born, since: Since) -> Answers {
    Answers {
        born: Some(born),
        care: Some(Care::Now),
        since: Some(since),
        home: Some(Known::Is(Home::Foster)),
        ..Answers::default()
    }
}

fn left(born: Born, came: AtAge, left: AtAge) -> Answers {
    Answers {
        born: Some(born),
        care: Some(Care::Left),
        came: Some(came),
        left: Some(left),
        ..Answers::default()
    }
}

#[test]
fn every_birthday_at_the_edge_of_an_age_is_of_that_age() {
    for age in 14..25 {
        for life in lives(&in_care(Born::Age(age), Since::NotSure)) {
            assert_eq!(life.age_on(on(TODAY)), i32::from(age));
        }
        let days = births(&in_care(Born::Age(age), Since::NotSure), on(TODAY));
        assert_eq!(
            Circumstances::born(days_before(days[0], 1)).age_on(on(TODAY)),
            i32::from(age) + 1,
            "the earliest is the earliest"
        );
        assert_eq!(
            Circumstances::born(days_after(days[1], 1)).age_on(on(TODAY)),
            i32::from(age) - 1,
            "the latest is the latest"
        );
    }
}

#[test]
fn rough_answers_agree_where_it_does_not_matter() {
    let sure = statuses(&in_care(Born::Age(16), Since::Longer));
    assert!(
        sure.iter().all(|is| *is == CareStatus::Eligible),
        "{sure:?}"
    );
    let leaver = statuses(&left(Born::Age(19), AtAge::Age(14), AtAge::At18));
    assert!(
        leaver.iter().all(|is| *is == CareStatus::FormerRelevant),
        "{leaver:?}"
    );
}

#[test]
fn rough_answers_differ_where_it_matters() {
    let near = statuses(&in_care(Born::Age(16), Since::ToThreeMonths));
    assert!(near.contains(&CareStatus::Eligible), "{near:?}");
    assert!(near.contains(&CareStatus::LookedAfter), "{near:?}");
    let short = statuses(&left(Born::Age(19), AtAge::Age(17), AtAge::Age(17)));
    assert!(short.contains(&CareStatus::FormerRelevant), "{short:?}");
    assert!(short.contains(&CareStatus::Qualifying), "{short:?}");
}

#[test]
fn exact_days_are_one_life_and_nothing_is_rough_any_more() {
    let answers = in_care(Born::On(on("2009-03-14")), Since::On(on("2022-05-01")));
    assert_eq!(lives(&answers).len(), 1);
    assert_eq!(roughest(&answers), None);
    let rough = in_care(Born::Age(16), Since::On(on("2022-05-01")));
    assert_eq!(roughest(&rough), Some(Field::BornOn));
}

#[test]
fn no_answer_makes_a_life_that_cannot_be() {
    let ages = [
        AtAge::Under14,
        AtAge::Age(14),
        AtAge::Age(15),
        AtAge::Age(16),
        AtAge::Age(17),
        AtAge::At18,
    ];
    for born in (14..25).map(Born::Age).chain([Born::Over24]) {
        for (at, came) in ages.into_iter().enumerate() {
            for gone in &ages[at..] {
                assert!(!lives(&left(born, came, *gone)).is_empty());
            }
        }
        for since in [Since::UnderMonth, Since::ToYear, Since::Longer] {
            assert!(!lives(&in_care(born, since)).is_empty());
        }
    }
    for since in [
        Since::UnderMonth,
        Since::ToThreeMonths,
        Since::ToTwoYears,
        Since::Longer,
    ] {
        assert!(!lives(&in_care(Born::Under14, since)).is_empty());
    }
}

#[test]
fn exact_days_that_cannot_be_are_refused() {
    let today = on(TODAY);
    let future = in_care(Born::On(on("2027-01-01")), Since::NotSure);
    assert!(matches!(
        readings(&future, "slough", today),
        Err(Fault::NotBornYet { .. })
    ));
    let before_birth = in_care(Born::On(on("2009-03-14")), Since::On(on("2008-01-01")));
    assert!(matches!(
        readings(&before_birth, "slough", today),
        Err(Fault::BeforeBirth { .. })
    ));
}

#[test]
fn leaving_care_before_coming_into_it_is_refused() {
    let answers = left(Born::Age(19), AtAge::Age(17), AtAge::Age(15));
    assert!(matches!(
        readings(&answers, "slough", on(TODAY)),
        Err(Fault::EndsBeforeItStarts { .. })
    ));
}

#[test]
fn an_age_nobody_knows_is_no_life_at_all() {
    assert!(lives(&in_care(Born::NotSure, Since::Longer)).is_empty());
}
