//! A review, in each engine: invited at the desk from a pasted list, typed on a phone,
//! answered, and seen as answered at the desk.

use std::time::Duration;

use anyhow::{Context, Result};
use domain::code::InvitationCode;
use my_pledge_browser_tests::{
    engine::{Engine, Likeness},
    lead::Lead,
    product::Product,
    screen::Role,
    secrets,
    young_person::YoungPerson,
};
use serde_json::json;

const ARRIVES: Duration = Duration::from_secs(45);
/// One good row, one without an age, and one that a spreadsheet would run.
const LIST: &str = "Reference;Name;Age band;Review date;Reviewing officer;Last decisions\n\
    WOLLEMI-7;Kestrelina;12-15;;Jo Marzipanby;Nan visits every quibblesunday\n\
    WOLLEMI-8;Tamsin;;;;\n\
    WOLLEMI-9;=1+1;9;;;\n";
const CANARIES: [&str; 5] = [
    "WOLLEMI",
    "Kestrelina",
    "Marzipanby",
    "quibblesunday",
    "Tamsin",
];

/// Puts words into a box as the page hears of a paste.
const PASTE: &str = "const [box, words] = arguments; box.focus(); box.value = words; \
    box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }))";

/// The codes on the screen, in their order.
fn codes_in(words: &str) -> Vec<String> {
    let words: Vec<&str> = words.split_whitespace().collect();
    words
        .windows(3)
        .filter(|groups| groups.iter().map(|group| group.len()).eq([3, 3, 4]))
        .map(|groups| groups.join(" "))
        .filter(|code| InvitationCode::read(code).is_ok())
        .collect()
}

async fn invited_from_a_pasted_list_they_type_the_code_answer_and_the_desk_knows(
    engine: Engine,
) -> Result<()> {
    let product = Product::start().await?;
    let lead = Lead::arrives(engine, &product).await?;
    lead.makes_the_team(&product).await?;
    let code = invites(&lead).await?;
    lead.browser.close().await?;

    let address = product.origin();
    let person = YoungPerson::arrives(engine, &address, &Likeness::default()).await?;
    let page = &person.browser;
    page.press(Role::Link, "Views").await?;
    page.press(Role::Radio, "Yes, just mine").await?;
    page.press(Role::Button, "Next").await?;
    page.press(Role::Button, "I have a code from my worker")
        .await?;
    page.write("The code on your invitation", &code).await?;
    page.press(Role::Button, "Open it").await?;
    page.see(Role::Heading, "Who reads what you write?").await?;
    page.see(Role::Text, "Jo Marzipanby").await?;
    page.press(Role::Button, "Start").await?;
    page.see(Role::Text, "quibblesunday").await?;
    page.press(Role::Radio, "Yes, it is done").await?;
    page.press(Role::Button, "Next").await?;
    page.see(Role::Text, "Question 1 of").await?;
    person.answers_everything(&["quiet at home"]).await?;
    person.looks_it_over("").await?;
    page.press(Role::Button, "Send").await?;
    person.is_told_that_it_arrived(ARRIVES).await?;
    page.has_no_complaint_but(&[]).await?;
    person.browser.close().await?;

    let lead = Lead::arrives(engine, &product).await?;
    lead.signs_in_and_unlocks().await?;
    let desk = &lead.browser;
    lead.opens("My Review, My Views").await?;
    desk.press(Role::Button, "Write down how they took part")
        .await?;
    desk.press(Role::Radio, "PN6").await?;
    desk.is_accessible("how they took part, beside their views")
        .await?;
    desk.press(Role::Button, "Seal and save").await?;
    desk.see(Role::Text, "It is sealed and saved.").await?;
    desk.see_no_more(Role::Button, "Seal and save").await?;
    desk.press(Role::Button, "Reviews").await?;
    desk.press(Role::Button, "Answered 1").await?;
    desk.see(Role::Text, "WOLLEMI-7").await?;
    desk.see(Role::Text, "PN6").await?;
    desk.see_no_more(Role::Text, "WOLLEMI-9").await?;
    desk.is_accessible("who has answered").await?;
    takes_back(&lead).await?;
    desk.has_no_complaint_but(&[]).await?;
    lead.browser.close().await?;

    let plain = code.replace(' ', "");
    let mut secret = CANARIES.to_vec();
    secret.extend([code.as_str(), &plain]);
    secrets::are_in_no_request(&secret, product.witness())?;
    secrets::are_in_no_file(&secret, &product)
}

/// From the inbox to the codes: the first one's.
async fn invites(lead: &Lead) -> Result<String> {
    let desk = &lead.browser;
    desk.press(Role::Button, "Reviews").await?;
    desk.see(Role::Heading, "Nobody is invited yet").await?;
    desk.is_accessible("no invitations").await?;
    desk.press(Role::Button, "Invite somebody").await?;
    desk.press(Role::Button, "Make the invitation").await?;
    desk.see(Role::Text, "Age band is empty").await?;
    desk.is_accessible("inviting somebody").await?;
    desk.press(Role::Button, "Back to the list").await?;
    desk.press(Role::Button, "Invite from a list").await?;
    let the_box = desk.see(Role::Textbox, "Or paste the list").await?;
    // Keys would not do: one engine's driver types no line ends.
    desk.driver()
        .execute(PASTE, vec![the_box.to_json()?, json!(LIST)])
        .await?;
    desk.press(Role::Button, "Check the pasted list").await?;
    desk.see(Role::Heading, "1 row needs mending: 2 can be invited")
        .await?;
    desk.see(Role::Text, "Age band is empty").await?;
    desk.is_accessible("a list before anything is made").await?;
    desk.press(Role::Button, "Make 2 invitations").await?;
    desk.see(Role::Button, "Put the codes away").await?;
    desk.is_accessible("codes to hand over").await?;
    let codes = codes_in(&desk.words().await?);
    assert_eq!(codes.len(), 2);
    // A look elsewhere loses no code.
    desk.press(Role::Button, "Inbox").await?;
    desk.press(Role::Button, "Reviews").await?;
    assert_eq!(codes_in(&desk.words().await?), codes);
    desk.press(Role::Button, "Put the codes away").await?;
    desk.press(Role::Button, "Yes, put them away").await?;
    desk.see(Role::Text, "2 invitations, the soonest review first")
        .await?;
    assert_eq!(codes_in(&desk.words().await?), [""; 0]);
    desk.has_no_complaint_but(&[]).await?;
    codes.into_iter().next().context("there are two")
}

/// The one that was not answered.
async fn takes_back(lead: &Lead) -> Result<()> {
    let desk = &lead.browser;
    desk.press(Role::Button, "Not answered yet 1").await?;
    desk.press(Role::Checkbox, "Choose WOLLEMI-9").await?;
    desk.press(Role::Button, "Take back (1)").await?;
    desk.see(Role::Heading, "Take back 1?").await?;
    desk.is_accessible("before one is taken back").await?;
    desk.press(Role::Button, "Take back").await?;
    desk.see(Role::Text, "1 was taken back").await?;
    desk.press(Role::Button, "Over or taken back 1").await?;
    desk.see(Role::Text, "WOLLEMI-9").await.map(drop)
}

journeys! {
    invited_from_a_pasted_list_they_type_the_code_answer_and_the_desk_knows in Chromium, Firefox, WebKit;
}
