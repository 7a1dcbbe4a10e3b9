//! The whole way of one young person's views, in each engine.

use std::time::Duration;

use anyhow::Result;
use my_pledge_browser_tests::{
    browser::Browser,
    engine::{Engine, Likeness},
    lead::Lead,
    product::Product,
    screen::Role,
    secrets,
    stranger::Stranger,
    young_person::{Phone, YoungPerson},
};

/// Words that nobody else would use.
const WORDS: [&str; 3] = [
    "kestrelmoonbeam at the weekend",
    "marzipanhelicopter and my brother",
    "nobody asked quibblefern",
];
const CANARIES: [&str; 4] = [
    "kestrelmoonbeam",
    "marzipanhelicopter",
    "quibblefern",
    "Auntie Wollemipine",
];

/// After the server was away for seconds, the next try is seconds away: each wait is
/// at most double the one before, from two seconds on.
const NEXT_TRY: Duration = Duration::from_secs(45);

async fn views_sent_without_a_connection_arrive_by_themselves_and_are_read_at_the_desk_and_nowhere_else(
    engine: Engine,
) -> Result<()> {
    let mut product = Product::start().await?;
    let lead = Lead::arrives(engine, &product).await?;
    let link = lead.makes_the_team(&product).await?;
    lead.browser.has_no_complaint_but(&[]).await?;
    lead.browser.close().await?;

    let stranger = Stranger::wait().await?;
    let likeness = Likeness {
        stranger: Some(stranger.address()),
        ..Likeness::default()
    };
    let person = YoungPerson::arrives(engine, &link, &likeness).await?;
    let address = person.browser.driver().current_url().await?;
    assert_eq!(
        address.fragment(),
        None,
        "the link's secret is still in the address"
    );
    reads_a_promise(&person.browser).await?;
    person.begins_views(Phone::JustMine, "12 to 15").await?;
    let questions = person.answers_everything(&WORDS).await?;
    assert!(questions >= 15, "only {questions} questions");
    person.looks_it_over("Auntie Wollemipine").await?;

    product.stop()?;
    let page = &person.browser;
    page.press(Role::Button, "Send").await?;
    page.see(Role::Heading, "Not sent yet").await?;
    page.see(Role::Text, "locked and saved on this phone")
        .await?;
    page.is_accessible("not sent yet").await?;
    product.start_again().await?;
    person.is_told_that_it_arrived(NEXT_TRY).await?;
    page.is_accessible("sent").await?;
    // While the server was away, the browser said so on its console.
    page.has_no_complaint_but(&["Failed to load resource", "NetworkError", "ERR_"])
        .await?;
    person.browser.close().await?;

    let lead = Lead::arrives(engine, &product).await?;
    lead.signs_in_and_unlocks().await?;
    let desk = &lead.browser;
    desk.is_accessible("the inbox").await?;
    lead.opens("My Review, My Views").await?;
    for canary in CANARIES {
        desk.see(Role::Text, canary).await?;
    }
    desk.is_accessible("their views").await?;
    lead.browser.close().await?;

    // With the write-ahead log, and once more when it has gone into the database.
    secrets::are_in_no_file(&CANARIES, &product)?;
    product.stop()?;
    secrets::are_in_no_request(&CANARIES, product.witness())?;
    secrets::are_in_no_file(&CANARIES, &product)?;
    let others = stranger.asked(|line| engine.asks_for_itself(line));
    assert!(others.is_empty(), "{engine:?} asked for {others:?}");
    Ok(())
}

async fn reads_a_promise(page: &Browser) -> Result<()> {
    page.press(Role::Link, "Pledge").await?;
    page.see(Role::Heading, "My pledge").await?;
    page.press(Role::Link, "promises").await?;
    page.press(Role::Button, "The law says").await?;
    page.see(Role::Text, "How do you ask?").await?;
    page.is_accessible("a priority").await
}

journeys! {
    views_sent_without_a_connection_arrive_by_themselves_and_are_read_at_the_desk_and_nowhere_else in Chromium, Firefox, WebKit;
}
