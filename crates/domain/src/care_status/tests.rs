use super::*;
use crate::circumstances::CarePeriod;

fn day(written: &str) -> NaiveDate {
    written.parse().unwrap()
}

/// Born on `born`, in care for each `from..to` (an empty `to` is open).
fn person(born: &str, care: &[(&str, &str)]) -> Circumstances {
    let period = |(from, to): &(&str, &str)| CarePeriod {
        from: day(from),
        to: (!to.is_empty()).then(|| day(to)),
        basis: None,
        short_breaks: false,
    };
    Circumstances {
        care_periods: Some(care.iter().map(period).collect()),
        ..Circumstances::born(day(born))
    }
}

fn is(person: &Circumstances, on: &str) -> CareStatus {
    status_on(person, day(on)).is
}

#[test]
fn status_changes_on_the_day_and_not_the_day_before() {
    use CareStatus::{
        CareExperienced, Eligible, FormerRelevant, LookedAfter, NotSure, Qualifying, Relevant,
    };
    let born = "2009-03-14";
    for (care, on, expected) in [
        (&[("2022-05-01", "")][..], "2025-03-13", LookedAfter),
        (&[("2022-05-01", "")], "2025-03-14", Eligible),
        (&[("2022-05-01", "")], "2027-03-13", Eligible),
        (&[("2022-05-01", "")], "2027-03-14", FormerRelevant),
        (&[("2022-05-01", "")], "2034-03-13", FormerRelevant),
        (&[("2022-05-01", "")], "2034-03-14", CareExperienced),
        // 91 days: from 1 June 2025 they are reached on 31 August.
        (&[("2025-06-01", "")], "2025-08-30", LookedAfter),
        (&[("2025-06-01", "")], "2025-08-31", Eligible),
        // Left the day before the 91st day, on it, and after it.
        (&[("2025-06-01", "2025-08-31")], "2025-09-30", Qualifying),
        (&[("2025-06-01", "2025-09-01")], "2025-09-30", Relevant),
        // Left on the 16th birthday: no day in care at 16.
        (
            &[("2022-05-01", "2025-03-14")],
            "2025-04-01",
            CareExperienced,
        ),
        (&[("2022-05-01", "2025-03-15")], "2025-04-01", Relevant),
        // Two periods add up.
        (
            &[("2024-01-01", "2024-03-01"), ("2025-06-01", "")],
            "2025-07-01",
            LookedAfter,
        ),
        (
            &[("2024-01-01", "2024-03-01"), ("2025-06-01", "")],
            "2025-07-02",
            Eligible,
        ),
        (&[], "2024-01-01", NotSure),
        (
            &[("2015-01-01", "2016-01-01")],
            "2024-01-01",
            CareExperienced,
        ),
    ] {
        assert_eq!(is(&person(born, care), on), expected, "{care:?} on {on}");
    }
}

#[test]
fn six_months_with_a_parent_end_relevant_status_and_it_shows_at_18() {
    let mut home = person("2008-06-10", &[("2020-01-01", "2024-12-31")]);
    home.left_care_to = Some(LeftTo::Parent);
    assert_eq!(is(&home, "2025-06-29"), CareStatus::Relevant);
    assert_eq!(is(&home, "2025-06-30"), CareStatus::Qualifying);
    assert_eq!(is(&home, "2026-06-10"), CareStatus::Qualifying);
    assert_eq!(is(&home, "2029-06-10"), CareStatus::CareExperienced);
    home.left_care_on = Some(day("2026-01-15"));
    assert_eq!(is(&home, "2025-07-01"), CareStatus::Relevant);
    assert_eq!(is(&home, "2026-06-10"), CareStatus::FormerRelevant);
    home.left_care_to = Some(LeftTo::Independent);
    home.left_care_on = None;
    assert_eq!(is(&home, "2026-06-10"), CareStatus::FormerRelevant);
}

