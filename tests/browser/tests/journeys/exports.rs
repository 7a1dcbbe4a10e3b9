//! What staff take away, in each engine: how a child took part is written down, checked by
//! the rules of the return and sealed, the file is made in the browser, and the record
//! says so. Nothing of it is in a request or on the server's disk.

use anyhow::{Context, Result};
use my_pledge_browser_tests::{
    engine::Engine, lead::Lead, product::Product, screen::Role, secrets,
};
use serde_json::json;

/// One with what the return needs, one without.
const LIST: &str = "Reference,Name,Age band,Date of birth,903 child identifier\n\
    WOLLEMI-7,Kestrelina,12-15,04/05/2012,XQ566910\n\
    WOLLEMI-8,Tamsin,12-15,,\n";
const CANARIES: [&str; 6] = [
    "WOLLEMI",
    "Kestrelina",
    "Tamsin",
    "XQ566910",
    "04/05/2012",
    "2012-05-04",
];
/// Puts words into a box as the page hears of a paste.
const PASTE: &str = "const [box, words] = arguments; box.focus(); box.value = words; \
    box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }))";
const TODAY: &str = "const now = new Date(); const two = (number) => `${number}`.padStart(2, '0'); \
    return `${two(now.getDate())}/${two(now.getMonth() + 1)}/${now.getFullYear()}`";

async fn how_a_child_took_part_is_sealed_and_goes_into_the_file_and_nowhere_else(
    engine: Engine,
) -> Result<()> {
    let product = Product::start().await?;
    let lead = Lead::arrives(engine, &product).await?;
    lead.makes_the_team(&product).await?;
    invites(&lead).await?;
    writes_down(&lead).await?;
    takes_the_file(&lead).await?;
    lead.browser.has_no_complaint_but(&[]).await?;
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
    desk.press(Role::Button, "Make 2 invitations").await?;
    desk.press(Role::Button, "Put the codes away").await?;
    desk.press(Role::Button, "Yes, put them away").await?;
    desk.see(Role::Text, "2 invitations, the soonest review first")
        .await
        .map(drop)
}

async fn writes_down(lead: &Lead) -> Result<()> {
    let desk = &lead.browser;
    let today = desk.driver().execute(TODAY, vec![]).await?;
    let today = today.json().as_str().context("a day")?.to_owned();
    desk.press(Role::Button, "Write down how WOLLEMI-8 took part")
        .await?;
    desk.see(Role::Heading, "How they took part").await?;
    desk.write("The review was held on", &today).await?;
    desk.press(Role::Button, "Seal and save").await?;
    desk.see(Role::Text, "No code").await?;

    desk.press(Role::Button, "Change how WOLLEMI-7 took part")
        .await?;
    desk.see(Role::Text, "makes no code by itself").await?;
    desk.is_accessible("how a child took part").await?;
    desk.write("The review was held on", &today).await?;
    desk.press(Role::Radio, "PN0").await?;
    desk.press(Role::Button, "Seal and save").await?;
    desk.see(Role::Text, "(rule 440)").await?;
    desk.is_accessible("a code that breaks a rule").await?;
    desk.press(Role::Radio, "PN6").await?;
    desk.press(Role::Button, "Seal and save").await?;
    desk.see(Role::Heading, "Reviews").await?;
    desk.see(Role::Text, "PN6").await.map(drop)
}

async fn takes_the_file(lead: &Lead) -> Result<()> {
    let desk = &lead.browser;
    desk.press(Role::Button, "Yearly return").await?;
    desk.see(Role::Text, "1 review can go on; 1 needs mending")
        .await?;
    desk.see(Role::Text, "has no participation code").await?;
    desk.is_accessible("the yearly return").await?;
    desk.press(Role::Button, "Make the file with 1 review")
        .await?;
    desk.see(Role::Link, "Save ssda903-reviews-").await?;
    desk.is_accessible("a file that was made").await?;
    desk.press(Role::Button, "Back to the list").await?;
    desk.press(Role::Button, "Save this list as a workbook")
        .await?;
    desk.see(Role::Link, "Save invitations-not-answered.xlsx")
        .await?;
    desk.press(Role::Button, "Record").await?;
    desk.see(Role::Text, "Reviews for the SSDA903 return, 1 row")
        .await?;
    desk.see(Role::Text, "The list of invitations, 2 rows")
        .await
        .map(drop)
}

journeys! {
    how_a_child_took_part_is_sealed_and_goes_into_the_file_and_nowhere_else in Chromium, Firefox, WebKit;
}
