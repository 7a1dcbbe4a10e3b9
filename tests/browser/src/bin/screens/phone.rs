//! The young person's way.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use my_pledge_browser_tests::{
    browser::Browser,
    engine::Engine,
    patience::{STEP, until},
    product::Product,
    screen::Role,
    site::Site,
    worker::Worker,
    young_person::{Phone, YoungPerson},
};

use crate::Album;

/// More questions than any set has.
const MOST_QUESTIONS: usize = 60;
/// What kind of question shows, by what can be done on it.
const KIND: &str = "const has = (what) => !!document.querySelector('main ' + what); \
    if (has('canvas')) return 'drawing'; if (has('.voice')) return 'voice'; \
    if (has('.person') || [...document.querySelectorAll('main button')].some((button) => \
        /person/i.test(button.textContent))) return 'people'; \
    const boxes = document.querySelectorAll('main textarea, main input[type=text]').length; \
    if (has('.faces')) return 'faces'; \
    if (has('input[type=checkbox]')) return 'some-of'; \
    const of = document.querySelectorAll('main .choices-list input[type=radio]:not(details input)').length; \
    if (of) return of > 4 ? 'one-of-many' : 'one-of'; \
    return boxes > 2 ? 'goal' : boxes > 1 ? 'place-and-time' : 'own-words';";

async fn arrives(album: &Album<'_>, address: &str) -> Result<YoungPerson> {
    YoungPerson::arrives(Engine::Chromium, address, album.likeness).await
}

/// Everything that can be read without saying anything.
pub(crate) async fn looks_around(album: &Album<'_>, product: &Product) -> Result<()> {
    if !album.wants(&["widget"]) {
        return Ok(());
    }
    let person = arrives(album, &product.origin()).await?;
    let page = &person.browser;
    album.keep(page, "widget-home").await?;
    for (tab, heading, name) in [
        ("Pledge", "My pledge", "widget-pledge"),
        ("Local", "Local offer", "widget-local-offer"),
        ("Help", "Help", "widget-help"),
    ] {
        page.press(Role::Link, tab).await?;
        page.see(Role::Heading, heading).await?;
        album.keep(page, name).await?;
    }
    page.press(Role::Link, "Pledge").await?;
    page.press(Role::Link, "promises").await?;
    page.press(Role::Button, "The law says").await?;
    page.see(Role::Text, "How do you ask?").await?;
    album.keep(page, "widget-priority").await?;
    page.press(Role::Radio, "Some of it is").await?;
    page.press(Role::Radio, "12 to 15").await?;
    album.keep(page, "widget-pledge-check").await?;
    page.press(Role::Radio, "No, or not sure").await?;
    page.press(Role::Button, "Count my answer").await?;
    page.see(Role::Status, "Counted.").await?;
    album.keep(page, "widget-pledge-counted").await?;
    page.press(Role::Link, "Settings").await?;
    page.see(Role::Heading, "Settings").await?;
    album.keep(page, "widget-settings").await?;
    // As a fault inside the app would have it.
    page.driver()
        .execute(
            "dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError() }))",
            vec![],
        )
        .await?;
    page.see(Role::Heading, "This page has stopped").await?;
    album.keep(page, "widget-stopped").await?;
    person.browser.close().await
}

/// Views from the first question to the receipt, and the page in somebody else's.
pub(crate) async fn says_what_they_think(
    album: &Album<'_>,
    product: &Product,
    host: &Site,
) -> Result<()> {
    let person = arrives(album, &product.origin()).await?;
    let page = &person.browser;
    page.press(Role::Link, "Views").await?;
    page.see(Role::Heading, "Is this phone just yours?").await?;
    album.keep(page, "views-phone").await?;
    person.begins_views(Phone::Shared, "12 to 15").await?;
    page.see(Role::Button, "Skip").await?;
    album.keep(page, "views-first-question").await?;
    person
        .answers_everything(&[
            "I liked it when my sister came to tea.",
            "Let me see my brother on Saturdays.",
        ])
        .await?;
    album.keep(page, "views-agenda").await?;
    person.looks_it_over("My carer").await?;
    album.keep(page, "views-review").await?;
    page.press(Role::Button, "Send").await?;
    person.is_told_that_it_arrived(STEP).await?;
    album.keep(page, "views-sent").await?;

    page.go(&host.origin()).await?;
    page.see(Role::Heading, "After the widget").await?;
    album.keep(page, "embedded").await?;
    person.browser.close().await
}

/// A young child, with somebody beside them.
pub(crate) async fn draws(album: &Album<'_>, product: &Product) -> Result<()> {
    if !album.wants(&["young"]) {
        return Ok(());
    }
    let person = arrives(album, &product.origin()).await?;
    let page = &person.browser;
    person.begins_views(Phone::Shared, "4 to 7").await?;
    page.see(Role::Heading, "Who is helping you?").await?;
    page.write("Their name", "Auntie Jo").await?;
    album.keep(page, "young-helper").await?;
    page.press(Role::Button, "Next").await?;
    page.see(Role::Heading, "Draw you.").await?;
    album.keep(page, "young-drawing").await?;
    for _ in 0..MOST_QUESTIONS {
        if page.find(Role::Heading, "My agenda").await?.is_some() {
            break;
        }
        if page.find(Role::Button, "Skip").await?.is_none() {
            album.keep(page, "young-look-away").await?;
            break;
        }
        next_screen(page, "Skip").await?;
    }
    person.browser.close().await
}

