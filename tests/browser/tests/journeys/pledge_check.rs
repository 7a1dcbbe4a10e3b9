//! A promise is rated: counted is said when it is, and not before.

use anyhow::Result;
use my_pledge_browser_tests::{
    browser::Browser,
    engine::{Engine, Likeness},
    product::Product,
    screen::Role,
    young_person::YoungPerson,
};

async fn a_rating_waits_for_the_server_and_is_counted_once_it_answers(
    engine: Engine,
) -> Result<()> {
    let mut product = Product::start().await?;
    let person = YoungPerson::arrives(engine, &product.origin(), &Likeness::default()).await?;
    let page = &person.browser;
    page.press(Role::Link, "Pledge").await?;
    page.press(Role::Link, "promises").await?;
    page.press(Role::Button, "The law says").await?;
    page.press(Role::Button, "Count my answer").await?;
    page.see(Role::Text, "Choose one of these first.").await?;
    page.press(Role::Radio, "Some of it is").await?;
    page.press(Role::Button, "Count my answer").await?;
    page.see(Role::Text, "Choose your age, or say you would rather not.")
        .await?;
    page.press(Role::Radio, "12 to 15").await?;
    page.press(Role::Radio, "Yes, just mine").await?;
    page.is_accessible("the pledge check").await?;
    assert!(
        !is_kept(page).await?,
        "{engine:?} kept what was not sent for"
    );

    product.stop()?;
    page.press(Role::Button, "Count my answer").await?;
    page.see(Role::Status, "Not counted yet").await?;
    product.start_again().await?;
    page.press(Role::Button, "Count my answer").await?;
    page.see(Role::Status, "Counted.").await?;
    assert!(
        is_kept(page).await?,
        "{engine:?} did not keep what makes it count once"
    );

    page.press(Role::Button, "Say why in your own words")
        .await?;
    page.see(Role::Text, "Say how a promise is going").await?;
    page.go(&format!("{}/settings", product.origin())).await?;
    page.press(Role::Button, "Forget everything on this phone")
        .await?;
    page.see(Role::Status, "Done.").await?;
    assert!(!is_kept(page).await?, "{engine:?} did not forget");
    person.browser.close().await?;
    product.stop()
}

async fn is_kept(page: &Browser) -> Result<bool> {
    let script = "return localStorage.getItem('pledge.check') !== null;";
    let kept = page.driver().execute(script, vec![]).await?;
    Ok(kept.convert()?)
}

journeys! {
    a_rating_waits_for_the_server_and_is_counted_once_it_answers in Chromium, Firefox, WebKit;
}
