//! What the council has published of its reviews.

use crate::folder::{each_makes_one_fault, fixture};
use my_pledge_content_check::inspect;

#[test]
fn each_figure_is_a_percentage_of_a_year_that_was_published() {
    each_makes_one_fault(
        "review-figures.toml",
        &[
            ("year = 2019", "year = 2018", "stands there twice"),
            ("year = 2019", "year = 1919", "not a year"),
            ("year = 2019", "year = 2919", "not a year"),
            ("\"the council\"", "\" \"", "`by` is empty"),
            ("\"95.4\"", "\"95\"", "one decimal"),
            ("\"94.9\"", "\"194.9\"", "one decimal"),
        ],
    );
}

#[test]
fn another_trust_may_have_published_none() {
    let sound = inspect(&fixture("sound"));
    let years: Vec<u16> = sound.published.iter().map(|one| one.year).collect();
    assert_eq!(years, [2019, 2018]);
    assert!(inspect(&fixture("ten-mistakes")).published.is_empty());
}
