//! Every day of ten years for a spread of people: what is decided never changes on
//! a day that was not listed as coming, and nothing ends that never began.
#![expect(
    clippy::unwrap_used,
    reason = "a test stops at the first thing that is not as it says"
)]

use chrono::NaiveDate;
use domain::calendar::{days_after, days_before, months_after};
use domain::circumstances::{CarePeriod, Circumstances, Home, LeftTo, Placement, Studying, Told};
use domain::decide::{Decision, decide};
use domain::due::duties_on;
use domain::entitlement::standing::Standing;
use my_pledge_content::edition;
use std::collections::BTreeSet;

const DAYS: u64 = 3653;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn period(from: &str, to: Option<&str>) -> CarePeriod {
    CarePeriod {
        from: day(from),
        to: to.map(day),
        basis: None,
        short_breaks: false,
    }
}

/// Birthdays around every corner of the calendar, each with another life.
fn people() -> Vec<Circumstances> {
    let lives: [fn(&str) -> Circumstances; 8] = [
        |born_on| Circumstances::born(day(born_on)),
        |born_on| with_care(born_on, vec![period("2019-02-10", None)]),
        |born_on| Circumstances {
            left_care_to: Some(LeftTo::Parent),
            ..with_care(born_on, vec![period("2019-02-10", Some("2025-08-31"))])
        },
        |born_on| Circumstances {
            studying: Some(Studying::College),
            council: Some("slough".to_owned()),
            placement: Some(placement(Home::Foster)),
            ..with_care(
                born_on,
                vec![
                    period("2021-03-01", Some("2021-04-20")),
                    period("2024-12-01", None),
                ],
            )
        },
        |born_on| Circumstances {
            studying: Some(Studying::Apprenticeship),
            unaccompanied: Some(true),
            ..with_care(born_on, vec![period("2025-06-15", None)])
        },
        |born_on| Circumstances {
            left_care_to: Some(LeftTo::Adoption),
            studying: Some(Studying::School),
            ..with_care(born_on, vec![period("2018-06-15", Some("2020-02-29"))])
        },
        |born_on| {
            let mut breaks = period("2019-01-01", None);
            breaks.short_breaks = true;
            Circumstances {
                privately_fostered: Some(true),
                ..with_care(born_on, vec![breaks])
            }
        },
        |born_on| {
            let mut person = with_care(born_on, vec![period("2020-05-01", Some("2026-11-30"))]);
            person.placement = Some(placement(Home::Custody));
            person.last.pathway_review_on = Told::NotYet;
            person.wants_adviser = Some(false);
            person.studying = Some(Studying::University);
            person
        },
    ];
    let birthdays = [
        "2002-08-31",
        "2005-04-01",
        "2008-02-29",
        "2010-09-01",
        "2017-12-31",
    ];
    birthdays
        .iter()
        .flat_map(|born_on| lives.iter().map(move |life| life(born_on)))
        .collect()
}

fn with_care(born_on: &str, care: Vec<CarePeriod>) -> Circumstances {
    Circumstances {
        care_periods: Some(care),
        ..Circumstances::born(day(born_on))
    }
}

fn placement(kind: Home) -> Placement {
    Placement {
        since: Some(day("2024-02-29")),
        kind: Some(kind),
        until_18: None,
        long_term_fostered: None,
        agrees_six_monthly_visits: None,
        council_provided_16_plus: Some(true),
    }
}

/// Walks ten years of everybody's days, with what was decided the day before.
fn walk(mut step: impl FnMut(&Circumstances, &Decision<'_>, &Decision<'_>)) {
    let edition = edition().unwrap();
    let first = day("2022-11-22");
    for person in people() {
        let mut before: Option<Decision<'_>> = None;
        for n in 0..=DAYS {
            let on = days_after(first, n);
            let now = decide(&edition.rules, &edition.bank_holidays, &person, on);
            if let Some(before) = &before {
                step(&person, before, &now);
            }
            before = Some(now);
        }
    }
}

