//! Figures of reviews: what is missing is filled in, a quarter is looked at and frozen, and
//! somebody who only sees results reads it. Nothing of whose reviews they were is in a
//! request or on the server's disk.

use anyhow::{Context, Result};
use my_pledge_browser_tests::{
    colleague::Colleague, engine::Engine, lead::Lead, product::Product, screen::Role, secrets,
};
use serde_json::json;

const LIST: &str = "Reference,Name,Age band,Date of birth,903 child identifier\n\
    WOLLEMI-7,Kestrelina,12-15,04/05/2012,XQ566910\n";
const CANARIES: [&str; 5] = [
    "WOLLEMI",
    "Kestrelina",
    "XQ566910",
    "04/05/2012",
    "2012-05-04",
];
/// Puts words into a box as the page hears of a paste.
const PASTE: &str = "const [box, words] = arguments; box.focus(); box.value = words; \
    box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }))";
/// The middle of the last month of the quarter that ended last, and so many months before.
const LAST_QUARTER: &str = "const [back] = arguments; const now = new Date(); \
    const day = new Date(now.getFullYear(), now.getMonth() - now.getMonth() % 3 - 1 - back, 15); \
    const two = (number) => `${number}`.padStart(2, '0'); \
    return `15/${two(day.getMonth() + 1)}/${day.getFullYear()}`";

async fn a_quarter_is_filled_in_looked_at_frozen_and_seen_by_a_viewer(
    engine: Engine,
) -> Result<()> {
    let product = Product::start().await?;
    let lead = Lead::arrives(engine, &product).await?;
    lead.makes_the_team(&product).await?;
    invites(&lead).await?;
    fills_in(&lead).await?;
    keeps_and_freezes(&lead).await?;
    let viewer = Colleague::viewer(engine, &product, &lead).await?;
    let desk = &viewer.browser;
    desk.press(Role::Button, "Review figures").await?;
    desk.see(Role::Text, "Frozen by Sam Okafor").await?;
    desk.see(Role::Text, "2019, published by the council")
        .await?;
    desk.see_no_more(Role::Button, "Freeze these figures")
        .await?;
    desk.press(Role::Button, "As a table").await?;
    desk.is_accessible("frozen figures, as a viewer").await?;
    desk.has_no_complaint_but(&[]).await?;
    lead.browser.has_no_complaint_but(&[]).await?;
    viewer.browser.close().await?;
    lead.browser.close().await?;
    secrets::are_in_no_request(&CANARIES, product.witness())?;
    secrets::are_in_no_file(&CANARIES, &product)
}

async fn invites(lead: &Lead) -> Result<()> {
    let desk = &lead.browser;
    desk.press(Role::Button, "Reviews").await?;
    desk.press(Role::Button, "Invite from a list").await?;
    let the_box = desk.see(Role::Textbox, "Or paste the list").await?;
    desk.driver()
        .execute(PASTE, vec![the_box.to_json()?, json!(LIST)])
        .await?;
    desk.press(Role::Button, "Check the pasted list").await?;
    desk.press(Role::Button, "Make 1 invitation").await?;
    desk.press(Role::Button, "Put the codes away").await?;
    desk.press(Role::Button, "Yes, put them away").await
}

async fn day(lead: &Lead, back: u32) -> Result<String> {
    let desk = &lead.browser;
    let day = desk.driver().execute(LAST_QUARTER, vec![json!(back)]);
    Ok(day.await?.json().as_str().context("a day")?.to_owned())
}

async fn fills_in(lead: &Lead) -> Result<()> {
    let desk = &lead.browser;
    desk.press(Role::Button, "Change how WOLLEMI-7 took part")
        .await?;
    desk.write("The review was held on", &day(lead, 0).await?)
        .await?;
    desk.press(Role::Button, "Seal and save").await?;
    desk.press(Role::Button, "Review figures").await?;
    desk.see(Role::Text, "1 review is counted.").await?;
    desk.see(Role::Text, "does not say which review it was")
        .await?;
    desk.is_accessible("working figures out").await?;
    desk.press(Role::Button, "Fill in WOLLEMI-7").await?;
    desk.press(Role::Radio, "A later one").await?;
    desk.press(Role::Button, "Seal and save").await?;
    desk.see(Role::Text, "Write this day, or choose “Not known” above.")
        .await?;
    desk.is_accessible("which review it is").await?;
    desk.write("Their last review was held on", &day(lead, 5).await?)
        .await?;
    desk.press(Role::Radio, "PN6").await?;
    desk.press(Role::Button, "Seal and save").await?;
    // Back where it was asked for.
    desk.see(Role::Text, "Nothing is missing").await.map(drop)
}

async fn keeps_and_freezes(lead: &Lead) -> Result<()> {
    let desk = &lead.browser;
    desk.see(Role::Text, "95.4%").await?;
    desk.press(Role::Button, "Keep them for a longer period")
        .await?;
    desk.see(Role::Text, "is kept, sealed to the team.").await?;
    desk.see(Role::Text, "Kept, and not frozen:").await?;
    desk.see(Role::Text, "1 review is counted.").await?;
    desk.press(Role::Button, "Freeze these figures").await?;
    desk.is_accessible("before figures are frozen").await?;
    desk.press(Role::Button, "Yes, freeze them").await?;
    desk.see(Role::Text, "Frozen by Sam Okafor").await?;
    desk.see(Role::Text, "is frozen. Everybody who sees results")
        .await?;
    desk.is_accessible("frozen figures").await?;
    desk.press(Role::Button, "Record").await?;
    desk.see(Role::Text, "Froze figures of reviews")
        .await
        .map(drop)
}

journeys! {
    a_quarter_is_filled_in_looked_at_frozen_and_seen_by_a_viewer in Chromium;
}
