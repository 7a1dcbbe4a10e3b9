//! The second factor, in each engine: set up at the first run, then wrong, right, used
//! and spare codes at the door, asked for again before keys, and the record of it all.

use anyhow::{Result, ensure};
use my_pledge_browser_tests::{engine::Engine, lead::Lead, product::Product, screen::Role};

const CODE: &str = "Code from your phone";

async fn signs_out(lead: &Lead) -> Result<()> {
    let desk = &lead.browser;
    desk.press(Role::Button, "Sign out").await?;
    desk.see(Role::Heading, "Sign in").await.map(drop)
}

async fn gives(lead: &Lead, code: &str) -> Result<()> {
    lead.browser.write(CODE, code).await?;
    lead.browser.press(Role::Button, "Go on").await
}

async fn a_code_from_the_phone_or_a_spare_one_is_asked_for_at_every_door(
    engine: Engine,
) -> Result<()> {
    let product = Product::start().await?;
    let lead = Lead::arrives(engine, &product).await?;
    lead.makes_the_team(&product).await?;
    let spare = lead.spare_codes().to_vec();
    let desk = &lead.browser;
    signs_out(&lead).await?;

    lead.types_the_password().await?;
    desk.is_accessible("giving a code").await?;
    let phone = lead.phone()?;
    gives(&lead, &phone.wrong_code()).await?;
    desk.see(Role::Text, "That is not the code.").await?;
    // A page loaded anew has nothing but the password to go on from.
    desk.driver().refresh().await?;
    desk.see(Role::Heading, "Sign in").await?;
    lead.types_the_password().await?;
    let used = phone.code().await?;
    gives(&lead, &used).await?;
    desk.see(Role::Heading, "Unlock the words").await?;
    signs_out(&lead).await?;

    lead.types_the_password().await?;
    gives(&lead, &used).await?;
    desk.see(Role::Text, "That code has been used.").await?;
    desk.press(Role::Button, "use a spare code").await?;
    desk.write("Spare code from your paper", &spare[0].to_uppercase())
        .await?;
    desk.press(Role::Button, "Go on").await?;
    desk.see(Role::Heading, "Unlock the words").await?;
    lead.unlocks().await?;

    desk.press(Role::Button, "Settings").await?;
    desk.see(Role::Text, "Spare codes left").await?;
    desk.see(Role::Text, "Began ").await?;
    desk.is_accessible("settings").await?;
    desk.press(Role::Button, "Make new spare codes").await?;
    desk.see(Role::Text, "Without your phone").await?;
    desk.press(Role::Button, "They are on paper: go on").await?;
    desk.see(Role::Text, "let nobody in any more").await?;

    desk.press(Role::Button, "Record").await?;
    desk.see(Role::Text, "The record is whole.").await?;
    for done in [
        "Made new spare codes",
        "Used a spare code",
        "Wrong code, after the right password",
        "Set up a phone for codes",
    ] {
        desk.see(Role::Text, done).await?;
    }
    desk.is_accessible("the record").await?;
    // A refused code is an answer that browsers write down.
    desk.has_no_complaint_but(&["Failed to load resource"])
        .await?;
    lead.browser.close().await?;

    // Nothing that opens the door is in the database's file or in the log.
    for (path, bytes) in product.everything_written()? {
        if path.ends_with("second-factor.key") || path.ends_with("said") {
            continue;
        }
        for secret in &spare {
            let found = bytes
                .windows(secret.len())
                .any(|window| window == secret.as_bytes());
            ensure!(!found, "a spare code stands in {}", path.display());
        }
    }
    Ok(())
}

journeys! {
    a_code_from_the_phone_or_a_spare_one_is_asked_for_at_every_door in Chromium, Firefox, WebKit;
}
