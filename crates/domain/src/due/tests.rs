use super::*;
use crate::circumstances::{Basis, CarePeriod, Home};

fn day(written: &str) -> NaiveDate {
    written.parse().unwrap()
}

fn holidays() -> BankHolidays {
    let days = [
        "2025-12-25",
        "2025-12-26",
        "2026-01-01",
        "2026-04-03",
        "2026-04-06",
        "2026-05-04",
        "2026-05-25",
        "2026-08-31",
        "2026-12-25",
        "2026-12-28",
        "2027-01-01",
    ];
    BankHolidays {
        first_year: 2020,
        last_year: 2027,
        days: days.map(day).to_vec(),
    }
}

/// In care by agreement from `from`, fostered from the same day.
fn fostered(born: &str, from: &str) -> Circumstances {
    let mut person = Circumstances::born(day(born));
    person.care_periods = Some(vec![CarePeriod {
        from: day(from),
        to: None,
        basis: Some(Basis::Section20),
        short_breaks: false,
    }]);
    person.placement = Some(Placement {
        since: Some(day(from)),
        kind: Some(Home::Foster),
        until_18: Some(false),
        long_term_fostered: Some(false),
        agrees_six_monthly_visits: Some(false),
        council_provided_16_plus: Some(false),
    });
    person.last = Last {
        reviews_held: Some(0),
        review_on: None,
        visit_on: Told::NotYet,
        health_assessment_on: Told::NotYet,
        pathway_review_on: Told::NotYet,
        adviser_contact_on: Told::NotYet,
    };
    person.council = Some("slough".into());
    person
}

fn left(mut person: Circumstances, on: &str) -> Circumstances {
    if let Some(period) = person
        .care_periods
        .as_mut()
        .and_then(|periods| periods.first_mut())
    {
        period.to = Some(day(on));
    }
    person
}

fn due(person: &Circumstances, on: &str, fact: &str) -> Option<String> {
    duties_on(person, &holidays(), day(on))
        .due
        .into_iter()
        .find(|duty| duty.fact.as_str() == fact)
        .map(|duty| {
            format!(
                "{}{}",
                duty.due.roughly(),
                if duty.overdue { " overdue" } else { "" }
            )
        })
}

fn asks(person: &Circumstances, on: &str) -> Vec<&'static str> {
    duties_on(person, &holidays(), day(on))
        .asks
        .into_iter()
        .map(|ask| ask.field.as_str())
        .collect()
}

#[test]
fn reviews_follow_the_number_held() {
    let mut person = fostered("2012-05-20", "2026-11-02");
    assert_eq!(
        due(&person, "2026-11-22", "TD-01").as_deref(),
        Some("2026-11-30")
    );
    assert_eq!(
        due(&person, "2026-11-30", "TD-01").as_deref(),
        Some("2026-11-30")
    );
    assert_eq!(
        due(&person, "2026-12-01", "TD-01").as_deref(),
        Some("2026-11-30 overdue")
    );
    person.last.reviews_held = Some(1);
    person.last.review_on = Some(day("2026-11-30"));
    assert_eq!(
        due(&person, "2026-12-01", "TD-02").as_deref(),
        Some("2027-02-28")
    );
    person.last.reviews_held = Some(2);
    person.last.review_on = Some(day("2026-08-31"));
    assert_eq!(
        due(&person, "2026-12-01", "TD-03").as_deref(),
        Some("2027-02-28")
    );
    assert_eq!(due(&person, "2026-12-01", "TD-01"), None);
    person.last.review_on = None;
    assert_eq!(due(&person, "2026-12-01", "TD-03"), None);
    assert!(asks(&person, "2026-12-01").contains(&"last.review_on"));
}

#[test]
fn visits_follow_the_age_of_the_placement() {
    let mut person = fostered("2012-05-20", "2025-11-22");
    assert_eq!(
        due(&person, "2026-11-21", "TD-11").as_deref(),
        Some("2025-11-29 overdue")
    );
    person.last.visit_on = Told::On(day("2025-11-21"));
    assert_eq!(
        due(&person, "2026-11-21", "TD-11").as_deref(),
        Some("2025-11-29 overdue")
    );
    person.last.visit_on = Told::On(day("2026-10-20"));
    assert_eq!(
        due(&person, "2026-11-21", "TD-12").as_deref(),
        Some("2026-12-01")
    );
    assert_eq!(due(&person, "2026-11-22", "TD-12"), None);
    assert_eq!(
        due(&person, "2026-11-22", "TD-13").as_deref(),
        Some("2026-12-01")
    );
    let with = |change: fn(&mut Placement)| {
        let mut other = person.clone();
        change(other.placement.as_mut().unwrap());
        other
    };
    let settled = with(|home| home.until_18 = Some(true));
    assert_eq!(
        due(&settled, "2026-11-22", "TD-13").as_deref(),
        Some("2027-01-20")
    );
    let agreed = with(|home| {
        home.long_term_fostered = Some(true);
        home.agrees_six_monthly_visits = Some(true);
    });
    assert_eq!(
        due(&agreed, "2026-11-22", "TD-14").as_deref(),
        Some("2027-04-20")
    );
    assert_eq!(
        due(&agreed, "2026-11-21", "TD-12").as_deref(),
        Some("2026-12-01")
    );
    let not_agreed = with(|home| home.long_term_fostered = Some(true));
    assert_eq!(
        due(&not_agreed, "2026-11-22", "TD-13").as_deref(),
        Some("2026-12-01")
    );
    let unknown = with(|home| home.until_18 = None);
    assert_eq!(due(&unknown, "2026-11-22", "TD-13"), None);
    assert!(asks(&unknown, "2026-11-22").contains(&"placement.until_18"));
}

