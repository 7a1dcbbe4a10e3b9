//! Groups: staff say when one meets, what was said there and who was given an award. A phone
//! shows it, puts it into a calendar under a plain name, and shows it without a server too.
//! Where a group meets never reaches the phone.

use anyhow::{Context, Result, ensure};
use my_pledge_browser_tests::{
    browser::Browser,
    engine::{Engine, Likeness},
    lead::Lead,
    patience::{STEP, until},
    product::Product,
    screen::Role,
    shelves,
    young_person::YoungPerson,
};

const PLACE: &str = "Canary Hall";
/// Keeps what is handed over as a file.
const LISTEN: &str = "window.handed = []; const make = URL.createObjectURL; \
    URL.createObjectURL = blob => { \
        blob.text().then(text => window.handed.push(text)); \
        return make.call(URL, blob); \
    };";

async fn what_staff_say_of_a_group_reaches_phones_without_its_place(engine: Engine) -> Result<()> {
    let mut product = Product::start().await?;
    let lead = Lead::arrives(engine, &product).await?;
    lead.makes_the_team(&product).await?;
    let desk = &lead.browser;
    says_when(desk).await?;
    copies_to_the_next(desk).await?;
    gives_an_award(desk).await?;
    desk.has_no_complaint_but(&[]).await?;
    lead.browser.close().await?;

    let person = YoungPerson::arrives(engine, &product.origin(), &Likeness::default()).await?;
    let phone = &person.browser;
    until("the app to be kept", STEP, async || {
        Ok(shelves::app_is_kept(phone).await?.then_some(()))
    })
    .await?;
    phone.press(Role::Link, "Groups and events").await?;
    is_all_there(phone).await?;
    phone.is_accessible("groups and events").await?;
    takes_it_into_the_calendar(phone).await?;
    phone.has_no_complaint_but(&[]).await?;
    product.stop()?;

    phone.go(&format!("{}/groups", product.origin())).await?;
    is_all_there(phone).await?;
    person.browser.close().await
}

async fn says_when(desk: &Browser) -> Result<()> {
    desk.press(Role::Button, "Groups").await?;
    desk.see(Role::Heading, "No date yet").await?;
    desk.see(Role::Text, "Nothing is on it yet.").await?;
    desk.is_accessible("groups before the first date").await?;
    desk.press(Role::Button, "New date").await?;
    desk.write("What it is about", "We choose together.")
        .await?;
    desk.write("Where it is", PLACE).await?;
    desk.write("What was said", "We want to swim.").await?;
    desk.press(Role::Checkbox, "Show the notes on phones")
        .await?;
    // What is missing is named, and nothing typed is lost.
    desk.press(Role::Button, "Save and show on phones").await?;
    desk.see(Role::Text, "Write something here.").await?;
    desk.is_accessible("a date with something missing").await?;
    desk.write("Name", "Planning the trip").await?;
    desk.press(Role::Button, "Save and show on phones").await?;
    desk.see(Role::Text, "Look at the words once more").await?;
    desk.press(Role::Checkbox, "I have looked").await?;
    desk.press(Role::Button, "Save and show on phones").await?;
    desk.see(Role::Text, "Saved. Phones show it now.")
        .await
        .map(drop)
}

async fn copies_to_the_next(desk: &Browser) -> Result<()> {
    desk.press(Role::Button, "Planning the trip").await?;
    desk.see(Role::Button, "Make a consultation from it")
        .await?;
    desk.is_accessible("one date").await?;
    desk.press(Role::Button, "Copy to the next date").await?;
    desk.see(Role::Heading, "A new date").await?;
    desk.press(Role::Checkbox, "I have looked").await?;
    desk.press(Role::Button, "Save and show on phones").await?;
    desk.see(Role::Text, "Saved. Phones show it now.").await?;
    desk.see(Role::Text, PLACE).await.map(drop)
}

async fn gives_an_award(desk: &Browser) -> Result<()> {
    desk.press(Role::Button, "Write an award").await?;
    desk.write("What the award is called", "Bravest idea")
        .await?;
    desk.write("What it is for", "For asking to swim.").await?;
    desk.is_accessible("an award").await?;
    desk.press(Role::Checkbox, "I have looked").await?;
    desk.press(Role::Button, "everybody can read it").await?;
    desk.see(Role::Heading, "Bravest idea").await?;
    desk.is_accessible("groups with dates and the wall").await
}

async fn is_all_there(phone: &Browser) -> Result<()> {
    phone.see(Role::Heading, "Planning the trip").await?;
    for words in [
        "We choose together.",
        "We want to swim.",
        "Bravest idea",
        "Ask the participation team where it is",
        "Care Leavers Forum",
    ] {
        phone.see(Role::Text, words).await?;
    }
    let page = phone.driver().source().await?;
    ensure!(!page.contains(PLACE), "the phone knows where it is");
    Ok(())
}

async fn takes_it_into_the_calendar(phone: &Browser) -> Result<()> {
    phone.driver().execute(LISTEN, vec![]).await?;
    phone.press(Role::Button, "Put it in my calendar").await?;
    let file = until("the calendar file", STEP, async || {
        let handed = phone
            .driver()
            .execute("return window.handed[0] || null", vec![])
            .await?;
        Ok(handed.json().as_str().map(str::to_owned))
    })
    .await
    .context("no file was handed over")?;
    for part in ["DTSTART:", "DTEND:", "SUMMARY:Reminder"] {
        ensure!(file.contains(part), "{part} is not in {file}");
    }
    for never in ["trip", "Reach", PLACE, "VALARM", "LOCATION"] {
        ensure!(!file.contains(never), "{never} is in {file}");
    }
    Ok(())
}

journeys! {
    what_staff_say_of_a_group_reaches_phones_without_its_place in Chromium, Firefox, WebKit;
}
