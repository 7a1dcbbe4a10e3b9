//! Opening the widget: every page can be reached, read by assistive technology
//! and used with nobody else being told, in each engine.
#![cfg(feature = "engines")]

use anyhow::Result;
use my_pledge_browser_tests::{
    browser::Browser,
    engine::{Engine, Likeness},
    product::Product,
    screen::Role,
    stranger::Stranger,
};

async fn every_page_opens_is_accessible_and_asks_nobody_else(engine: Engine) -> Result<()> {
    let product = Product::start().await?;
    let stranger = Stranger::wait().await?;
    for dark in [false, true] {
        let likeness = Likeness {
            stranger: Some(stranger.address()),
            dark,
            ..Likeness::default()
        };
        let browser = Browser::open(engine, &likeness).await?;
        browser.go(&product.origin()).await?;
        for (tab, heading) in [
            ("Pledge", "My pledge"),
            ("Views", "My views"),
            ("Local", "Local offer"),
            ("Help", "Help"),
            ("Home", "next for you"),
        ] {
            browser.press(Role::Link, tab).await?;
            browser.see(Role::Heading, heading).await?;
            browser.is_accessible(tab).await?;
        }
        browser.has_no_complaint_but(&[]).await?;
        browser.close().await?;
    }
    let others = stranger.asked(|line| engine.asks_for_itself(line));
    assert!(others.is_empty(), "{engine:?} asked for {others:?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_opens_is_accessible_and_asks_nobody_else_in_chromium() -> Result<()> {
    every_page_opens_is_accessible_and_asks_nobody_else(Engine::Chromium).await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_opens_is_accessible_and_asks_nobody_else_in_firefox() -> Result<()> {
    every_page_opens_is_accessible_and_asks_nobody_else(Engine::Firefox).await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_opens_is_accessible_and_asks_nobody_else_in_webkit() -> Result<()> {
    every_page_opens_is_accessible_and_asks_nobody_else(Engine::WebKit).await
}
