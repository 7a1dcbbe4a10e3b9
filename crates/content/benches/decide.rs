//! How many people one core decides in a second, with the embedded content.
//! A figure to look at, not a test: `cargo bench -p my-pledge-content`.

use chrono::NaiveDate;
use domain::calendar::days_after;
use domain::circumstances::{CarePeriod, Circumstances, Studying};
use domain::decide::decide;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

const FOR: Duration = Duration::from_secs(3);

#[expect(clippy::print_stdout, reason = "a benchmark prints its figure")]
fn main() -> ExitCode {
    let (Ok(edition), Some(first)) = (
        my_pledge_content::edition(),
        NaiveDate::from_ymd_opt(2001, 1, 1),
    ) else {
        return ExitCode::FAILURE;
    };
    let Some(on) = NaiveDate::from_ymd_opt(2026, 11, 22) else {
        return ExitCode::FAILURE;
    };
    let people: Vec<Circumstances> = (0..1000).map(|n| person(first, n)).collect();
    let started = Instant::now();
    let mut quickest = Duration::MAX;
    while started.elapsed() < FOR {
        let batch = Instant::now();
        for person in &people {
            let person = black_box(person);
            let decision = decide(&edition.rules, &edition.bank_holidays, person, on);
            black_box(decision.entitlements.len() + decision.coming.len());
        }
        // Others may use the machine too: the quickest batch is what one core does.
        quickest = quickest.min(batch.elapsed());
    }
    let a_second = 1000.0 / quickest.as_secs_f64();
    println!(
        "decide: {a_second:.0} people a second on one core, {} rules",
        edition.rules.rules.len()
    );
    ExitCode::SUCCESS
}

/// Somebody born between 2001 and 2020, with one or two times in care.
fn person(first: NaiveDate, n: u64) -> Circumstances {
    let born_on = days_after(first, n * 7);
    let period = |from: u64, length: Option<u64>| CarePeriod {
        from: days_after(born_on, from),
        to: length.map(|length| days_after(born_on, from + length)),
        basis: None,
        short_breaks: n.is_multiple_of(17),
    };
    let mut care = vec![period(1000 + n, Some(300 + n % 90))];
    if n.is_multiple_of(3) {
        care.push(period(5000, None));
    }
    Circumstances {
        care_periods: Some(care),
        studying: [
            None,
            Some(Studying::College),
            Some(Studying::Apprenticeship),
        ]
        .get((n % 3) as usize)
        .copied()
        .flatten(),
        council: Some("slough".to_owned()),
        ..Circumstances::born(born_on)
    }
}
