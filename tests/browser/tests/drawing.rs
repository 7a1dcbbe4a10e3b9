//! A drawing made with a pen and with keys, sent and looked at; and the picture lock on
//! what is being written.
#![cfg(feature = "engines")]

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
const ORDER: [&str; 4] = ["Cat", "House", "Heart", "Star"];
const WRONG: [&str; 4] = ["Star", "Heart", "House", "Cat"];

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

async fn after_two_minutes_away_only_the_pictures_open_it_and_five_wrong_tries_delete_it(
    engine: Engine,
) -> Result<()> {
    let product = Product::start().await?;
    let person = YoungPerson::arrives(engine, &product.origin(), &Likeness::default()).await?;
    let page = &person.browser;
    page.press(Role::Link, "Views").await?;
    page.press(Role::Radio, "Yes, just mine").await?;
    page.press(Role::Button, "Next").await?;
    page.press(Role::Radio, "12 to 15").await?;
    page.press(Role::Button, "Next").await?;
    page.press(Role::Button, "Lock it with pictures").await?;
    page.see(Role::Text, "If you forget them, nobody can open it")
        .await?;
    page.is_accessible("the picture lock").await?;
    taps(page, &ORDER).await?;
    page.see(Role::Text, "Now the same 4 again").await?;
    taps(page, &ORDER).await?;
    page.see(Role::Text, "is locked with your pictures").await?;
    page.press(Role::Button, "Back").await?;
    page.press(Role::Button, "Start").await?;
    page.press(Role::Radio, "").await?;
    page.see(Role::Text, "Saved on this phone").await?;

    two_minutes_pass(page).await?;
    page.see(Role::Text, "Tap your 4 pictures").await?;
    page.is_accessible("locked").await?;
    taps(page, &ORDER).await?;
    page.see(Role::Text, "Saved on this phone").await?;

    // Closing the page gives no try back.
    for left in ["4 tries left", "3 tries left", "2 tries left", "1 try left"] {
        page.go(&format!("{}/views", product.origin())).await?;
        page.see(Role::Text, "Tap your 4 pictures").await?;
        taps(page, &WRONG).await?;
        page.see(Role::Text, left).await?;
    }
    page.go(&format!("{}/views", product.origin())).await?;
    taps(page, &WRONG).await?;
    page.see(Role::Text, "is deleted from this phone").await?;
    page.go(&format!("{}/views", product.origin())).await?;
    page.see(Role::Heading, "Is this phone just yours?").await?;
    person.browser.close().await
}

async fn taps(page: &Browser, pictures: &[&str]) -> Result<()> {
    for picture in pictures {
        page.press(Role::Button, picture).await?;
    }
    Ok(())
}

/// The phone's clock goes on by two minutes, and the page is looked at again.
async fn two_minutes_pass(page: &Browser) -> Result<()> {
    page.driver()
        .execute(
            "const clock = window.Date; const real = clock.now; clock.now = () => real() + 120000; \
             document.dispatchEvent(new Event('visibilitychange'));",
            vec![],
        )
        .await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_child_draws_with_a_pen_and_with_keys_and_the_desk_sees_it_in_chromium() -> Result<()> {
    a_child_draws_with_a_pen_and_with_keys_and_the_desk_sees_it(Engine::Chromium).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_child_draws_with_a_pen_and_with_keys_and_the_desk_sees_it_in_firefox() -> Result<()> {
    a_child_draws_with_a_pen_and_with_keys_and_the_desk_sees_it(Engine::Firefox).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_child_draws_with_a_pen_and_with_keys_and_the_desk_sees_it_in_webkit() -> Result<()> {
    a_child_draws_with_a_pen_and_with_keys_and_the_desk_sees_it(Engine::WebKit).await
}

#[tokio::test(flavor = "multi_thread")]
async fn after_two_minutes_away_only_the_pictures_open_it_and_five_wrong_tries_delete_it_in_chromium()
-> Result<()> {
    after_two_minutes_away_only_the_pictures_open_it_and_five_wrong_tries_delete_it(
        Engine::Chromium,
    )
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn after_two_minutes_away_only_the_pictures_open_it_and_five_wrong_tries_delete_it_in_firefox()
-> Result<()> {
    after_two_minutes_away_only_the_pictures_open_it_and_five_wrong_tries_delete_it(Engine::Firefox)
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn after_two_minutes_away_only_the_pictures_open_it_and_five_wrong_tries_delete_it_in_webkit()
-> Result<()> {
    after_two_minutes_away_only_the_pictures_open_it_and_five_wrong_tries_delete_it(Engine::WebKit)
        .await
}
