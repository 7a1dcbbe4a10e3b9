use super::*;

fn on(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// Christmas 2026 and New Year 2027, as they are kept.
fn holidays() -> BankHolidays {
    BankHolidays {
        first_year: 2026,
        last_year: 2027,
        days: vec![on(2026, 12, 25), on(2026, 12, 28), on(2027, 1, 1)],
    }
}

fn step(from: CountedFrom, within: Within, at_most: Option<Within>) -> ByLaw {
    ByLaw {
        what: "They answer.".to_owned(),
        who: Turn::Council,
        within,
        at_most,
        longer_if: None,
        from,
        source: Source {
            fact: "TD-39".into(),
            from: "SI 2006/1738".to_owned(),
            link: None,
            checked_on: on(2026, 11, 22),
        },
    }
}

#[test]
fn ten_working_days_pass_over_weekends_and_bank_holidays() {
    let clock = [step(
        CountedFrom::Received,
        Within::WorkingDays(10),
        Some(Within::WorkingDays(20)),
    )];
    for (received_on, by, latest) in [
        // A plain stretch: two weeks, and four.
        (on(2026, 11, 2), on(2026, 11, 16), on(2026, 11, 30)),
        // Sent on a Saturday or Sunday it counts as if on the Friday before.
        (on(2026, 11, 21), on(2026, 12, 4), on(2026, 12, 18)),
        (on(2026, 11, 22), on(2026, 12, 4), on(2026, 12, 18)),
        (on(2026, 11, 23), on(2026, 12, 7), on(2026, 12, 21)),
        // Over Christmas: three days more.
        (on(2026, 12, 18), on(2027, 1, 6), on(2027, 1, 20)),
        // On Christmas Day itself.
        (on(2026, 12, 25), on(2027, 1, 12), on(2027, 1, 26)),
    ] {
        let steps = steps(&clock, received_on, &holidays());
        assert_eq!(steps[0].by, Due::On(by), "{received_on}");
        assert_eq!(steps[0].latest, Some(Due::On(latest)), "{received_on}");
    }
}

#[test]
fn a_later_step_counts_from_the_day_the_one_before_is_due() {
    let clock = [
        step(CountedFrom::Received, Within::WorkingDays(10), None),
        step(CountedFrom::Before, Within::WorkingDays(20), None),
        step(CountedFrom::Received, Within::Months(12), None),
    ];
    let steps = steps(&clock, on(2026, 11, 2), &holidays());
    let days: Vec<Due> = steps.iter().map(|step| step.by).collect();
    assert_eq!(
        days,
        [
            Due::On(on(2026, 11, 16)),
            Due::On(on(2026, 12, 14)),
            Due::On(on(2027, 11, 2))
        ]
    );
}

#[test]
fn past_the_bank_holidays_that_are_known_a_day_is_only_rough_and_stays_so() {
    let clock = [
        step(CountedFrom::Received, Within::WorkingDays(10), None),
        step(CountedFrom::Before, Within::Months(1), None),
    ];
    let steps = steps(&clock, on(2027, 12, 30), &holidays());
    assert!(matches!(steps[0].by, Due::About(_)));
    assert!(matches!(steps[1].by, Due::About(_)));
}

#[test]
fn a_month_is_a_calendar_month_also_from_its_last_day() {
    let clock = [step(
        CountedFrom::Received,
        Within::Months(1),
        Some(Within::Months(3)),
    )];
    let steps = steps(&clock, on(2026, 11, 30), &holidays());
    assert_eq!(steps[0].by, Due::On(on(2026, 12, 30)));
    assert_eq!(steps[0].latest, Some(Due::On(on(2027, 2, 28))));
}
