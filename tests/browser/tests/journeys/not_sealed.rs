//! When sealing goes wrong on the phone nothing leaves it, it says so, and what was
//! written is still there.

use std::time::Duration;

use anyhow::Result;
use my_pledge_browser_tests::{
    engine::{Engine, Likeness},
    patience::until,
    product::Product,
    screen::Role,
    secrets, shelves,
    worker::Worker,
    young_person::{Phone, YoungPerson},
};

const CANARY: &str = "kestrelmoonbeam";
const SOON: Duration = Duration::from_secs(20);

/// The browser has no randomness to give to the app. What drives the browser still has.
const NO_RANDOMNESS: &str = "Object.defineProperty(crypto, 'getRandomValues', { \
     configurable: true, \
     value(array) { \
       if (/my-pledge[^\\n]*[.]js/.test(new Error().stack)) throw new Error('no randomness'); \
       return Crypto.prototype.getRandomValues.call(crypto, array); \
     } });";
const RANDOMNESS_AGAIN: &str = "delete crypto.getRandomValues;";

/// The app's own code is cut off in the middle, as by a fault of its own: the next time
/// that it asks the hour, what it gets is no number.
const CUT_OFF: &str = "const now = Date.now; \
     Date.now = () => /my-pledge[^\\n]*[.]js/.test(new Error().stack) ? Symbol() : now();";

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
    assert!(shelves::on_shelf(page, "outbox").await?.is_empty());
    assert!(worker.everything_sent().await?.is_empty());

    page.driver().execute(RANDOMNESS_AGAIN, vec![]).await?;
    page.press(Role::Button, "Send").await?;
    person.is_told_that_it_arrived(SOON).await?;
    assert_eq!(worker.everything_sent().await?.len(), 1);
    person.browser.close().await?;
    secrets::are_in_no_request(&[CANARY], product.witness())
}

async fn an_app_that_is_cut_off_says_so_and_goes_on_when_opened_again(
    engine: Engine,
) -> Result<()> {
    let (product, worker, person) = ready_to_send(engine).await?;
    let page = &person.browser;
    page.driver().execute(CUT_OFF, vec![]).await?;
    page.press(Role::Button, "Send").await?;
    page.see(Role::Heading, "This page has stopped").await?;
    secrets::are_in_no_request(&[CANARY], product.witness())?;

    page.press(Role::Button, "Open it again").await?;
    let written_on = until("the draft, or that it arrived", SOON, async || {
        if page.find(Role::Button, "Carry on").await?.is_some() {
            return Ok(Some(true));
        }
        // Sealed and kept before the fault: it goes by itself.
        let sent = page.find(Role::Text, "Sent before").await?;
        Ok(sent.map(|_| false))
    })
    .await?;
    if written_on {
        page.press(Role::Button, "Carry on").await?;
        page.see(Role::Heading, "Ready to send?").await?;
        page.see(Role::Text, CANARY).await?;
        page.press(Role::Button, "Send").await?;
        person.is_told_that_it_arrived(SOON).await?;
    }
    assert_eq!(worker.everything_sent().await?.len(), 1);
    person.browser.close().await?;
    secrets::are_in_no_request(&[CANARY], product.witness())
}

// Not in Firefox: what drives it puts its faults into a copy of the page's objects that
// the app never sees.
journeys! {
    without_randomness_nothing_leaves_and_it_can_be_sent_later in Chromium, WebKit;
    an_app_that_is_cut_off_says_so_and_goes_on_when_opened_again in Chromium, WebKit;
}
