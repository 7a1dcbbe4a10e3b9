//! The harness itself: that each engine starts, is a phone, is seen through, and
//! that the stranger is told who else is asked for.

use std::net::SocketAddr;

use anyhow::Result;
use my_pledge_browser_tests::{
    browser::Browser,
    engine::{Engine, Likeness, PHONE},
    host_page,
    patience::{STEP, until},
    screen::Role,
    site::Site,
    stranger::Stranger,
};

async fn a_request_to_another_host_is_seen(engine: Engine) -> Result<()> {
    let stranger = Stranger::wait().await?;
    let nobody = SocketAddr::from(([127, 0, 0, 1], 9));
    let mut host = Site::prepared().await?;
    host_page::embed(&mut host, nobody);
    let likeness = Likeness {
        stranger: Some(stranger.address()),
        ..Likeness::default()
    };
    let browser = Browser::open(engine, &likeness).await?;
    browser.go(&host.origin()).await?;
    browser.see(Role::Heading, "Our pledge to you").await?;
    assert!(
        browser
            .find(Role::Button, "Our pledge to you")
            .await?
            .is_none(),
        "a heading is no button"
    );
    let wide = browser
        .driver()
        .execute("return [innerWidth, innerHeight]", vec![])
        .await?;
    let (width, height): (u32, u32) = wide.convert()?;
    assert_eq!(width, PHONE.0, "{engine:?}");
    assert!(height.abs_diff(PHONE.1) < 60, "{engine:?} is {height} high");

    // The harness must notice what the product must never do.
    browser
        .driver()
        .execute("location.href = 'http://tracker.example/'", vec![])
        .await?;
    until("the stranger to be asked", STEP, async || {
        Ok(stranger
            .asked(|line| engine.asks_for_itself(line))
            .iter()
            .any(|line| line.contains("tracker.example"))
            .then_some(()))
    })
    .await?;
    let others: Vec<_> =
        stranger.asked(|line| engine.asks_for_itself(line) || line.contains("tracker.example"));
    assert!(
        others.is_empty(),
        "{engine:?} asked for {others:?} on its own account"
    );
    browser.close().await
}

journeys! {
    a_request_to_another_host_is_seen in Chromium, Firefox, WebKit;
}
