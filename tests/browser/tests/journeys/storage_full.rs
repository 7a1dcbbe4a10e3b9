//! A phone that has no room left while somebody types: the screen stops saying that it is
//! saved, typing goes on, *Send* works, and nothing is lost.

use std::time::Duration;

use anyhow::{Result, ensure};
use my_pledge_browser_tests::{
    browser::Browser,
    engine::{Engine, Likeness},
    patience::{STEP, until},
    product::Product,
    screen::Role,
    shelves,
    worker::Worker,
    young_person::{Phone, YoungPerson},
};

const NEXT_TRY: Duration = Duration::from_secs(45);
const ORDER: [&str; 4] = ["Cat", "House", "Heart", "Star"];
const SAVED: &str = "Saved on this phone";
const NO_ROOM: &str = "Not saved. Keep this open until it says Sent";

async fn with_no_room_left_the_screen_says_so_and_every_word_still_arrives(
    engine: Engine,
) -> Result<()> {
    let mut product = Product::start().await?;
    let worker = Worker::opens_the_door(&product).await?;
    let person = YoungPerson::arrives(engine, &product.origin(), &Likeness::default()).await?;
    let page = &person.browser;
    person.begins_views(Phone::JustMine, "12 to 15").await?;
    person.skips_until(Role::Textbox, "").await?;
    person.types("kestrel").await?;
    page.see(Role::Text, SAVED).await?;

    shelves::are_full(page, true).await?;
    person.types(" moonbeam").await?;
    page.see(Role::Status, NO_ROOM).await?;
    page.see(Role::Text, "no room left").await?;
    says_nothing_of_saving(page).await?;
    page.is_accessible("no room left").await?;

    // Room again, and the very next word is kept; then none again.
    shelves::are_full(page, false).await?;
    person.types(" quibble").await?;
    page.see(Role::Text, SAVED).await?;
    shelves::are_full(page, true).await?;
    person.types(" wollemi").await?;
    page.see(Role::Status, NO_ROOM).await?;

    page.press(Role::Button, "Next").await?;
    person.answers_everything(&["marzipan ☺ שלום"]).await?;
    person.looks_it_over("Auntie Jo").await?;
    says_nothing_of_saving(page).await?;

    // Not even the sealed views can be kept, and there is no signal.
    product.stop()?;
    page.press(Role::Button, "Send").await?;
    page.see(Role::Heading, "Not sent yet").await?;
    page.see(Role::Text, "Keep this open until it says Sent")
        .await?;
    says_nothing_of_saving(page).await?;
    product.start_again().await?;
    person.is_told_that_it_arrived(NEXT_TRY).await?;

    let inbox = worker.inbox().await?;
    let [item] = &inbox[..] else {
        anyhow::bail!("one thing was sent: {inbox:?}");
    };
    let views = serde_json::to_string(&worker.opens(item).await?)?;
    for words in [
        "kestrel moonbeam quibble wollemi",
        "marzipan ☺ שלום",
        "Auntie Jo",
    ] {
        ensure!(views.contains(words), "{words} did not arrive: {views}");
    }

    // What was kept before there was no room is not left behind, nor offered again.
    until("the draft to go", STEP, async || {
        Ok(shelves::on_shelf(page, "draft")
            .await?
            .is_empty()
            .then_some(()))
    })
    .await?;
    page.press(Role::Link, "Home").await?;
    page.see_no_more(Role::Link, "Carry on").await?;
    page.has_no_complaint_but(&["Failed to load resource"])
        .await?;
    person.browser.close().await
}

/// Locking lets go of what is on the screen. Where that could not be kept, it would be
/// the end of it; so would be taking up what another tab kept.
async fn with_no_room_left_neither_the_lock_nor_another_tab_takes_unkept_words_away(
    engine: Engine,
) -> Result<()> {
    let product = Product::start().await?;
    let person = YoungPerson::arrives(engine, &product.origin(), &Likeness::default()).await?;
    let page = &person.browser;
    person.begins_views_under_a_lock("12 to 15", &ORDER).await?;
    person.skips_until(Role::Textbox, "").await?;
    person.types("kestrel").await?;
    page.see(Role::Text, SAVED).await?;
    shelves::are_full(page, true).await?;
    person.types(" moonbeam").await?;
    page.see(Role::Status, NO_ROOM).await?;

    person.is_away_for_two_minutes().await?;
    shelves::another_tab_says_that_the_draft_changed(page).await?;
    person.types(" quibble").await?;
    page.see(Role::Status, NO_ROOM).await?;
    ensure!(person.line().await? == "kestrel moonbeam quibble");

    // With room again they are kept, and the lock closes over them.
    shelves::are_full(page, false).await?;
    person.types(" wollemi").await?;
    page.see(Role::Text, SAVED).await?;
    person.is_away_for_two_minutes().await?;
    page.see(Role::Text, "Tap your 4 pictures").await?;
    person.taps(&ORDER).await?;
    until("every word", STEP, async || {
        Ok((person.line().await? == "kestrel moonbeam quibble wollemi").then_some(()))
    })
    .await?;
    page.has_no_complaint_but(&[]).await?;
    person.browser.close().await
}

async fn says_nothing_of_saving(page: &Browser) -> Result<()> {
    let words = page.words().await?;
    ensure!(!words.contains(SAVED), "it says: {words}");
    ensure!(!words.contains("saved on this phone"), "it says: {words}");
    Ok(())
}

journeys! {
    with_no_room_left_the_screen_says_so_and_every_word_still_arrives in Chromium, Firefox, WebKit;
    with_no_room_left_neither_the_lock_nor_another_tab_takes_unkept_words_away in Chromium, Firefox, WebKit;
}
