//! How long everything for one person takes in Chromium when it is given a quarter
//! of this machine's speed. A figure to look at: `cargo xtask bench` prints it.
#![expect(clippy::print_stdout, reason = "a measurement prints its figure")]

use anyhow::Result;
use my_pledge_browser_tests::{
    both_builds,
    browser::Browser,
    engine::{Engine, Likeness},
};
use my_pledge_same_answers::people::person;
use serde::Deserialize;
use serde_json::json;

/// What the figure is promised to stay under, in milliseconds.
const PROMISED: f64 = 2.0;

/// Reads the content once; then times one person, as a phone that has never decided
/// before; then batches of 50 people, once the engine has made the code fast. Gives
/// milliseconds a person.
const TIMING: &str = "const { people, on } = given; decide.decide_often([], on, 0); \
    const timed = (times) => { const began = performance.now(); \
    decide.decide_often(people, on, times); return (performance.now() - began) / times; }; \
    const first = timed(1); for (let batch = 0; batch < 40; batch += 1) timed(50); \
    const took = []; for (let batch = 0; batch < 40; batch += 1) took.push(timed(50)); \
    return { first, took: took.sort((a, b) => a - b) };";

/// What the page gives back.
#[derive(Debug, Deserialize)]
struct Times {
    first: f64,
    took: Vec<f64>,
}

#[tokio::main]
async fn main() -> Result<()> {
    let people: Vec<String> = (0..400)
        .map(|number| person(number).0)
        .filter(|person| !person.contains("not_a_fact"))
        .take(50)
        .collect();
    for slowdown in [1, 4] {
        // A new browser each time: what the last one learned would make this one fast.
        let browser = Browser::open(Engine::Chromium, &Likeness::default()).await?;
        let _site = both_builds::open(&browser).await?;
        browser.slow_down(slowdown).await?;
        let told = both_builds::run(
            &browser,
            TIMING,
            json!({"people": people, "on": "2026-11-22"}),
        )
        .await?;
        let Times { first, took } = serde_json::from_value(told)?;
        let (median, slowest) = (took[took.len() / 2], took[took.len() - 1]);
        println!(
            "{slowdown}× slowdown: {median:.3} ms a person (slowest of 40 batches {slowest:.3} ms, \
             the very first person {first:.1} ms; promised {PROMISED} ms at 4×)"
        );
        browser.close().await?;
    }
    Ok(())
}
