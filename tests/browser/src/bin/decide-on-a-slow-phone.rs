//! How long everything for one person takes in Chromium when it is given a quarter
//! of this machine's speed. A figure to look at: `cargo xtask bench` prints it.
#![expect(clippy::print_stdout, reason = "a measurement prints its figure")]

use anyhow::{Context, Result};
use my_pledge_browser_tests::{
    both_builds,
    browser::Browser,
    engine::{Engine, Likeness},
};
use my_pledge_same_answers::people::person;
use serde_json::{Value, json};

/// What the figure is promised to stay under, in milliseconds.
const PROMISED: f64 = 2.0;

/// Times batches of 50 people, after a batch to warm up; gives milliseconds a person.
const TIMING: &str = "const { people, on } = given; decide.decide_often(people, on, 50); \
    const took = []; for (let batch = 0; batch < 40; batch += 1) { \
    const began = performance.now(); decide.decide_often(people, on, 50); \
    took.push((performance.now() - began) / 50); } return took.sort((a, b) => a - b);";

#[tokio::main]
async fn main() -> Result<()> {
    let browser = Browser::open(Engine::Chromium, &Likeness::default()).await?;
    let _site = both_builds::open(&browser).await?;
    let people: Vec<String> = (0..400)
        .map(|number| person(number).0)
        .filter(|person| !person.contains("not_a_fact"))
        .take(50)
        .collect();
    for slowdown in [1, 4] {
        browser.slow_down(slowdown).await?;
        let took = both_builds::run(
            &browser,
            TIMING,
            json!({"people": people, "on": "2026-11-22"}),
        )
        .await?;
        let took: Vec<f64> = took
            .as_array()
            .context("no times")?
            .iter()
            .filter_map(Value::as_f64)
            .collect();
        let (median, slowest) = (took[took.len() / 2], took[took.len() - 1]);
        println!(
            "{slowdown}× slowdown: {median:.3} ms a person (slowest of 40 batches {slowest:.3} ms; promised {PROMISED} ms at 4×)"
        );
    }
    browser.close().await
}
