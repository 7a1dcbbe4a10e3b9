//! A drawing made with a pen and with keys, sent and looked at.

use anyhow::Result;
use my_pledge_browser_tests::{
    browser::Browser,
    engine::{Engine, Likeness},
    lead::Lead,
    patience::{STEP, until},
    product::Product,
    screen::Role,
    young_person::{Phone, YoungPerson},
};
use serde_json::json;
use std::time::Duration;
use thirtyfour::{By, Key};

/// Sending is at once where there is a connection.
const AT_ONCE: Duration = Duration::from_secs(20);

async fn a_child_draws_with_a_pen_and_with_keys_and_the_desk_sees_it(engine: Engine) -> Result<()> {
    let product = Product::start().await?;
    let lead = Lead::arrives(engine, &product).await?;
    let link = lead.makes_the_team(&product).await?;
    lead.browser.close().await?;

    let person = YoungPerson::arrives(engine, &link, &Likeness::default()).await?;
    let page = &person.browser;
    person.begins_views(Phone::Shared, "4 to 7").await?;
    page.see(Role::Heading, "Who is helping you?").await?;
    page.is_accessible("who is helping you").await?;
    page.write("Their name", "Auntie Jo").await?;
    page.press(Role::Button, "Next").await?;
    page.see(Role::Heading, "Draw you.").await?;
    page.is_accessible("a drawing").await?;

    let empty = ink(page).await?;
    let paper = page.driver().find(By::Id("paper")).await?;
    paper.scroll_into_view().await?;
    page.driver()
        .action_chain()
        .move_to_element_center(&paper)
        .click_and_hold()
        .move_by_offset(60, 30)
        .move_by_offset(-20, 20)
        .release()
        .perform()
        .await?;
    let by_pen = more_ink(page, empty).await?;
    paper
        .send_keys(" " + Key::Left + Key::Left + Key::Up + " ")
        .await?;
    let by_keys = more_ink(page, by_pen).await?;
    page.press(Role::Button, "Undo").await?;
    until("the line to go", STEP, async || {
        Ok((ink(page).await? < by_keys).then_some(()))
    })
    .await?;
    page.write("What is it?", "me and my dog").await?;
    page.press(Role::Button, "Next").await?;

    person.answers_everything(&["words"]).await?;
    page.press(Role::Button, "Next").await?;
    page.see(Role::Text, "Do they see your answers?").await?;
    page.press(Role::Button, "Next").await?;
    page.see(Role::Heading, "Ready to send?").await?;
    page.is_accessible("the review with a drawing").await?;
    page.press(Role::Button, "Send").await?;
    person.is_told_that_it_arrived(AT_ONCE).await?;
    page.has_no_complaint_but(&[]).await?;
    person.browser.close().await?;

    let lead = Lead::arrives(engine, &product).await?;
    lead.signs_in_and_unlocks().await?;
    lead.opens("My Review, My Views").await?;
    let desk = &lead.browser;
    desk.see(Role::Text, "Auntie Jo").await?;
    until("the drawing", STEP, async || {
        let shown = desk
            .driver()
            .execute(
                "const shown = document.querySelector('img.their-drawing'); \
                 return !!shown && shown.complete && shown.naturalWidth >= 320 \
                 && shown.src.startsWith('blob:') && shown.alt.includes('me and my dog');",
                vec![],
            )
            .await?;
        Ok((shown.json() == &json!(true)).then_some(()))
    })
    .await?;
    desk.is_accessible("their views with a drawing").await?;
    desk.has_no_complaint_but(&[]).await?;
    lead.browser.close().await
}

/// How many of the paper's points are not white.
async fn ink(page: &Browser) -> Result<u64> {
    let found = page
        .driver()
        .execute(
            "const paper = document.getElementById('paper'); \
             const all = paper.getContext('2d').getImageData(0, 0, paper.width, paper.height).data; \
             let ink = 0; for (let at = 0; at < all.length; at += 4) if (all[at] < 250) ink++; \
             return ink;",
            vec![],
        )
        .await?;
    Ok(found.json().as_u64().unwrap_or_default())
}

async fn more_ink(page: &Browser, before: u64) -> Result<u64> {
    until("more on the paper", STEP, async || {
        let now = ink(page).await?;
        Ok((now > before).then_some(now))
    })
    .await
}

journeys! {
    a_child_draws_with_a_pen_and_with_keys_and_the_desk_sees_it in Chromium, Firefox, WebKit;
}
