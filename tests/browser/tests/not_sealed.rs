//! When sealing goes wrong on the phone nothing leaves it, it says so, and what was
//! written is still there.
#![cfg(feature = "engines")]

use std::time::Duration;

use anyhow::Result;
use my_pledge_browser_tests::{
    engine::{Engine, Likeness},
    product::Product,
    screen::Role,
    secrets, shelves,
    worker::Worker,
    young_person::{Phone, YoungPerson},
};

const CANARY: &str = "kestrelmoonbeam";
const SOON: Duration = Duration::from_secs(20);

/// The browser has no randomness to give.
const NO_RANDOMNESS: &str = "Object.defineProperty(crypto, 'getRandomValues', \
     { configurable: true, value() { throw new Error('no randomness'); } });";
const RANDOMNESS_AGAIN: &str = "delete crypto.getRandomValues;";

/// The app's own code is cut off in the middle, as by a fault of its own: the first thing
/// that it asks of the browser ends it, and so does everything after.
const CUT_OFF: &str = "Object.defineProperty(crypto, 'getRandomValues', \
     { configurable: true, value: array => array }); \
     const fault = () => { throw new WebAssembly.RuntimeError('unreachable'); }; \
     Date.now = fault; performance.now = fault;";

async fn ready_to_send(engine: Engine) -> Result<(Product, Worker, YoungPerson)> {
    let product = Product::start().await?;
    let worker = Worker::opens_the_door(&product).await?;
    let person = YoungPerson::arrives(engine, &product.origin(), &Likeness::default()).await?;
    person.begins_views(Phone::JustMine, "12 to 15").await?;
    person.answers_everything(&[CANARY]).await?;
    person.looks_it_over("Jo").await?;
    Ok((product, worker, person))
}

async fn without_randomness_nothing_leaves_and_it_can_be_sent_later(engine: Engine) -> Result<()> {
    let (product, worker, person) = ready_to_send(engine).await?;
    let page = &person.browser;
    page.driver().execute(NO_RANDOMNESS, vec![]).await?;
    page.press(Role::Button, "Send").await?;
    page.see(Role::Text, "We could not lock it").await?;
    page.see(Role::Text, CANARY).await?;
    page.is_accessible("not locked").await?;
    assert!(shelves::on_shelf(page, "outbox").await?.is_empty());
    assert!(worker.everything_sent().await?.is_empty());

    page.driver().execute(RANDOMNESS_AGAIN, vec![]).await?;
    page.press(Role::Button, "Send").await?;
    person.is_told_that_it_arrived(SOON).await?;
    assert_eq!(worker.everything_sent().await?.len(), 1);
    person.browser.close().await?;
    secrets::are_in_no_request(&[CANARY], product.witness())
}

async fn an_app_that_is_cut_off_says_so_sends_nothing_and_goes_on_when_opened_again(
    engine: Engine,
) -> Result<()> {
    let (product, worker, person) = ready_to_send(engine).await?;
    let page = &person.browser;
    page.driver().execute(CUT_OFF, vec![]).await?;
    page.press(Role::Button, "Send").await?;
    page.see(Role::Heading, "This page has stopped").await?;
    page.see(Role::Text, "What was saved on this phone is still saved")
        .await?;
    assert!(worker.everything_sent().await?.is_empty());
    secrets::are_in_no_request(&[CANARY], product.witness())?;

    page.press(Role::Button, "Open it again").await?;
    page.press(Role::Button, "Carry on").await?;
    page.see(Role::Heading, "Ready to send?").await?;
    page.see(Role::Text, CANARY).await?;
    page.press(Role::Button, "Send").await?;
    person.is_told_that_it_arrived(SOON).await?;
    assert_eq!(worker.everything_sent().await?.len(), 1);
    person.browser.close().await?;
    secrets::are_in_no_request(&[CANARY], product.witness())
}

macro_rules! in_every_engine {
    ($($journey:ident: $chromium:ident, $firefox:ident, $webkit:ident;)*) => { $(
        #[tokio::test(flavor = "multi_thread")]
        async fn $chromium() -> Result<()> {
            $journey(Engine::Chromium).await
        }

        #[tokio::test(flavor = "multi_thread")]
        async fn $firefox() -> Result<()> {
            $journey(Engine::Firefox).await
        }

        #[tokio::test(flavor = "multi_thread")]
        async fn $webkit() -> Result<()> {
            $journey(Engine::WebKit).await
        }
    )* };
}

in_every_engine! {
    without_randomness_nothing_leaves_and_it_can_be_sent_later:
        without_randomness_in_chromium, without_randomness_in_firefox, without_randomness_in_webkit;
    an_app_that_is_cut_off_says_so_sends_nothing_and_goes_on_when_opened_again:
        cut_off_in_chromium, cut_off_in_firefox, cut_off_in_webkit;
}
