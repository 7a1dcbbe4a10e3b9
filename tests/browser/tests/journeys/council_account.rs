//! The council's account, in each engine and against a real provider: linked in Settings,
//! given at the door with the code of the phone and with a one-time code, refused for a stranger, and a password
//! that still opens while the provider is away.

use anyhow::{Result, ensure};
use my_pledge_browser_tests::{
    browser::Browser,
    colleague::Colleague,
    engine::{Engine, Likeness},
    lead::Lead,
    product::Product,
    provider::Provider,
    screen::Role,
};

const BUTTON: &str = "Sign in with your council account";

async fn signs_out(lead: &Lead) -> Result<()> {
    let desk = &lead.browser;
    desk.press(Role::Button, "Sign out").await?;
    desk.see(Role::Text, "You are signed out.").await?;
    desk.see(Role::Button, BUTTON).await.map(drop)
}

/// The browser is at the desk, with nothing in the address.
async fn address_is_bare(browser: &Browser, product: &Product) -> Result<()> {
    let at = browser.driver().current_url().await?;
    ensure!(
        at.as_str() == format!("{}/desk/", product.origin()),
        "at {at}"
    );
    Ok(())
}

async fn a_linked_account_opens_the_desk_with_the_code_and_a_strangers_does_not(
    engine: Engine,
) -> Result<()> {
    let mut product = Product::prepared().await?;
    let mut provider = Provider::start(&mut product).await?;
    product.start_again().await?;
    let lead = Lead::arrives(engine, &product).await?;
    lead.makes_the_team(&product).await?;
    let desk = &lead.browser;

    desk.press(Role::Button, "Settings").await?;
    desk.see(Role::Heading, BUTTON).await?;
    desk.is_accessible("settings, with a council account")
        .await?;
    desk.press(Role::Button, "Link your council account")
        .await?;
    provider.is_told(desk, "account-of-sam").await?;
    desk.see(Role::Heading, "Unlock the words").await?;
    desk.see(Role::Text, "Your council account is linked.")
        .await?;
    address_is_bare(desk, &product).await?;
    desk.is_accessible("back, and linked").await?;
    lead.unlocks().await?;
    desk.press(Role::Button, "Settings").await?;
    desk.see(Role::Button, "Unlink it").await?;
    signs_out(&lead).await?;

    // The provider still knows them: signing out here was signing out here.
    desk.press(Role::Button, BUTTON).await?;
    desk.see(Role::Heading, "Type the code from your phone")
        .await?;
    address_is_bare(desk, &product).await?;
    desk.write("Code from your phone", &lead.phone()?.code().await?)
        .await?;
    desk.press(Role::Button, "Go on").await?;
    desk.see(Role::Heading, "Unlock the words").await?;
    lead.unlocks().await?;
    let code = crate::people::invites(&lead).await?;
    let account = (&provider, "account-of-jo");
    let jo = Colleague::accepts_with_account(engine, &product, &code, account).await?;
    address_is_bare(&jo.browser, &product).await?;
    jo.browser.close().await?;
    signs_out(&lead).await?;

    let phone = Likeness {
        size: (320, 740),
        ..Likeness::default()
    };
    let stranger = Browser::open(engine, &phone).await?;
    stranger.go(&format!("{}/desk/", product.origin())).await?;
    stranger.see(Role::Button, BUTTON).await?;
    stranger
        .is_accessible("signing in, with a council account")
        .await?;
    stranger.press(Role::Button, BUTTON).await?;
    provider.is_told(&stranger, "account-of-nobody").await?;
    stranger
        .see(Role::Text, "That council account does not open this desk.")
        .await?;
    stranger.see(Role::Heading, "Sign in").await?;
    address_is_bare(&stranger, &product).await?;
    stranger.is_accessible("refused").await?;
    stranger.close().await?;

    provider.goes_down();
    product.stop()?;
    product.start_again().await?;
    desk.press(Role::Button, BUTTON).await?;
    desk.see(Role::Text, "does not answer at the moment")
        .await?;
    lead.signs_in_and_unlocks().await?;
    desk.press(Role::Button, "Record").await?;
    desk.see(Role::Text, "The record is whole.").await?;
    for done in [
        "Linked their council account",
        "Was not let in with a council account",
    ] {
        desk.see(Role::Text, done).await?;
    }
    lead.browser.close().await?;

    // Who they are at the provider stands in the database, and nowhere in the log.
    let log = std::fs::read_to_string(product.log())?;
    for said in ["account-of", "code=", "state="] {
        ensure!(!log.contains(said), "{said} stands in the log");
    }
    Ok(())
}

journeys! {
    a_linked_account_opens_the_desk_with_the_code_and_a_strangers_does_not in Chromium, Firefox, WebKit;
}
