//! Inside a trust's own page: strict, on another site, with rude styles. The widget
//! fits, is accessible, leads to its own page for anything confidential, and leaves
//! with the whole page.

use std::time::Duration;

use anyhow::{Context, Result};
use my_pledge_browser_tests::{
    browser::Browser,
    engine::{Engine, Likeness},
    host_page,
    patience::{STEP, until},
    product::Product,
    screen::Role,
    site::Site,
    stranger::Stranger,
};
use thirtyfour::{By, Key, WebElement};

/// A trust's page and the product it shows.
struct Embedded {
    product: Product,
    host: Site,
}

/// Sets both up, with the trust's page on the list of allowed hosts or not.
async fn embedded(allowed: bool) -> Result<Embedded> {
    let mut host = Site::prepared().await?;
    let mut product = Product::prepared().await?;
    if allowed {
        product.allow_host(&host.origin());
    }
    product.start_again().await?;
    host_page::embed(&mut host, product.witness().address());
    Ok(Embedded { product, host })
}

async fn the_frame(page: &Browser) -> Result<WebElement> {
    let frame = until("the frame", STEP, async || {
        Ok(page.driver().find_all(By::Css("iframe")).await?.pop())
    })
    .await?;
    frame.scroll_into_view().await?;
    Ok(frame)
}

async fn the_widget_fits_into_a_trusts_page_and_my_views_opens_outside_it(
    engine: Engine,
) -> Result<()> {
    let Embedded { product, host } = embedded(true).await?;
    let stranger = Stranger::wait().await?;
    let likeness = Likeness {
        stranger: Some(stranger.address()),
        ..Likeness::default()
    };
    let page = Browser::open(engine, &likeness).await?;
    page.go(&host.origin()).await?;
    let frame = the_frame(&page).await?;
    assert_eq!(frame.attr("title").await?.as_deref(), Some("My Pledge"));
    let sandbox = frame.attr("sandbox").await?.unwrap_or_default();
    assert!(
        sandbox.contains("allow-scripts")
            && !sandbox
                .split(' ')
                .any(|freedom| freedom == "allow-top-navigation"),
        "sandboxed as “{sandbox}”"
    );

    page.driver().enter_frame(0).await?;
    page.see(Role::Link, "Pledge").await?;
    page.is_accessible("home, in a trust's page").await?;
    fits(&page).await?;
    page.press(Role::Link, "Pledge").await?;
    page.see(Role::Heading, "My pledge").await?;
    fits(&page).await?;
    page.is_accessible("my pledge, in a trust's page").await?;

    // With keys: WebKit's driver taps beside what the page around the frame would have to be
    // scrolled for.
    page.press(Role::Link, "Home").await?;
    for link in ["Ask for something", "I want to complain"] {
        let link = page.see(Role::Link, link).await?;
        link.send_keys(Key::Enter + "").await?;
    }
    page.see(Role::Link, "Write it on your own page").await?;
    page.is_accessible("the door of a request").await?;
    takes_no_words(&page).await?;

    page.press(Role::Link, "Views").await?;
    page.see(Role::Heading, "My views").await?;
    page.is_accessible("the door of my views").await?;
    takes_no_words(&page).await?;
    page.press(Role::Link, "Open My views").await?;
    let ours = until("a tab of our own", STEP, async || {
        let here = page.driver().window().await?;
        let all = page.driver().windows().await?;
        Ok(all.into_iter().find(|other| *other != here))
    })
    .await?;
    page.driver().switch_to_window(ours).await?;
    page.see(Role::Heading, "Is this phone just yours?").await?;
    let address = page.driver().current_url().await?;
    assert_eq!(address.origin().ascii_serialization(), product.origin());
    assert_eq!((address.query(), address.fragment()), (None, None));
    let outermost = page
        .driver()
        .execute("return [top === self, window.opener === null]", vec![])
        .await?;
    assert_eq!(
        outermost.convert::<(bool, bool)>()?,
        (true, true),
        "outermost, with no line to the page that opened it"
    );
    // The trust's page has no icon, and its own policy would not let it have one.
    page.has_no_complaint_but(&["favicon.ico"]).await?;
    page.close().await?;
    let others = stranger.asked(|line| engine.asks_for_itself(line));
    assert!(others.is_empty(), "{engine:?} asked for {others:?}");
    Ok(())
}

