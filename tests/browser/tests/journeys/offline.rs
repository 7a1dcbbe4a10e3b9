//! After one visit the app opens with no signal at all.

use anyhow::Result;
use my_pledge_browser_tests::{
    engine::{Engine, Likeness},
    patience::{STEP, until},
    product::Product,
    screen::Role,
    shelves,
    young_person::YoungPerson,
};

async fn help_opens_with_its_numbers_and_no_server(engine: Engine) -> Result<()> {
    let mut product = Product::start().await?;
    let person = YoungPerson::arrives(engine, &product.origin(), &Likeness::default()).await?;
    let page = &person.browser;
    until("the app to be kept", STEP, async || {
        Ok(shelves::app_is_kept(page).await?.then_some(()))
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

journeys! {
    help_opens_with_its_numbers_and_no_server in Chromium, Firefox, WebKit;
}
