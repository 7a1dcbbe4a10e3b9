//! The people of the desk, in two browsers: a lead invites, a colleague comes, both see
//! the same words, the colleague reads what was sent before, and after a lost phone again;
//! then they are removed, and the team has a new key.

use std::time::Duration;

use anyhow::{Context, Result};
use my_pledge_browser_tests::{
    colleague::{Colleague, safety_words},
    engine::{Engine, Likeness},
    lead::Lead,
    product::Product,
    screen::Role,
    secrets,
    young_person::{Phone, YoungPerson},
};

const ARRIVES: Duration = Duration::from_secs(45);
const QUESTIONS: &str = "My Review, My Views";
const WORDS: &str = "kestrelmoonbeam at the weekend";

async fn a_colleague_let_in_by_safety_words_reads_what_was_sent_before_and_once_removed_nothing(
    engine: Engine,
) -> Result<()> {
    let product = Product::start().await?;
    let lead = Lead::arrives(engine, &product).await?;
    let link = lead.makes_the_team(&product).await?;
    let person = YoungPerson::arrives(engine, &link, &Likeness::default()).await?;
    person.begins_views(Phone::Shared, "12 to 15").await?;
    person.answers_everything(&[WORDS]).await?;
    person.looks_it_over("").await?;
    person.browser.press(Role::Button, "Send").await?;
    person.is_told_that_it_arrived(ARRIVES).await?;
    person.browser.close().await?;

    let code = invites(&lead).await?;
    let colleague = Colleague::accepts(engine, &product, &code).await?;
    let theirs = safety_words(&colleague.browser).await?;
    colleague.browser.is_accessible("waiting").await?;
    let mine = compares(&lead).await?;
    assert_eq!(mine, theirs);
    lead.browser
        .press(Role::Button, "The words are the same")
        .await?;
    lead.browser
        .see(Role::Text, "Jo Adeyemi is in the team.")
        .await?;

    colleague.unlocks().await?;
    let desk = &colleague.browser;
    desk.press(Role::Button, QUESTIONS).await?;
    desk.see(Role::Heading, "Their views").await?;
    desk.see(Role::Text, WORDS).await?;

    lets_them_set_up_another_phone(&lead).await?;
    desk.press(Role::Button, "Back to the inbox").await?;
    desk.press(Role::Button, "Look again").await?;
    desk.see(Role::Heading, "Sign in").await?;
    colleague.comes_with_another_phone("jo").await?;
    desk.press(Role::Button, QUESTIONS).await?;
    desk.see(Role::Text, WORDS).await?;

    removes(&lead).await?;
    // The next thing they ask for is refused: their session is over.
    desk.press(Role::Button, "Back to the inbox").await?;
    desk.press(Role::Button, "Look again").await?;
    desk.see(Role::Heading, "Sign in").await?;
    desk.see_no_more(Role::Text, WORDS).await?;
    colleague.tries_to_sign_in("jo").await?;
    desk.see(Role::Text, "do not go together").await?;

    makes_the_new_key(&lead).await?;
    lead.browser.press(Role::Button, "Inbox").await?;
    lead.opens(QUESTIONS).await?;
    lead.browser.see(Role::Text, WORDS).await?;
    lead.browser.has_no_complaint_but(&[]).await?;
    secrets::are_in_no_file(&[WORDS, &code, "copper thistle wagon"], &product)?;
    colleague.browser.close().await?;
    lead.browser.close().await
}

/// From the inbox to a one-time code.
pub(crate) async fn invites(lead: &Lead) -> Result<String> {
    let desk = &lead.browser;
    desk.press(Role::Button, "People").await?;
    desk.see(Role::Heading, "Sam Okafor").await?;
    desk.is_accessible("the people").await?;
    desk.press(Role::Button, "Invite a colleague").await?;
    desk.press(Role::Button, "Make a one-time code").await?;
    desk.see(Role::Text, "Choose what they do.").await?;
    desk.is_accessible("inviting a colleague").await?;
    desk.write("Their name", "Jo Adeyemi").await?;
    desk.write("Their sign-in name", "jo").await?;
    desk.press(Role::Radio, "Participation worker").await?;
    desk.press(Role::Button, "Make a one-time code").await?;
    desk.see(Role::Button, "I have handed it over").await?;
    desk.is_accessible("a one-time code").await?;
    let said = desk.words().await?;
    let code = said
        .split_whitespace()
        .find(|word| word.len() == 23 && word.matches('-').count() == 3)
        .with_context(|| format!("no code in: {said}"))?
        .to_owned();
    desk.press(Role::Button, "I have handed it over").await?;
    desk.see(Role::Heading, "Jo Adeyemi").await?;
    assert!(!desk.words().await?.contains(&code));
    Ok(code)
}

/// The words that the lead sees.
async fn compares(lead: &Lead) -> Result<Vec<String>> {
    let desk = &lead.browser;
    desk.press(Role::Button, "Look again").await?;
    desk.press(Role::Button, "Compare safety words").await?;
    let words = safety_words(desk).await?;
    desk.is_accessible("comparing safety words").await?;
    Ok(words)
}

async fn lets_them_set_up_another_phone(lead: &Lead) -> Result<()> {
    let desk = &lead.browser;
    desk.press(Role::Button, "Lost phone").await?;
    desk.see(Role::Heading, "Has Jo Adeyemi lost their phone?")
        .await?;
    desk.is_accessible("before a phone is forgotten").await?;
    desk.press(Role::Button, "Forget Jo Adeyemi’s phone")
        .await?;
    desk.see(Role::Text, "sets up another phone when they sign in next")
        .await
        .map(drop)
}

async fn removes(lead: &Lead) -> Result<()> {
    let desk = &lead.browser;
    desk.press(Role::Button, "Remove").await?;
    desk.see(Role::Heading, "Remove Jo Adeyemi?").await?;
    desk.is_accessible("before somebody is removed").await?;
    desk.press(Role::Button, "Remove Jo Adeyemi").await?;
    desk.see(Role::Text, "Jo Adeyemi was removed.").await?;
    desk.see(Role::Text, "The team needs a new key.").await?;
    desk.is_accessible("a new key is due").await
}

/// The sheet, two words of it, and the key.
async fn makes_the_new_key(lead: &Lead) -> Result<()> {
    let desk = &lead.browser;
    desk.press(Role::Button, "Make the new key").await?;
    desk.press(Role::Button, "Begin with the new sheet").await?;
    lead.takes_the_sheet_to_paper().await?;
    desk.press(Role::Button, "Make the new key").await?;
    desk.see(Role::Text, "The new key counts now.").await?;
    desk.see_no_more(Role::Text, "The team needs a new key.")
        .await
}

journeys! {
    a_colleague_let_in_by_safety_words_reads_what_was_sent_before_and_once_removed_nothing in Chromium, Firefox, WebKit;
}