#[test]
fn at_home_and_with_relatives_visits_are_weekly_at_first() {
    let mut person = fostered("2012-05-20", "2026-11-02");
    person.placement.as_mut().unwrap().kind = Some(Home::ConnectedTemporary);
    assert_eq!(
        due(&person, "2026-11-22", "TD-16").as_deref(),
        Some("2026-11-09 overdue")
    );
    person.last.visit_on = Told::On(day("2026-11-20"));
    assert_eq!(
        due(&person, "2026-11-22", "TD-16").as_deref(),
        Some("2026-11-27")
    );
    person.last.reviews_held = Some(1);
    assert_eq!(
        due(&person, "2026-11-22", "TD-16").as_deref(),
        Some("2026-12-18")
    );
    person.placement.as_mut().unwrap().kind = Some(Home::Parents);
    let under = |basis| {
        let mut other = person.clone();
        other.care_periods.as_mut().unwrap()[0].basis = Some(basis);
        other
    };
    assert_eq!(
        due(&under(Basis::InterimCareOrder), "2026-11-22", "TD-15").as_deref(),
        Some("2026-12-18")
    );
    assert_eq!(
        due(&under(Basis::CareOrder), "2026-11-22", "TD-15").as_deref(),
        Some("2027-01-01")
    );
    assert_eq!(due(&under(Basis::Section20), "2026-11-22", "TD-15"), None);
}

#[test]
fn plans_count_working_days_over_easter_and_only_by_agreement_for_the_care_plan() {
    let mut person = fostered("2012-05-20", "2026-04-01");
    assert_eq!(
        due(&person, "2026-04-02", "TD-18").as_deref(),
        Some("2026-04-17")
    );
    assert_eq!(
        due(&person, "2026-04-02", "TD-19").as_deref(),
        Some("2026-04-10")
    );
    assert_eq!(
        due(&person, "2026-04-02", "TD-26").as_deref(),
        Some("2026-04-17")
    );
    person.care_periods.as_mut().unwrap()[0].basis = Some(Basis::CareOrder);
    assert_eq!(due(&person, "2026-04-02", "TD-18"), None);
    assert_eq!(
        due(&fostered("2023-04-03", "2026-04-01"), "2026-04-02", "TD-26"),
        None,
        "not yet three"
    );
}

#[test]
fn health_follows_the_age_at_the_last_assessment() {
    let mut person = fostered("2020-06-15", "2025-01-10");
    assert_eq!(
        due(&person, "2025-02-01", "TD-21").as_deref(),
        Some("2025-02-07")
    );
    person.last.health_assessment_on = Told::On(day("2025-06-14"));
    assert_eq!(
        due(&person, "2025-07-01", "TD-22").as_deref(),
        Some("2025-12-14")
    );
    person.last.health_assessment_on = Told::On(day("2025-06-15"));
    assert_eq!(
        due(&person, "2025-07-01", "TD-22").as_deref(),
        Some("2026-06-15")
    );
    person.last.health_assessment_on = Told::On(day("2025-01-09"));
    assert_eq!(
        due(&person, "2025-07-01", "TD-21").as_deref(),
        Some("2025-02-07 overdue"),
        "before care began"
    );
}

#[test]
fn the_pathway_assessment_counts_from_the_later_of_16_and_eligible() {
    let mut person = fostered("2010-08-31", "2024-01-10");
    assert_eq!(due(&person, "2026-08-30", "TD-29"), None);
    assert_eq!(
        due(&person, "2026-08-31", "TD-29").as_deref(),
        Some("2026-11-30")
    );
    let late = fostered("2010-05-01", "2026-06-01");
    assert_eq!(due(&late, "2026-08-30", "TD-29"), None, "90 days");
    assert_eq!(
        due(&late, "2026-08-31", "TD-29").as_deref(),
        Some("2026-11-30")
    );
    person.last.pathway_review_on = Told::On(day("2026-08-31"));
    assert_eq!(due(&person, "2026-11-22", "TD-29"), None);
    assert_eq!(
        due(&person, "2026-11-22", "TD-31").as_deref(),
        Some("2027-02-28")
    );
}