#[test]
fn other_grounds_qualify_until_21() {
    let mut guarded = person("2006-06-10", &[("2010-01-01", "2012-01-01")]);
    guarded.special_guardianship = Some(true);
    assert_eq!(is(&guarded, "2022-06-09"), CareStatus::CareExperienced);
    assert_eq!(is(&guarded, "2022-06-10"), CareStatus::Qualifying);
    assert_eq!(is(&guarded, "2027-06-09"), CareStatus::Qualifying);
    assert_eq!(is(&guarded, "2027-06-10"), CareStatus::CareExperienced);
}

#[test]
fn short_breaks_do_not_count() {
    let mut breaks = person("2009-03-14", &[("2022-05-01", "")]);
    if let Some(periods) = breaks.care_periods.as_mut() {
        periods[0].short_breaks = true;
    }
    assert_eq!(days_since_14(&breaks, day("2026-01-01")), 0);
    assert_eq!(is(&breaks, "2026-01-01"), CareStatus::CareExperienced);
}

#[test]
fn hospital_or_custody_on_the_16th_birthday_makes_relevant() {
    let mut detained = person("2009-03-14", &[("2023-03-14", "2025-03-01")]);
    detained.placement = Some(crate::circumstances::Placement {
        since: Some(day("2025-03-01")),
        kind: Some(Home::Custody),
        until_18: None,
        long_term_fostered: None,
        agrees_six_monthly_visits: None,
        council_provided_16_plus: None,
    });
    assert_eq!(is(&detained, "2025-03-14"), CareStatus::Relevant);
    if let Some(home) = detained.placement.as_mut() {
        home.since = Some(day("2025-03-15"));
    }
    assert_eq!(is(&detained, "2025-03-20"), CareStatus::CareExperienced);
}

#[test]
fn within_a_week_of_thirteen_weeks_it_is_only_probably() {
    let young = person("2009-03-14", &[("2025-06-01", "")]);
    for (on, certain) in [
        ("2025-08-23", true),
        ("2025-08-24", false),
        ("2025-09-07", false),
        ("2025-09-08", true),
    ] {
        assert_eq!(
            status_on(&young, day(on)).certain,
            certain,
            "{on}: {} days",
            days_since_14(&young, day(on))
        );
    }
    assert!(status_on(&young, day("2025-08-23")).certain, "83 days");
}

#[test]
fn an_unsure_fact_counts_only_where_it_would_change_the_status() {
    let mut young = person("2009-03-14", &[("2022-05-01", "")]);
    young.unsure = vec![Field::SpecialGuardianship, Field::Studying];
    assert!(status_on(&young, day("2025-06-01")).certain);
    young.unsure = vec![Field::CarePeriods];
    assert!(!status_on(&young, day("2025-06-01")).certain);
    assert!(
        status_on(&young, day("2024-06-01")).certain,
        "at 15 the dates do not matter"
    );
    let mut left = person("2009-03-14", &[("2022-05-01", "2025-12-01")]);
    left.unsure = vec![Field::LeftCareTo];
    left.left_care_to = Some(LeftTo::Independent);
    assert!(!status_on(&left, day("2026-07-01")).certain);
}

#[test]
fn the_first_eligible_day_is_found_across_gaps() {
    for (care, expected) in [
        (&[("2022-05-01", "")][..], Some("2025-03-14")),
        (&[("2025-06-01", "")], Some("2025-08-31")),
        (
            &[("2023-04-01", "2024-04-01"), ("2025-09-10", "")],
            Some("2025-09-10"),
        ),
        (&[("2022-05-01", "2025-03-14")], None),
        (&[("2026-12-20", "")], None),
    ] {
        assert_eq!(
            first_eligible_on(&person("2009-03-14", care)),
            expected.map(day),
            "{care:?}"
        );
    }
}

#[test]
fn nothing_said_about_care_is_not_sure_and_asked_for() {
    let unknown = Circumstances::born(day("2009-03-14"));
    let status = status_on(&unknown, day("2026-11-22"));
    assert_eq!(
        (status.is, status.certain, status.ask),
        (CareStatus::NotSure, false, Some(Field::CarePeriods))
    );
    assert_eq!(is(&unknown, "2034-03-14"), CareStatus::CareExperienced);
}