/// Nothing can be answered or written inside somebody else's page.
async fn takes_no_words(page: &Browser) -> Result<()> {
    for role in [Role::Radio, Role::Checkbox, Role::Textbox] {
        let found = page.find(role, "").await?;
        assert!(found.is_none(), "a {role:?} inside somebody else's page");
    }
    Ok(())
}

/// The frame is as high as what is in it: nothing scrolls inside it. From inside the
/// frame, and back to there.
async fn fits(page: &Browser) -> Result<()> {
    until("the frame to fit its page", STEP, async || {
        let inside = page
            .driver()
            .execute(
                "const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement; \
                 return scrollHeight <= clientHeight + 1 && scrollWidth <= clientWidth && \
                 Math.abs(innerHeight - document.getElementById('app').getBoundingClientRect().height) <= 2",
                vec![],
            )
            .await?;
        Ok(inside.convert::<bool>()?.then_some(()))
    })
    .await
}

async fn leave_now_takes_the_whole_page_away(engine: Engine) -> Result<()> {
    let Embedded { product, host } = embedded(true).await?;
    let stranger = Stranger::wait().await?;
    let likeness = Likeness {
        stranger: Some(stranger.address()),
        ..Likeness::default()
    };
    let page = Browser::open(engine, &likeness).await?;
    page.go(&host.origin()).await?;
    the_frame(&page).await?;
    page.driver().enter_frame(0).await?;
    page.press(Role::Button, "Leave now").await?;
    page.driver().enter_default_frame().await?;
    until("the safe place to be asked for", STEP, async || {
        Ok(stranger
            .asked(|line| engine.asks_for_itself(line))
            .iter()
            .any(|line| line.contains(host_page::SAFE_PLACE))
            .then_some(()))
    })
    .await?;
    until("the trust's page to be gone", STEP, async || {
        // Between two pages there may be nobody to ask.
        let address = page.driver().current_url().await.ok();
        Ok(address.filter(|address| address.as_str() == host_page::SAFE_PLACE))
    })
    .await?;
    let (words, title) = (page.words().await?, page.driver().title().await?);
    for said in [words, title] {
        assert!(!said.contains("pledge"), "{engine:?} still says “{said}”");
    }
    drop(product);
    page.close().await
}

async fn a_host_that_is_not_on_the_list_is_refused_and_says_so(engine: Engine) -> Result<()> {
    let Embedded { product, host } = embedded(false).await?;
    let page = Browser::open(engine, &Likeness::default()).await?;
    page.go(&host.origin()).await?;
    the_frame(&page).await?;
    // `embed.js` waits twenty seconds for the frame to speak.
    let offered = until(
        "a link instead of the frame",
        Duration::from_secs(45),
        || page.find(Role::Link, "Open My Pledge in a new tab"),
    )
    .await?;
    assert_eq!(
        offered
            .prop("href")
            .await?
            .context("a link leads somewhere")?,
        format!("{}/", product.origin())
    );
    page.driver().enter_frame(0).await?;
    assert!(
        page.find(Role::Link, "Pledge").await?.is_none(),
        "{engine:?} shows the widget in a page that may not hold it"
    );
    page.close().await
}

async fn leave_now_leaves_a_page_without_our_script_too(engine: Engine) -> Result<()> {
    let mut host = Site::prepared().await?;
    let mut product = Product::prepared().await?;
    product.allow_host(&host.origin());
    product.start_again().await?;
    host_page::embed_by_hand(&mut host, product.witness().address());
    let stranger = Stranger::wait().await?;
    let likeness = Likeness {
        stranger: Some(stranger.address()),
        ..Likeness::default()
    };
    let page = Browser::open(engine, &likeness).await?;
    page.go(&host.origin()).await?;
    the_frame(&page).await?;
    page.driver().enter_frame(0).await?;
    page.press(Role::Button, "Leave now").await?;
    until("our safe place to be asked for", STEP, async || {
        Ok(stranger
            .asked(|line| engine.asks_for_itself(line))
            .iter()
            .any(|line| line.contains("www.bbc.co.uk"))
            .then_some(()))
    })
    .await?;
    page.close().await
}

journeys! {
    the_widget_fits_into_a_trusts_page_and_my_views_opens_outside_it in Chromium, Firefox, WebKit;
    leave_now_takes_the_whole_page_away in Chromium, Firefox, WebKit;
    a_host_that_is_not_on_the_list_is_refused_and_says_so in Chromium, Firefox, WebKit;
    leave_now_leaves_a_page_without_our_script_too in Chromium, Firefox, WebKit;
}
