//! Nobody works out a hidden number: a linear program tries, for tables by chance. A part
//! of what `cargo xtask bench` tries.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a proof that meets what it did not expect ends"
)]

#[path = "suppression/consultations.rs"]
mod consultations;
#[path = "suppression/proof.rs"]
mod proof;
#[path = "suppression/reviews.rs"]
mod reviews;

use fastrand::Rng;
use my_pledge_domain::consultation::suppression::Threshold;
use proof::{Case, Outcome, work_out};

fn tried(cases: u32, threshold: Threshold, make: fn(&mut Rng) -> Case) -> Outcome {
    let mut by = Rng::with_seed(20_261_122);
    let mut all = Outcome::default();
    for at in 0..cases {
        let case = make(&mut by);
        let tables = case.published(threshold);
        let outcome = work_out(&case, &tables);
        let narrowest = outcome.narrowest.unwrap_or(f64::INFINITY);
        assert!(
            narrowest > f64::from(threshold.cell()) - 1e-6,
            "case {at}: a range of {narrowest}, {:?} by {}: {tables:?}",
            case.counts,
            case.options,
        );
        all.join(&outcome);
    }
    all
}

#[test]
fn no_hidden_number_of_a_table_is_worked_out_from_totals() {
    let outcome = tried(1_000, Threshold::LEAST, Case::table);
    assert!(outcome.hidden > 1_000 && outcome.shown > 1_000);
}

#[test]
fn no_hidden_number_is_worked_out_from_two_filters() {
    let outcome = tried(300, Threshold::LEAST, Case::pair_of_filters);
    assert!(outcome.hidden > 300 && outcome.shown > 300);
}

#[test]
fn no_hidden_number_is_worked_out_across_promises_and_bands() {
    let outcome = tried(60, Threshold::LEAST, Case::priority);
    assert!(outcome.hidden > 60 && outcome.shown > 60);
}

#[test]
fn a_raised_threshold_widens_every_range() {
    let raised = Threshold::LEAST.raised_to(16).unwrap();
    let outcome = tried(200, raised, Case::table);
    assert!(outcome.narrowest.is_some_and(|wide| wide >= 8.0 - 1e-6));
}

#[test]
fn no_hidden_number_is_worked_out_from_a_whole_consultation() {
    let mut by = Rng::with_seed(20_261_123);
    let (mut hidden, mut shown) = (0, 0);
    for at in 0..400 {
        let case = consultations::Case::by_chance(&mut by);
        let (was_hidden, was_shown, narrowest) = case.tried(Threshold::LEAST);
        assert!(
            narrowest > 5.0 - 1e-6,
            "case {at}: a range of {narrowest}, {:?} and {:?}",
            case.groups,
            case.areas,
        );
        (hidden, shown) = (hidden + was_hidden, shown + was_shown);
    }
    assert!(hidden > 2_000 && shown > 2_000, "{hidden} and {shown}");
}

#[test]
fn no_hidden_number_is_worked_out_from_the_figures_of_reviews() {
    let mut by = Rng::with_seed(20_261_124);
    let (mut hidden, mut shown) = (0, 0);
    for at in 0..200 {
        let tally = reviews::by_chance(&mut by);
        let (was_hidden, was_shown, narrowest) = reviews::tried(&tally);
        assert!(
            narrowest > 5.0 - 1e-6,
            "case {at}: a range of {narrowest}, {tally:?}",
        );
        (hidden, shown) = (hidden + was_hidden, shown + was_shown);
    }
    assert!(hidden > 1_000 && shown > 1_000, "{hidden} and {shown}");
}
