use super::*;

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
        "2026-12-25",
        "2026-12-28",
    ];
    BankHolidays {
        first_year: 2025,
        last_year: 2026,
        days: days.map(day).to_vec(),
    }
}

#[test]
fn an_age_is_reached_on_the_anniversary_and_on_1_march_for_29_february() {
    for (born, on, age) in [
        ("2008-03-14", "2026-03-13", 17),
        ("2008-03-14", "2026-03-14", 18),
        ("2008-03-14", "2026-03-15", 18),
        ("2008-02-29", "2026-02-28", 17),
        ("2008-02-29", "2026-03-01", 18),
        ("2008-02-29", "2028-02-28", 19),
        ("2008-02-29", "2028-02-29", 20),
        ("2008-02-29", "2008-02-29", 0),
    ] {
        assert_eq!(age_on(day(born), day(on)), age, "{born} on {on}");
    }
}

#[test]
fn months_end_on_the_months_last_day() {
    for (from, months, to) in [
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-03-14", 6, "2026-09-14"),
        ("2024-02-29", 12, "2025-02-28"),
    ] {
        assert_eq!(
            months_after(day(from), months),
            day(to),
            "{from} + {months}"
        );
    }
}

#[test]
fn working_days_leave_out_weekends_and_bank_holidays() {
    for (event, count, due) in [
        ("2026-11-20", 1, "2026-11-23"),
        ("2026-11-21", 1, "2026-11-23"),
        ("2026-12-23", 1, "2026-12-24"),
        ("2026-12-24", 1, "2026-12-29"),
        ("2026-04-02", 1, "2026-04-07"),
        ("2026-04-01", 20, "2026-05-01"),
        ("2026-04-07", 20, "2026-05-06"),
        ("2025-12-24", 5, "2026-01-05"),
    ] {
        assert_eq!(
            holidays().working_days_after(day(event), count),
            Due::On(day(due)),
            "{event} + {count}"
        );
    }
}

#[test]
fn past_the_published_bank_holidays_a_day_is_only_about() {
    assert!(matches!(
        holidays().working_days_after(day("2026-12-23"), 10),
        Due::About(_)
    ));
    assert!(matches!(
        holidays().working_days_after(day("2024-12-23"), 1),
        Due::About(_)
    ));
    assert_eq!(
        holidays()
            .working_days_after(day("2026-12-29"), 2)
            .exactly(),
        Some(day("2026-12-31"))
    );
}

#[test]
fn in_summer_a_day_in_london_begins_an_hour_before_the_one_in_utc() {
    let at = |text: &str| {
        let instant = chrono::DateTime::parse_from_rfc3339(text).unwrap();
        day_in_london(instant.timestamp()).to_string()
    };
    for (instant, here) in [
        // Winter: the same day.
        ("2026-03-28T23:30:00Z", "2026-03-28"),
        // The clocks go forward at 01:00 UTC on Sunday the 29th.
        ("2026-03-29T00:59:59Z", "2026-03-29"),
        ("2026-03-29T22:59:59Z", "2026-03-29"),
        ("2026-03-29T23:00:00Z", "2026-03-30"),
        // They go back at 01:00 UTC on Sunday the 25th.
        ("2026-10-24T23:30:00Z", "2026-10-25"),
        ("2026-10-25T23:30:00Z", "2026-10-25"),
        ("2026-10-26T00:00:00Z", "2026-10-26"),
    ] {
        assert_eq!(at(instant), here, "{instant}");
    }
}
