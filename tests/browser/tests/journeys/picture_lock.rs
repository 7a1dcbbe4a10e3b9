//! The picture lock on what is being written: closed after two minutes away, closed when
//! the browser starts again, opened by the right pictures alone. Tries that are wrong are
//! counted whatever is done to the browser between them, and the fifth deletes all.

use anyhow::{Context, Result, ensure};
use my_pledge_browser_tests::{
    browser::Browser,
    engine::{Engine, Likeness},
    patience::{STEP, until},
    product::Product,
    screen::Role,
    shelves,
    young_person::YoungPerson,
};
use serde_json::Value;
use std::path::Path;

const ORDER: [&str; 4] = ["Cat", "House", "Heart", "Star"];
const WRONG: [&str; 4] = ["Star", "Heart", "House", "Cat"];
const WORDS: &str = "kestrelmoonbeam at the weekend";

async fn after_two_minutes_away_only_the_pictures_open_it_and_five_wrong_tries_delete_it(
    engine: Engine,
) -> Result<()> {
    let product = Product::start().await?;
    let person = YoungPerson::arrives(engine, &product.origin(), &Likeness::default()).await?;
    let page = &person.browser;
    person.begins_views_under_a_lock("12 to 15", &ORDER).await?;
    page.press(Role::Radio, "").await?;
    page.see(Role::Text, "Saved on this phone").await?;

    person.is_away_for_two_minutes().await?;
    page.see(Role::Text, "Tap your 4 pictures").await?;
    page.is_accessible("locked").await?;
    person.taps(&ORDER).await?;
    page.see(Role::Text, "Saved on this phone").await?;

    // Closing the page gives no try back.
    for left in ["4 tries left", "3 tries left", "2 tries left", "1 try left"] {
        page.go(&format!("{}/views", product.origin())).await?;
        page.see(Role::Text, "Tap your 4 pictures").await?;
        person.taps(&WRONG).await?;
        page.see(Role::Text, left).await?;
    }
    page.go(&format!("{}/views", product.origin())).await?;
    person.taps(&WRONG).await?;
    page.see(Role::Text, "is deleted from this phone").await?;
    page.go(&format!("{}/views", product.origin())).await?;
    page.see(Role::Heading, "Is this phone just yours?").await?;
    person.browser.close().await
}

async fn tries_are_counted_however_often_the_browser_is_killed_and_the_fifth_deletes_all(
    engine: Engine,
) -> Result<()> {
    let product = Product::start().await?;
    let folder = tempfile::tempdir()?;
    let opens = async || {
        let person =
            YoungPerson::arrives(engine, &product.origin(), &kept_in(folder.path())).await?;
        person.browser.press(Role::Link, "Views").await?;
        Ok::<_, anyhow::Error>(person)
    };

    let person = YoungPerson::arrives(engine, &product.origin(), &kept_in(folder.path())).await?;
    person.begins_views_under_a_lock("12 to 15", &ORDER).await?;
    person.skips_until(Role::Textbox, "").await?;
    person.types(WORDS).await?;
    person
        .browser
        .see(Role::Text, "Saved on this phone")
        .await?;
    person.browser.kill();

    // Two wrong tries; the power goes the moment each is counted, whatever the screen says.
    for left in [4, 3] {
        let person = opens().await?;
        is_locked(&person.browser, left + 1).await?;
        person.taps(&WRONG).await?;
        until("the try to be counted", STEP, async || {
            Ok((tries_left(&person.browser).await? == Some(left)).then_some(()))
        })
        .await?;
        person.browser.kill();
    }

    // The right pictures open it, with every word, and give every try back.
    let person = opens().await?;
    is_locked(&person.browser, 3).await?;
    person.taps(&ORDER).await?;
    until("the words", STEP, async || {
        Ok((person.line().await? == WORDS).then_some(()))
    })
    .await?;
    until("every try again", STEP, async || {
        Ok((tries_left(&person.browser).await? == Some(5)).then_some(()))
    })
    .await?;
    person.browser.kill();

    for left in [4, 3, 2, 1] {
        let person = opens().await?;
        is_locked(&person.browser, left + 1).await?;
        person.taps(&WRONG).await?;
        until("the try to be counted", STEP, async || {
            Ok((tries_left(&person.browser).await? == Some(left)).then_some(()))
        })
        .await?;
        person.browser.kill();
    }
    let person = opens().await?;
    is_locked(&person.browser, 1).await?;
    person.taps(&WRONG).await?;
    person
        .browser
        .see(Role::Text, "is deleted from this phone")
        .await?;
    person.browser.kill();

    let person = opens().await?;
    person
        .browser
        .see(Role::Heading, "Is this phone just yours?")
        .await?;
    for shelf in ["draft", "keys"] {
        let left = shelves::on_shelf(&person.browser, shelf).await?;
        ensure!(
            left.is_empty(),
            "{engine:?} left on the shelf {shelf}: {left:?}"
        );
    }
    person.browser.has_no_complaint_but(&[]).await?;
    person.browser.kill();
    Ok(())
}

fn kept_in(folder: &Path) -> Likeness {
    Likeness {
        profile: Some(folder.to_owned()),
        ..Likeness::default()
    }
}

/// Nothing but the lock shows, with so many tries left.
async fn is_locked(page: &Browser, left: u64) -> Result<()> {
    page.see(Role::Text, "Tap your 4 pictures").await?;
    let tries = match left {
        1 => "1 try left".to_owned(),
        many => format!("{many} tries left"),
    };
    page.see(Role::Text, &tries).await?;
    let words = page.words().await?;
    ensure!(!words.contains(WORDS), "the words show: {words}");
    Ok(())
}

/// What this phone's own record says, looked at from outside the app.
async fn tries_left(page: &Browser) -> Result<Option<u64>> {
    for text in shelves::on_shelf(page, "draft").await? {
        if let Ok(Value::Object(record)) = serde_json::from_str(&text) {
            let left = record.get("tries_left").and_then(Value::as_u64);
            return left
                .map(Some)
                .context("a record says how many tries are left");
        }
    }
    Ok(None)
}

journeys! {
    after_two_minutes_away_only_the_pictures_open_it_and_five_wrong_tries_delete_it in Chromium, Firefox, WebKit;
    tries_are_counted_however_often_the_browser_is_killed_and_the_fifth_deletes_all in Chromium, Firefox, WebKit;
}