#[test]
fn what_is_decided_changes_only_on_days_that_were_listed_as_coming() {
    let mut changes = 0;
    walk(|person, before, now| {
        let listed = before.coming.iter().any(|coming| coming.on == now.on);
        let same_status = before.status.is == now.status.is;
        assert!(
            same_status || listed,
            "{person:?}\non {} the status becomes {:?} unannounced",
            now.on,
            now.status.is
        );
        for (was, is) in before.entitlements.iter().zip(&now.entitlements) {
            let same = was.stand.says_as(&is.stand);
            changes += usize::from(!same);
            assert!(
                same || listed,
                "{person:?}\non {} {} goes unannounced from {:?} to {:?}",
                now.on,
                is.rule.id,
                was.stand,
                is.stand
            );
        }
    });
    assert!(
        changes > 500,
        "only {changes} changes in all: the people are too alike"
    );
}

#[test]
fn what_starts_and_ends_is_what_turns_on_that_day() {
    walk(|person, before, now| {
        let today = before.coming.iter().find(|coming| coming.on == now.on);
        let named = |starts: bool| -> BTreeSet<&str> {
            today
                .iter()
                .flat_map(|coming| if starts { &coming.starts } else { &coming.ends })
                .map(|rule| rule.id.as_str())
                .collect()
        };
        let turned = |from: &Decision<'_>, to: &Decision<'_>| -> BTreeSet<String> {
            from.entitlements
                .iter()
                .zip(&to.entitlements)
                .filter(|(a, b)| {
                    a.stand.standing != Standing::Now && b.stand.standing == Standing::Now
                })
                .map(|(_, b)| b.rule.id.to_string())
                .collect()
        };
        let text = |set: BTreeSet<&str>| -> BTreeSet<String> {
            set.into_iter().map(str::to_owned).collect()
        };
        assert_eq!(
            text(named(true)),
            turned(before, now),
            "{person:?} {}",
            now.on
        );
        assert_eq!(
            text(named(false)),
            turned(now, before),
            "{person:?} {}",
            now.on
        );
    });
}

#[test]
fn every_end_has_its_start_before_it() {
    let edition = edition().unwrap();
    for person in people() {
        for months in 0..120 {
            let on = months_after(day("2022-11-22"), months);
            let decision = decide(&edition.rules, &edition.bank_holidays, &person, on);
            for one in &decision.entitlements {
                if let (Some(from), Some(until)) = (one.stand.from_on, one.stand.until_on) {
                    assert!(from < until, "{} {person:?}", one.rule.id);
                }
            }
            for (at, coming) in decision.coming.iter().enumerate() {
                for ended in &coming.ends {
                    let held_now = decision
                        .entitlements
                        .iter()
                        .any(|one| one.rule.id == ended.id && one.stand.standing == Standing::Now);
                    let starts_before = decision
                        .coming
                        .iter()
                        .take(at)
                        .any(|earlier| earlier.starts.iter().any(|rule| rule.id == ended.id));
                    assert!(
                        held_now || starts_before,
                        "on {on} {} ends on {} without a start: {person:?}",
                        ended.id,
                        coming.on
                    );
                }
            }
        }
    }
}

#[test]
fn nobody_is_without_a_way_on() {
    // Whoever has nothing now has at least a question, a day ahead or something that
    // everybody has from 16.
    let edition = edition().unwrap();
    for person in people() {
        for years in 0..10 {
            let on = months_after(days_before(day("2022-11-22"), 1), years * 12);
            let decision = decide(&edition.rules, &edition.bank_holidays, &person, on);
            let open = decision.entitlements.iter().any(|one| {
                matches!(
                    one.stand.standing,
                    Standing::Now | Standing::Ask(_) | Standing::From(_)
                )
            });
            assert!(open, "on {on}: {person:?}");
        }
    }
}

#[test]
fn every_date_that_is_shown_has_its_words() {
    let edition = edition().unwrap();
    let mut shown = BTreeSet::new();
    for mut person in people() {
        person.last.reviews_held = Some(1);
        person.last.review_on = Some(day("2026-01-01"));
        for told in [Told::NotYet, Told::On(day("2026-02-01"))] {
            person.last.visit_on = told;
            person.last.health_assessment_on = told;
            person.last.adviser_contact_on = told;
            for months in 0..60 {
                let on = months_after(day("2022-11-22"), months);
                for duty in duties_on(&person, &edition.bank_holidays, on).due {
                    assert!(
                        edition.rules.duty_words(duty.id, &duty.fact).is_some(),
                        "{} on {} has no words in content/rules/duties",
                        duty.id,
                        duty.fact
                    );
                    shown.insert(duty.id);
                }
            }
        }
    }
    assert!(shown.len() > 12, "only {shown:?}: the people are too alike");
}
