//! How long the desk in Chromium takes to fetch, open and list a thousand: thank-yous on
//! the wall, each in an envelope of its own, and invitations, each with a sealed note.
//! `cargo xtask bench` prints it. Three times each, in a page that was opened anew.
#![expect(clippy::print_stdout, reason = "a measurement prints its figure")]

use std::fmt::Write as _;

use anyhow::{Result, ensure};
use my_pledge_browser_tests::{
    browser::Browser,
    engine::Engine,
    lead::Lead,
    patience::{STEP, until},
    product::Product,
    screen::Role,
    thanks,
};
use serde_json::json;

const MANY: usize = 1_000;
const RUNS: u32 = 3;
/// What it may take, in seconds.
const PROMISED: f64 = 3.0;

/// Puts words into a box as the page hears of a paste.
const PASTE: &str = "const [box, words] = arguments; box.focus(); box.value = words; \
    box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }))";

/// Presses a button and looks at each picture until the page says this; gives the
/// milliseconds from the press to the picture that says it.
const PRESS_AND_WAIT: &str = "const [button, words, done] = arguments; \
    const began = performance.now(); button.click(); const look = () => { \
    if (document.querySelector('main').textContent.includes(words)) \
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - began))); \
    else requestAnimationFrame(look); }; requestAnimationFrame(look);";

#[tokio::main]
async fn main() -> Result<()> {
    let product = Product::start().await?;
    let lead = Lead::arrives(Engine::Chromium, &product).await?;
    lead.makes_the_team(&product).await?;
    thanks::are_sent(&product, MANY).await?;
    invites_them(&lead).await?;
    lead.browser.close().await?;
    println!("{MANY} fetched, opened and listed: at most {PROMISED} s promised");
    for run in 1..=RUNS {
        let lead = Lead::arrives(Engine::Chromium, &product).await?;
        lead.signs_in_and_unlocks().await?;
        let wall = wall(&lead.browser).await?;
        let invitations = invitations(&lead.browser).await?;
        lead.browser.close().await?;
        println!("  run {run}: envelopes on the wall {wall:.2} s, invitations {invitations:.2} s");
    }
    Ok(())
}

async fn invites_them(lead: &Lead) -> Result<()> {
    let desk = &lead.browser;
    let mut list = String::from("Reference;Name;Age band\n");
    for number in 0..MANY {
        writeln!(list, "SL-{number};Somebody {number};12-15")?;
    }
    desk.press(Role::Button, "Reviews").await?;
    desk.press(Role::Button, "Invite from a list").await?;
    let the_box = desk.see(Role::Textbox, "Or paste the list").await?;
    desk.driver()
        .execute(PASTE, vec![the_box.to_json()?, json!(list)])
        .await?;
    desk.press(Role::Button, "Check the pasted list").await?;
    desk.press(Role::Button, "Make 1").await?;
    until("every code", 10 * STEP, async || {
        desk.find(Role::Button, "Put the codes away").await
    })
    .await?;
    desk.press(Role::Button, "Put the codes away").await?;
    desk.press(Role::Button, "Yes, put them away").await?;
    Ok(())
}

/// Seconds from *Open all* to the last card.
async fn wall(desk: &Browser) -> Result<f64> {
    desk.press(Role::Button, "Good news").await?;
    desk.see(Role::Button, "Open all").await?;
    while desk.find(Role::Button, "Show older ones").await?.is_some() {
        let before = desk.words().await?;
        desk.press(Role::Button, "Show older ones").await?;
        until("older ones", STEP, async || {
            Ok((desk.words().await? != before).then_some(()))
        })
        .await?;
    }
    let took = presses(
        desk,
        &format!("Open all {MANY}"),
        &format!("{MANY} are open."),
    )
    .await?;
    let cards = desk
        .driver()
        .execute(
            "return document.querySelectorAll('.praise-wall > div').length",
            vec![],
        )
        .await?;
    ensure!(cards.convert::<usize>()? == MANY, "not every card is there");
    Ok(took)
}

/// Seconds from *Reviews* to the list.
async fn invitations(desk: &Browser) -> Result<f64> {
    presses(
        desk,
        "Reviews",
        "1,000 invitations, the soonest review first",
    )
    .await
}

async fn presses(desk: &Browser, button: &str, words: &str) -> Result<f64> {
    let button = desk.see(Role::Button, button).await?;
    let took = desk
        .driver()
        .execute_async(PRESS_AND_WAIT, vec![button.to_json()?, json!(words)])
        .await?;
    Ok(took.convert::<f64>()? / 1e3)
}