#[test]
fn a_home_the_council_provides_after_care_brings_its_own_days() {
    let mut person = left(fostered("2008-12-01", "2020-01-10"), "2026-10-01");
    let home = person.placement.as_mut().unwrap();
    home.since = Some(day("2026-10-01"));
    home.kind = Some(Home::Supported);
    home.council_provided_16_plus = Some(true);
    assert_eq!(
        due(&person, "2026-10-20", "TD-32").as_deref(),
        Some("2026-10-29")
    );
    assert_eq!(
        due(&person, "2026-10-20", "TD-33").as_deref(),
        Some("2026-10-08 overdue")
    );
    assert_eq!(due(&person, "2026-10-20", "TD-11"), None);
    person.last.adviser_contact_on = Told::On(day("2026-10-20"));
    assert_eq!(
        due(&person, "2026-10-20", "TD-33").as_deref(),
        Some("2026-12-20")
    );
    assert_eq!(
        due(&person, "2026-10-20", "TD-35").as_deref(),
        Some("2026-12-01")
    );
    person.council = Some("leeds".into());
    assert_eq!(due(&person, "2026-10-20", "TD-35"), None);
    person.last.pathway_review_on = Told::On(day("2026-10-29"));
    assert_eq!(due(&person, "2026-11-20", "TD-32"), None);
}

#[test]
fn support_is_offered_again_each_year_from_21_to_24() {
    let person = left(fostered("2004-03-14", "2015-01-10"), "2022-03-14");
    assert_eq!(due(&person, "2025-03-13", "CS-12"), None);
    assert_eq!(
        due(&person, "2025-03-14", "CS-12").as_deref(),
        Some("2025-03-14")
    );
    assert_eq!(
        due(&person, "2025-03-15", "CS-12").as_deref(),
        Some("2026-03-14")
    );
    assert_eq!(due(&person, "2028-03-15", "CS-12"), None);
    let mut wants = person.clone();
    wants.wants_adviser = Some(true);
    assert_eq!(due(&wants, "2025-03-15", "CS-12"), None);
}

#[test]
fn savings_and_universal_credit_are_days_from_which_one_can() {
    let person = fostered("2012-05-20", "2026-02-28");
    assert_eq!(
        due(&person, "2026-03-01", "MO-08").as_deref(),
        Some("2027-02-28")
    );
    assert_eq!(
        due(&fostered("2011-01-02", "2026-02-28"), "2026-03-01", "MO-08"),
        None
    );
    assert_eq!(
        due(&fostered("2011-01-03", "2026-02-28"), "2026-03-01", "MO-08").as_deref(),
        Some("2027-02-28")
    );
    let eligible = fostered("2009-03-14", "2022-05-01");
    assert_eq!(
        due(&eligible, "2026-11-22", "MO-19").as_deref(),
        Some("2027-02-14")
    );
    assert_eq!(due(&eligible, "2025-03-13", "MO-19"), None);
}

#[test]
fn what_is_not_known_is_asked_and_never_guessed() {
    let mut person = fostered("2012-05-20", "2026-02-28");
    person.last = Last::default();
    person.placement = None;
    let asked = asks(&person, "2026-11-22");
    for field in [
        "last.reviews_held",
        "placement",
        "last.health_assessment_on",
        "school_terms",
    ] {
        assert!(asked.contains(&field), "{field} in {asked:?}");
    }
    let mut unsure = fostered("2012-05-20", "2026-02-28");
    unsure.last.reviews_held = Some(2);
    unsure.last.review_on = Some(day("2026-08-10"));
    unsure.unsure = vec![Field::ReviewOn];
    assert_eq!(due(&unsure, "2026-11-22", "TD-03"), None);
}

#[test]
fn past_the_published_bank_holidays_there_is_no_exact_day() {
    let person = fostered("2015-05-20", "2027-12-20");
    let duties = duties_on(&person, &holidays(), day("2027-12-21"));
    let first = duties
        .due
        .iter()
        .find(|duty| duty.fact.as_str() == "TD-01")
        .unwrap();
    assert_eq!(first.due.exactly(), None);
}

#[test]
fn nobody_is_in_care_after_18() {
    let person = fostered("2008-12-01", "2020-01-10");
    assert!(due(&person, "2026-11-30", "TD-19").is_some());
    assert_eq!(due(&person, "2026-12-01", "TD-19"), None);
}
