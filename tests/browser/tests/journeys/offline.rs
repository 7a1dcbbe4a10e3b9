//! After one visit the app opens with no signal at all.

use anyhow::Result;
use my_pledge_browser_tests::{
    browser::Browser,
    engine::{Engine, Likeness},
    patience::{STEP, until},
    product::Product,
    screen::Role,
    young_person::YoungPerson,
};

async fn help_opens_with_its_numbers_and_no_server(engine: Engine) -> Result<()> {
    let mut product = Product::start().await?;
    let person = YoungPerson::arrives(engine, &product.origin(), &Likeness::default()).await?;
    let page = &person.browser;
    until("the app to be kept", STEP, async || {
        Ok(is_kept(page).await?.then_some(()))
    })
    .await?;
    page.has_no_complaint_but(&[]).await?;
    product.stop()?;

    page.go(&format!("{}/help", product.origin())).await?;
    page.see(Role::Heading, "Help").await?;
    for number in ["999", "0800 1111", "116 123"] {
        page.see(Role::Link, number).await?;
    }
    page.is_accessible("help with no server").await?;
    page.press(Role::Link, "Pledge").await?;
    page.press(Role::Link, "promises").await?;
    page.press(Role::Button, "The law says").await?;
    page.see(Role::Text, "How do you ask?").await?;
    person.browser.close().await
}

/// Whether a worker is in charge and everything on its list is there.
async fn is_kept(page: &Browser) -> Result<bool> {
    let ready = page
        .driver()
        .execute_async(
            "const done = arguments[arguments.length - 1]; (async () => { \
             const known = await navigator.serviceWorker.getRegistration(); \
             return known?.active?.state === 'activated' && (await caches.keys()).length === 1; })() \
             .then(done, () => done(false));",
            vec![],
        )
        .await?;
    Ok(ready.convert()?)
}

journeys! {
    help_opens_with_its_numbers_and_no_server in Chromium, Firefox, WebKit;
}
