//! Opening the widget: every page can be reached, read by assistive technology
//! and used with nobody else being told, in each engine.

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
        let is_dark = browser
            .driver()
            .execute(
                "return matchMedia('(prefers-color-scheme: dark)').matches",
                vec![],
            )
            .await?;
        assert_eq!(is_dark.json().as_bool(), Some(dark), "{engine:?}");
        for (tab, heading) in [
            ("Pledge", "My pledge"),
            ("Views", "Is this phone just yours?"),
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

journeys! {
    every_page_opens_is_accessible_and_asks_nobody_else in Chromium, Firefox, WebKit;
}
