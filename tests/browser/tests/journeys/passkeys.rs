//! Passkeys in Chromium, with a device that it makes believe it has: the first factor
//! and one more, given at the door and in the place of a code, refused to another's
//! finger, and removed. The drivers of the other engines have no such device.

use anyhow::{Result, ensure};
use my_pledge_browser_tests::{
    engine::Engine, lead::Lead, product::Product, screen::Role, security_key::SecurityKey,
};

const USE_IT: &str = "Use your passkey";

async fn product() -> Result<Product> {
    let mut product = Product::prepared().await?;
    product.be_typed_as_localhost();
    product.start_again().await?;
    Ok(product)
}

async fn signs_out(lead: &Lead) -> Result<()> {
    let desk = &lead.browser;
    desk.press(Role::Button, "Sign out").await?;
    desk.see(Role::Heading, "Sign in").await.map(drop)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_may_be_the_first_and_only_factor_in_chromium() -> Result<()> {
    let product = product().await?;
    let lead = Lead::arrives(Engine::Chromium, &product).await?;
    let desk = &lead.browser;
    let key = SecurityKey::in_browser(desk).await?;
    lead.makes_the_account(&product).await?;
    desk.see(Role::Button, "Check the code").await?;
    desk.press(Role::Button, "Use a passkey in place of a phone")
        .await?;
    desk.see(Role::Heading, "Make a passkey").await?;
    desk.is_accessible("making a passkey").await?;
    desk.press(Role::Button, "Make the passkey").await?;
    desk.see(Role::Text, "Give it a name").await?;
    desk.write("Name of the passkey", "Work laptop").await?;
    key.knows_the_finger(false).await?;
    desk.press(Role::Button, "Make the passkey").await?;
    desk.see(Role::Text, "Nothing came from your device")
        .await?;
    key.knows_the_finger(true).await?;
    desk.press(Role::Button, "Make the passkey").await?;
    desk.see(Role::Heading, "Print your spare codes").await?;
    ensure!(
        key.holds().await? == ["localhost"],
        "{:?}",
        key.holds().await?
    );
    desk.press(Role::Button, "They are on paper: go on").await?;
    lead.makes_the_key().await?;
    signs_out(&lead).await?;

    lead.types_the_password_and_sees(USE_IT).await?;
    desk.is_accessible("giving a passkey").await?;
    desk.see(Role::Button, "use a spare code").await?;
    desk.press(Role::Button, USE_IT).await?;
    desk.see(Role::Heading, "Unlock the words").await?;
    desk.has_no_complaint_but(&["Failed to load resource"])
        .await?;
    lead.browser.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_is_made_given_and_removed_beside_a_phone_in_chromium() -> Result<()> {
    let product = product().await?;
    let lead = Lead::arrives(Engine::Chromium, &product).await?;
    lead.makes_the_team(&product).await?;
    let desk = &lead.browser;
    let key = SecurityKey::in_browser(desk).await?;
    desk.press(Role::Button, "Settings").await?;
    desk.press(Role::Button, "Make a passkey").await?;
    desk.write("Name of the passkey", "Key ring").await?;
    desk.press(Role::Button, "Make the passkey").await?;
    desk.see(Role::Text, "The passkey is ready.").await?;
    desk.see(Role::Text, "Key ring").await?;
    desk.is_accessible("settings with a passkey").await?;
    // The device has one: it makes no second.
    desk.press(Role::Button, "Make a passkey").await?;
    desk.write("Name of the passkey", "Again").await?;
    desk.press(Role::Button, "Make the passkey").await?;
    desk.see(Role::Text, "has a passkey of yours already")
        .await?;
    desk.press(Role::Button, "Not now").await?;
    signs_out(&lead).await?;

    lead.types_the_password_and_sees(USE_IT).await?;
    key.knows_the_finger(false).await?;
    desk.press(Role::Button, USE_IT).await?;
    desk.see(Role::Text, "Nothing came from your device")
        .await?;
    key.knows_the_finger(true).await?;
    desk.press(Role::Button, USE_IT).await?;
    desk.see(Role::Heading, "Unlock the words").await?;
    lead.unlocks().await?;

    desk.press(Role::Button, "Settings").await?;
    desk.see(Role::Text, "Last used").await?;
    desk.press(Role::Button, ": Key ring").await?;
    desk.see(Role::Heading, "Remove the passkey").await?;
    desk.is_accessible("removing a passkey").await?;
    desk.press(Role::Button, "Remove it").await?;
    desk.see(Role::Text, "The passkey is removed.").await?;
    desk.press(Role::Button, "Record").await?;
    for done in ["Made a passkey", "Removed a passkey"] {
        desk.see(Role::Text, done).await?;
    }
    signs_out(&lead).await?;
    lead.types_the_password().await?;
    desk.has_no_complaint_but(&["Failed to load resource"])
        .await?;
    lead.browser.close().await
}
