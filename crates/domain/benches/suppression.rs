//! The whole proof of suppression, and what it costs: 10,000 tables, 1,000 pairs of
//! filters and 200 priorities by chance. A linear program by somebody else works out how
//! closely each hidden number is known.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a measurement that meets what it did not expect ends"
)]

#[path = "../tests/suppression/proof.rs"]
mod proof;

use fastrand::Rng;
use my_pledge_domain::consultation::suppression::Threshold;
use proof::{Case, Outcome, work_out};
use std::time::{Duration, Instant};

fn main() {
    for (name, cases, make) in [
        ("tables", 10_000, Case::table as fn(&mut Rng) -> Case),
        ("pairs of filters", 1_000, Case::pair_of_filters),
        ("priorities", 200, Case::priority),
    ] {
        let mut by = Rng::with_seed(1);
        let (mut all, mut took, mut longest) = (Outcome::default(), Duration::ZERO, Duration::ZERO);
        for _ in 0..cases {
            let case = make(&mut by);
            let began = Instant::now();
            let tables = case.published(Threshold::LEAST);
            let one = began.elapsed();
            took += one;
            longest = longest.max(one);
            let outcome = work_out(&case, &tables);
            if outcome.narrowest.is_some_and(|wide| wide < 5.0 - 1e-6) {
                println!("worked out: {:?} by {}", case.counts, case.options);
            }
            all.join(&outcome);
        }
        let narrowest = all.narrowest.unwrap_or(f64::INFINITY);
        println!(
            "{cases} {name}: {} numbers hidden, {} shown; the narrowest range is {narrowest:.3}; \
             {:.1} µs each, {:.1} ms at most",
            all.hidden,
            all.shown,
            took.as_secs_f64() * 1e6 / f64::from(cases),
            longest.as_secs_f64() * 1e3,
        );
        assert!(narrowest > 5.0 - 1e-6, "a hidden number can be worked out");
    }
}
