//! A complaint and a thank-you, in each engine: the complaint stands in the work list
//! with the law's day until it is finished, the thanks on the wall of good news.

use std::time::Duration;

use anyhow::{Result, bail, ensure};
use my_pledge_browser_tests::{
    browser::Browser,
    engine::{Engine, Likeness},
    lead::Lead,
    patience::{STEP, until},
    product::Product,
    screen::Role,
    young_person::YoungPerson,
};

const ARRIVES: Duration = Duration::from_secs(45);
/// More screens than any request has.
const MOST_SCREENS: usize = 20;
const NOT_RIGHT: &str = "The heating is always off";
const REPLY: &str = "We mend the radiator on Friday.";
const THANKS: &str = "Ms Quillfeather helped with maths";

async fn a_complaint_waits_in_the_work_list_and_thanks_hang_on_the_wall(
    engine: Engine,
) -> Result<()> {
    let product = Product::start().await?;
    let lead = Lead::arrives(engine, &product).await?;
    let link = lead.makes_the_team(&product).await?;
    lead.browser.close().await?;

    let person = YoungPerson::arrives(engine, &link, &Likeness::default()).await?;
    asks(&person, "I want to complain", NOT_RIGHT).await?;
    asks(&person, "Say thank you", THANKS).await?;
    person.browser.close().await?;

    let lead = Lead::arrives(engine, &product).await?;
    lead.signs_in_and_unlocks().await?;
    let desk = &lead.browser;
    desk.see(Role::Text, "2 are waiting to be opened").await?;
    desk.press(Role::Button, "Requests").await?;
    desk.see(Role::Heading, "Requests").await?;
    desk.see(Role::Text, "by law: answer by").await?;
    desk.see_no_more(Role::Button, "Say thank you").await?;
    desk.is_accessible("the work list").await?;
    desk.press(Role::Button, "I want to complain").await?;
    desk.see(Role::Text, NOT_RIGHT).await?;
    desk.see(Role::Text, "Counted from").await?;
    the_session_ends_while_they_reply(&lead).await?;
    desk.press(Role::Button, "Finished").await?;
    desk.see(Role::Heading, "Nothing is finished yet").await?;

    desk.press(Role::Button, "Good news").await?;
    desk.see(Role::Heading, "Good news").await?;
    desk.press(Role::Button, "Open it").await?;
    desk.see(Role::Text, THANKS).await?;
    desk.see(Role::Text, "Tell them").await?;
    desk.is_accessible("good news").await?;
    desk.press(Role::Button, "Pledge").await?;
    desk.see(Role::Text, "How young people rate each promise")
        .await?;
    desk.press(Role::Button, "As a table, with ages").await?;
    desk.is_accessible("how promises are rated").await?;
    desk.press(Role::Button, "Inbox").await?;
    desk.see(Role::Text, "Everything has been opened").await?;
    // What was refused when the session had ended.
    desk.has_no_complaint_but(&["401"]).await?;
    lead.browser.close().await
}

/// The session is gone when the answer is sent: it waits for them, sealed, and goes out
/// once they are back.
async fn the_session_ends_while_they_reply(lead: &Lead) -> Result<()> {
    let desk = &lead.browser;
    desk.write("Your ", REPLY).await?;
    desk.driver().delete_all_cookies().await?;
    desk.press(Role::Button, "Send this answer").await?;
    desk.see(Role::Text, "Your session has ended").await?;
    let kept = desk
        .driver()
        .execute(
            "return JSON.stringify([sessionStorage, localStorage])",
            vec![],
        )
        .await?;
    let kept: String = kept.convert()?;
    ensure!(kept.contains("unsent-"), "nothing was kept: {kept}");
    ensure!(!kept.contains("radiator"), "it can be read: {kept}");
    lead.signs_in_and_unlocks().await?;
    desk.press(Role::Button, "Requests").await?;
    desk.press(Role::Button, "I want to complain").await?;
    desk.see(Role::Text, "What you began here and did not send is back.")
        .await?;
    desk.press(Role::Button, "Send this answer").await?;
    desk.see_no_more(Role::Text, "What you began here").await?;
    desk.see(Role::Text, REPLY).await?;
    Ok(())
}

/// Makes this request with these words, from wherever the phone is.
async fn asks(person: &YoungPerson, request: &str, words: &str) -> Result<()> {
    let page = &person.browser;
    page.press(Role::Link, "Help").await?;
    page.press(Role::Link, "Ask for something").await?;
    page.press(Role::Link, request).await?;
    for _ in 0..MOST_SCREENS {
        if page.find(Role::Heading, "Ready to send?").await?.is_some() {
            page.press(Role::Button, "Send").await?;
            return person.is_told_that_it_arrived(ARRIVES).await;
        }
        if let Some(shared) = page.find(Role::Radio, "No, other people use it").await? {
            shared.click().await?;
        } else if page.find(Role::Textbox, "").await?.is_some() {
            person.types(words).await?;
        }
        next(page).await?;
    }
    bail!("“{request}” does not end")
}

async fn next(page: &Browser) -> Result<()> {
    let before = page.title().await?;
    let on = match page.find(Role::Button, "Start").await? {
        Some(_) => "Start",
        None => "Next",
    };
    page.press(Role::Button, on).await?;
    until("the next screen", STEP, async || {
        Ok((page.title().await? != before).then_some(()))
    })
    .await
}

journeys! {
    a_complaint_waits_in_the_work_list_and_thanks_hang_on_the_wall in Chromium, Firefox, WebKit;
}
