//! Standing of a few rules around their edges. The rules themselves are tried by
//! the cases in `content/cases`.

use super::amount::{Amount, AmountKind, Version};
use super::condition::Condition;
use super::named::Named;
use super::question::Question;
use super::standing::{Standing, standing};
use super::*;
use crate::care_status::CareStatus;
use crate::circumstances::{CarePeriod, Circumstances, Field, Studying};
use chrono::NaiveDate;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn rule(footing: Footing, when: Vec<Condition>) -> Rule {
    Rule {
        id: RuleId::from("any"),
        title: String::new(),
        what: String::new(),
        who: String::new(),
        how_to_ask: String::new(),
        ask_words: None,
        if_not: String::new(),
        footing,
        source: Source {
            fact: FactId::from("MO-01"),
            from: String::new(),
            link: None,
            checked_on: day("2026-11-22"),
        },
        words_only: false,
        when,
        versions: Vec::new(),
    }
}

fn status(is: &[CareStatus]) -> Condition {
    let (is, ask) = (is.to_vec(), Vec::new());
    Condition::Status { is, ask }
}

/// In care since 2022.
fn in_care(born_on: &str) -> Circumstances {
    Circumstances {
        care_periods: Some(vec![CarePeriod {
            from: day("2022-05-01"),
            to: None,
            basis: None,
            short_breaks: false,
        }]),
        ..Circumstances::born(day(born_on))
    }
}

#[test]
fn an_entitlement_at_18_is_from_the_birthday_now_on_it_and_ended_at_25() {
    let home = rule(Footing::Law, vec![status(&[CareStatus::FormerRelevant])]);
    let person = in_care("2009-03-14");
    let on = |text| standing(&home, &person, day(text));
    let birthday = Standing::From(day("2027-03-14"));
    assert_eq!(on("2026-11-22"), birthday);
    assert_eq!(on("2027-03-13"), birthday);
    assert_eq!(on("2027-03-14"), Standing::Now);
    assert_eq!(on("2034-03-13"), Standing::Now);
    assert_eq!(on("2034-03-14"), Standing::Ended(day("2034-03-14")));
}

#[test]
fn somebody_born_on_29_february_begins_on_1_march_in_a_common_year() {
    let home = rule(Footing::Law, vec![status(&[CareStatus::FormerRelevant])]);
    let person = in_care("2008-02-29");
    assert_eq!(
        standing(&home, &person, day("2026-02-28")),
        Standing::From(day("2026-03-01"))
    );
    assert_eq!(standing(&home, &person, day("2026-03-01")), Standing::Now);
}

#[test]
fn a_missing_fact_asks_only_while_its_answer_would_matter() {
    let studying = Condition::Studying {
        is: vec![Studying::Apprenticeship],
        ask: Vec::new(),
    };
    let age = Condition::Age {
        from: Some(16),
        until: Some(25),
        ask_until: None,
    };
    let bursary = rule(Footing::Law, vec![age, studying]);
    let person = in_care("2009-03-14");
    let on = |text| standing(&bursary, &person, day(text));
    assert_eq!(on("2024-11-22"), Standing::NotMet(0));
    assert_eq!(
        on("2026-11-22"),
        Standing::Ask(Question::Fact(Field::Studying))
    );
    let told = Circumstances {
        studying: Some(Studying::School),
        ..person.clone()
    };
    assert_eq!(
        standing(&bursary, &told, day("2026-11-22")),
        Standing::NotMet(1)
    );
    let unsure = Circumstances {
        studying: Some(Studying::Apprenticeship),
        unsure: vec![Field::Studying],
        ..person
    };
    assert_eq!(
        standing(&bursary, &unsure, day("2026-11-22")),
        Standing::Ask(Question::Fact(Field::Studying))
    );
}

#[test]
fn what_is_only_announced_is_never_a_right() {
    let coming = rule(
        Footing::Announced,
        vec![status(&[CareStatus::FormerRelevant])],
    );
    let person = in_care("2009-03-14");
    for text in ["2020-01-01", "2026-11-22", "2030-01-01"] {
        assert_eq!(
            standing(&coming, &person, day(text)),
            Standing::Ask(Question::NotLawYet),
            "{text}"
        );
    }
    assert_eq!(
        standing(&coming, &person, day("2034-03-14")),
        Standing::NotMet(0)
    );
}

#[test]
fn a_fact_known_without_a_source_gives_no_day_and_no_amount() {
    let mut bare = rule(Footing::Law, vec![status(&[CareStatus::FormerRelevant])]);
    bare.words_only = true;
    bare.versions = vec![Version {
        from: day("2011-04-01"),
        turned_18_from: None,
        amount: Some(Amount {
            pounds: 1,
            kind: AmountKind::Exactly,
        }),
    }];
    let person = in_care("2009-03-14");
    let life = life::Life::of(&person);
    let laid = standing::Laid::out(&bare, &life);
    for text in ["2026-11-22", "2030-01-01", "2040-01-01"] {
        let stand = laid.on(day(text));
        assert_eq!(
            (stand.from_on, stand.until_on, stand.amount),
            (None, None, None),
            "{text}"
        );
        assert!(
            !matches!(stand.standing, Standing::From(_) | Standing::Ended(_)),
            "{text}"
        );
    }
}

#[test]
fn the_course_year_turns_on_1_september() {
    let course = rule(
        Footing::Law,
        vec![Condition::AgeOn31August { from: 16, to: 18 }],
    );
    // 16 on 31 August itself, and a day too late for it.
    for (born_on, from) in [("2010-08-31", "2026-09-01"), ("2010-09-01", "2027-09-01")] {
        let person = Circumstances::born(day(born_on));
        assert_eq!(
            standing(&course, &person, day("2026-08-31")),
            Standing::From(day(from)),
            "{born_on}"
        );
    }
}

#[test]
fn a_year_in_care_counts_only_without_a_gap() {
    let savings = rule(Footing::Law, vec![Condition::LookedAfterForMonths(12)]);
    let mut person = in_care("2014-06-10");
    assert_eq!(
        standing(&savings, &person, day("2023-04-30")),
        Standing::From(day("2023-05-01"))
    );
    let period = |from: &str, to: Option<&str>| CarePeriod {
        from: day(from),
        to: to.map(day),
        basis: None,
        short_breaks: false,
    };
    person.care_periods = Some(vec![
        period("2022-05-01", Some("2023-01-10")),
        period("2023-01-11", None),
    ]);
    assert_eq!(
        standing(&savings, &person, day("2023-06-01")),
        Standing::From(day("2024-01-11"))
    );
}

#[test]
fn every_named_condition_answers_for_somebody_of_whom_only_the_birthday_is_known() {
    use Named::*;
    for named in [
        InCareOrNewFamily,
        InCareAt16Or17,
        InCareThreeMonthsPast16,
        QualifyingTo25,
        LeaverTo25,
        FosterHomePast18,
    ] {
        let asked = rule(Footing::Law, vec![Condition::Named(named)]);
        let person = Circumstances::born(day("2009-03-14"));
        assert!(
            matches!(
                standing(&asked, &person, day("2026-11-22")),
                Standing::Ask(Question::Fact(_))
            ),
            "{named:?}"
        );
    }
}
