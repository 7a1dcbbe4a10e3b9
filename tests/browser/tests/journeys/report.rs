//! A report to the panel: begun, written beside the paper, its page in young people's words
//! approved and changed and approved again, frozen, and read by somebody who only sees
//! results.

use anyhow::{Context, Result, ensure};
use my_pledge_browser_tests::{
    browser::Browser, colleague::Colleague, engine::Engine, lead::Lead, product::Product,
    screen::Role,
};

const SUMMARY: &str = "We asked you about food. Now you choose it.";
/// What stands on the sheet, also what only a printer sees.
const PAPER: &str = "const paper = document.querySelector('.report-paper'); \
    return paper ? (paper.innerText || paper.textContent) : ''";

async fn a_report_is_written_approved_frozen_and_read_by_the_panel(engine: Engine) -> Result<()> {
    let product = Product::start().await?;
    let lead = Lead::arrives(engine, &product).await?;
    lead.makes_the_team(&product).await?;
    begins(&lead.browser).await?;
    approves(&lead.browser).await?;
    freezes(&lead.browser).await?;
    let mine = on_paper(&lead.browser).await?;
    let panel = Colleague::viewer(engine, &product, &lead).await?;
    let desk = &panel.browser;
    desk.press(Role::Button, "Panel report").await?;
    desk.see(Role::Text, "Frozen on").await?;
    desk.is_accessible("all reports, for the panel").await?;
    ensure!(
        desk.find(Role::Button, "New report").await?.is_none(),
        "who only reads begins no report"
    );
    desk.press(Role::Button, ", All priorities").await?;
    desk.see(Role::Heading, "Report to the panel").await?;
    ensure!(
        on_paper(desk).await? == mine,
        "the panel reads another paper"
    );
    desk.is_accessible("a frozen report").await?;
    lead.browser.has_no_complaint_but(&[]).await?;
    panel.browser.close().await?;
    lead.browser.close().await
}

async fn on_paper(desk: &Browser) -> Result<String> {
    let said = desk.driver().execute(PAPER, vec![]).await?;
    Ok(said.json().as_str().context("a sheet")?.to_owned())
}

async fn begins(desk: &Browser) -> Result<()> {
    desk.press(Role::Button, "Panel report").await?;
    desk.see(Role::Heading, "No report yet").await?;
    desk.press(Role::Button, "New report").await?;
    desk.see(Role::Combobox, "Of which months").await?;
    desk.is_accessible("a new report").await?;
    desk.press(Role::Button, "Begin the report").await?;
    desk.see(Role::Heading, "For the panel").await?;
    desk.write("What stands first", "What matters most this time.")
        .await?;
    desk.see(Role::Text, "Draft kept").await?;
    desk.see(Role::Text, "Draft: not for the panel yet.")
        .await?;
    desk.is_accessible("writing a report").await
}

async fn approves(desk: &Browser) -> Result<()> {
    desk.write("The page", SUMMARY).await?;
    desk.see(Role::Text, "Not approved.").await?;
    desk.press(Role::Button, "They approved it").await?;
    desk.see(Role::Text, "Write which group it was.").await?;
    desk.is_accessible("an approval without a group").await?;
    desk.write("Group", "Reach Out!").await?;
    desk.write("How many in the room", "8").await?;
    desk.press(Role::Button, "They approved it").await?;
    desk.see(Role::Text, "Approved by young people.").await?;
    // Another word, and it is no longer what they approved.
    desk.write("The page", " More.").await?;
    desk.see(Role::Text, "read other words than these").await?;
    desk.is_accessible("a page that changed since").await?;
    desk.write("Group", "The Forum").await?;
    desk.write("How many in the room", "6").await?;
    desk.press(Role::Button, "They approved it").await?;
    desk.see(Role::Text, "The Forum on").await?;
    desk.see(Role::Text, "Draft kept").await.map(drop)
}

async fn freezes(desk: &Browser) -> Result<()> {
    desk.press(Role::Button, "Count the requests").await?;
    desk.see(Role::Text, "none was due").await?;
    desk.see(Role::Text, "Draft kept").await?;
    desk.press(Role::Checkbox, "I have looked through").await?;
    desk.press(Role::Button, "Freeze it").await?;
    desk.see(Role::Text, "Figures frozen on").await?;
    desk.see_no_more(Role::Heading, "For the panel").await?;
    desk.is_accessible("a report that was frozen").await
}

journeys! {
    a_report_is_written_approved_frozen_and_read_by_the_panel in Chromium;
}
