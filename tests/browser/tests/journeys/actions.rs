//! You said, we did: made of a promise at the desk and put on phones; a phone says, with no
//! signal, that it did not happen; the desk is told no number of so few.

use anyhow::Result;
use my_pledge_browser_tests::{
    engine::{Engine, Likeness},
    lead::Lead,
    patience::{STEP, until},
    product::Product,
    screen::Role,
    shelves,
    young_person::YoungPerson,
};

/// The first promise of the pledge.
const PROMISE: &str = "The council is on your side";
const WE_DID: &str = "Two people now listen to you each week.";

async fn an_action_is_put_on_phones_and_a_phone_says_it_did_not_happen(
    engine: Engine,
) -> Result<()> {
    let mut product = Product::start().await?;
    let lead = Lead::arrives(engine, &product).await?;
    lead.makes_the_team(&product).await?;
    makes_one(&lead).await?;

    let person = YoungPerson::arrives(engine, &product.origin(), &Likeness::default()).await?;
    let page = &person.browser;
    until("the app to be kept", STEP, async || {
        Ok(shelves::app_is_kept(page).await?.then_some(()))
    })
    .await?;
    page.press(Role::Link, "Pledge").await?;
    page.press(Role::Link, "promises").await?;
    page.see(Role::Heading, "You said, we did").await?;
    page.see(Role::Text, WE_DID).await?;
    page.is_accessible("a priority with an action").await?;
    product.stop()?;

    page.press(Role::Button, "Count my answer").await?;
    page.see(Role::Text, "Choose one of these first.").await?;
    page.press(Role::Radio, "It did not happen").await?;
    page.press(Role::Radio, "Yes, just mine").await?;
    page.press(Role::Button, "Count my answer").await?;
    page.see(Role::Status, "Not counted yet").await?;
    // Away and back, still with no signal: the list and the answer were kept.
    page.go(&format!("{}/you-said", product.origin())).await?;
    page.see(Role::Text, WE_DID).await?;
    page.see(Role::Status, "Not counted yet").await?;
    page.is_accessible("everything that is done, with no signal")
        .await?;
    product.start_again().await?;
    page.press(Role::Button, "Count my answer").await?;
    page.see(Role::Status, "Counted.").await?;
    person.browser.close().await?;

    follows(&lead).await?;
    lead.browser.close().await?;
    product.stop()
}

/// From the promise: what is missing is said, and what stands there is kept.
async fn makes_one(lead: &Lead) -> Result<()> {
    let desk = &lead.browser;
    desk.press(Role::Button, "Pledge").await?;
    desk.press(Role::Button, "Each promise").await?;
    desk.press(Role::Button, &format!("Make an action : {PROMISE}"))
        .await?;
    desk.see(Role::Heading, "New action").await?;
    desk.press(Role::Button, "Keep, and put it on phones")
        .await?;
    desk.see(Role::Text, "Mend what is marked above").await?;
    desk.write("We did, or we will", WE_DID).await?;
    desk.choose("How far is it?", "Done").await?;
    desk.write("What exactly is done?", "Two hours each week.")
        .await?;
    desk.write("How will anybody know that it is done?", "50 of 52 weeks.")
        .await?;
    desk.is_accessible("making an action of a promise").await?;
    // Another page, and back: nothing that was typed is lost.
    desk.press(Role::Button, "Actions").await?;
    desk.see(Role::Text, "Not kept yet:").await?;
    desk.is_accessible("an action that is not kept yet").await?;
    desk.press(Role::Button, "Go on writing").await?;
    desk.see(Role::Heading, "New action").await?;
    desk.write("Who leads it?", "Jo Hill, head of service")
        .await?;
    desk.press(Role::Button, "Keep, and put it on phones")
        .await?;
    desk.see(Role::Heading, "Where it stands").await?;
    desk.see(Role::Text, "On phones").await.map(drop)
}

/// At the desk: an update, and that fewer than ten have said so.
async fn follows(lead: &Lead) -> Result<()> {
    let desk = &lead.browser;
    desk.press(Role::Button, "All actions").await?;
    desk.see(Role::Text, "1 action.").await?;
    desk.see_no_more(Role::Text, "Not kept yet:").await?;
    desk.is_accessible("all actions").await?;
    desk.press(Role::Button, "This promise is not always kept")
        .await?;
    desk.see(Role::Text, "Hidden: fewer than 10").await?;
    desk.write("What happened since?", "They met nine young people.")
        .await?;
    desk.press(Role::Button, "Add the update").await?;
    desk.see(Role::Status, "Kept.").await?;
    desk.is_accessible("one action").await
}

journeys! {
    an_action_is_put_on_phones_and_a_phone_says_it_did_not_happen in Chromium, Firefox, WebKit;
}