/// The longest set under a picture lock: one question of each kind.
pub(crate) async fn meets_every_kind_of_question(
    album: &Album<'_>,
    product: &Product,
) -> Result<()> {
    if !album.wants(&["kind", "lock"]) {
        return Ok(());
    }
    let person = arrives(album, &product.origin()).await?;
    let page = &person.browser;
    let pictures = ["Cat", "House", "Heart", "Star"];
    person
        .begins_views_under_a_lock("16 to 25", &pictures)
        .await?;
    let mut seen = BTreeSet::new();
    for _ in 0..MOST_QUESTIONS {
        if page.find(Role::Heading, "My agenda").await?.is_some() {
            break;
        }
        let kind: String = page.driver().execute(KIND, vec![]).await?.convert()?;
        if seen.insert(kind.clone()) {
            album.keep(page, &format!("kind-{kind}")).await?;
        }
        next_screen(page, "Skip").await?;
    }
    // What is written, locked, and looked at again.
    page.press(Role::Button, "Back").await?;
    person.types("Quiet evenings").await?;
    page.see(Role::Text, "Saved").await?;
    person.is_away_for_two_minutes().await?;
    page.see(Role::Text, "pictures").await?;
    album.keep(page, "lock-closed").await?;
    person.browser.close().await
}

/// Requests: the list, a complaint with its days, the offer of help, and praise.
pub(crate) async fn asks(album: &Album<'_>, product: &Product) -> Result<()> {
    let person = arrives(album, &product.origin()).await?;
    let page = &person.browser;
    page.press(Role::Link, "Help").await?;
    page.press(Role::Link, "Ask for something").await?;
    page.see(Role::Heading, "Ask for something").await?;
    album.keep(page, "request-list").await?;
    page.press(Role::Link, "I want to complain").await?;
    page.press(Role::Radio, "No, other people use it").await?;
    page.press(Role::Button, "Next").await?;
    page.see(Role::Heading, "By when must they answer?").await?;
    album.keep(page, "request-complaint").await?;
    answers(album, page, "My room is cold. He hits me").await?;
    person.is_told_that_it_arrived(STEP).await?;
    album.keep(page, "request-sent").await?;
    page.press(Role::Link, "Help").await?;
    page.press(Role::Link, "Ask for something").await?;
    page.press(Role::Link, "thank").await?;
    answers(album, page, "Ms Achebe helped me with my maths").await?;
    person.is_told_that_it_arrived(STEP).await?;
    person.browser.close().await
}

/// From before a request to *Send*, with these words wherever words are asked for.
async fn answers(album: &Album<'_>, page: &Browser, words: &str) -> Result<()> {
    let mut offered = false;
    for _ in 0..MOST_QUESTIONS {
        if page.find(Role::Heading, "Ready to send?").await?.is_some() {
            album.keep(page, "request-review").await?;
            return page.press(Role::Button, "Send").await;
        }
        if let Some(other) = page.find(Role::Radio, "No, other people use it").await? {
            other.click().await?;
        } else if let Some(line) = page.find(Role::Textbox, "").await? {
            line.send_keys(words).await?;
            if words.contains("hits me") && !offered {
                offered = true;
                page.see(Role::Heading, "Are you OK?").await?;
                album.keep(page, "request-nudge").await?;
                page.press(Role::Button, "Put this away").await?;
            }
        } else if let Some(choice) = page.find(Role::Radio, "").await? {
            choice.click().await?;
        }
        let on = if page.find(Role::Button, "Start").await?.is_some() {
            "Start"
        } else {
            "Next"
        };
        next_screen(page, on).await?;
    }
    anyhow::bail!("the request does not end")
}

/// An invitation: before it, its decisions, and where a code is typed.
pub(crate) async fn is_invited(album: &Album<'_>) -> Result<()> {
    if !album.wants(&["invited"]) {
        return Ok(());
    }
    // On a product of their own: a worker is its first lead.
    let product = Product::start().await?;
    let worker = Worker::opens_the_door(&product).await?;
    let decisions = ["Nan visits every Sunday", "A desk for homework"];
    let slip = worker.invites("my-review-12-15", &decisions).await?;
    let person = arrives(album, &slip.link(&product)).await?;
    let page = &person.browser;
    page.press(Role::Radio, "No, other people use it").await?;
    page.press(Role::Button, "Next").await?;
    page.see(Role::Heading, "Who reads what you write?").await?;
    album.keep(page, "invited-before").await?;
    page.press(Role::Button, "Start").await?;
    page.see(Role::Heading, "Did this happen?").await?;
    album.keep(page, "invited-decision").await?;
    person.browser.close().await?;

    let person = arrives(album, &product.origin()).await?;
    let page = &person.browser;
    page.press(Role::Link, "Views").await?;
    page.press(Role::Radio, "No, other people use it").await?;
    page.press(Role::Button, "Next").await?;
    page.press(Role::Button, "I have a code from my worker")
        .await?;
    page.see(Role::Heading, "Do you have a code?").await?;
    album.keep(page, "invited-code").await?;
    person.browser.close().await
}

/// Presses a button and waits until another screen has come.
async fn next_screen(page: &Browser, button: &str) -> Result<()> {
    let before = page.title().await?;
    page.press(Role::Button, button).await?;
    until("another screen", STEP, async || {
        Ok((page.title().await? != before).then_some(()))
    })
    .await
    .with_context(|| format!("after “{before}”"))
}
