//! The phone's answers are the server's: the same people, both builds.

use anyhow::Result;
use my_pledge_browser_tests::{
    both_builds,
    browser::Browser,
    engine::{Engine, Likeness},
};
use my_pledge_same_answers::{answer, people::person};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_random_people_are_owed_the_same_on_a_phone_and_here() -> Result<()> {
    let people: Vec<_> = (0..1_000).map(person).collect();
    let browser = Browser::open(Engine::Chromium, &Likeness::default()).await?;
    let _site = both_builds::open(&browser).await?;
    let script = "return given.map(([person, on]) => decide.answer(person, on));";
    let there: Vec<String> =
        serde_json::from_value(both_builds::run(&browser, script, json!(people)).await?)?;
    browser.close().await?;
    assert_eq!(there.len(), people.len());
    for ((person, on), there) in people.iter().zip(&there) {
        assert_eq!(&answer(person, on), there, "{person} on {on}");
    }
    Ok(())
}
