//! A request in each engine: from an entitlement's card to the desk, with the dates of a
//! complaint and the help that the phone offers by itself on the way.

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
    taps::Taps,
    young_person::YoungPerson,
};

/// Words that nobody else would use, and some that suggest danger.
const WHY: &str = "brindlewhistle for my room. My dad hits me";
const NAME: &str = "Tamsin Ouzelfeather";
const CANARIES: [&str; 3] = ["brindlewhistle", "Ouzelfeather", "hits me"];

/// What was said in *My status*: in no request, whatever is claimed.
const CIRCUMSTANCES: [&str; 1] = ["2009-12-31"];

const NEXT_TRY: Duration = Duration::from_secs(45);

async fn a_claim_carries_what_was_written_and_nothing_from_my_status(engine: Engine) -> Result<()> {
    let mut product = Product::start().await?;
    let lead = Lead::arrives(engine, &product).await?;
    let link = lead.makes_the_team(&product).await?;
    lead.browser.close().await?;

    let stranger = Stranger::wait().await?;
    let likeness = Likeness {
        stranger: Some(stranger.address()),
        ..Likeness::default()
    };
    let person = YoungPerson::arrives(engine, &link, &likeness).await?;
    let page = &person.browser;
    begins_a_claim_from_a_card(page).await?;
    is_offered_help_and_puts_it_away(page).await?;
    for (question, words) in [
        ("What is your name?", NAME),
        ("How can they reach you safely?", "After school"),
    ] {
        page.see(Role::Heading, question).await?;
        page.write(question, words).await?;
        page.press(Role::Button, "Next").await?;
    }
    page.see(Role::Heading, "Ready to send?").await?;
    page.is_accessible("a claim, ready to send").await?;

    product.stop()?;
    page.press(Role::Button, "Send").await?;
    page.see(Role::Heading, "Not sent yet").await?;
    product.start_again().await?;
    person.is_told_that_it_arrived(NEXT_TRY).await?;
    page.see(Role::Heading, "What do they do then?").await?;
    page.see(Role::Heading, "Can it not wait?").await?;
    page.is_accessible("a claim, sent").await?;
    looks_at_a_complaint(page).await?;
    person.browser.close().await?;

    let lead = Lead::arrives(engine, &product).await?;
    lead.signs_in_and_unlocks().await?;
    let desk = &lead.browser;
    desk.press(Role::Button, "Claim what you should get")
        .await?;
    desk.see(Role::Text, "Entitlement:").await?;
    for canary in CANARIES {
        desk.see(Role::Text, canary).await?;
    }
    desk.is_accessible("a request being read").await?;
    lead.browser.close().await?;

    secrets::are_in_no_file(&CANARIES, &product)?;
    product.stop()?;
    secrets::are_in_no_file(&CANARIES, &product)?;
    secrets::are_in_no_request(&CANARIES, product.witness())?;
    secrets::are_in_no_request(&CIRCUMSTANCES, product.witness())?;
    let others = stranger.asked(|line| engine.asks_for_itself(line));
    assert!(others.is_empty(), "{engine:?} asked for {others:?}");
    Ok(())
}

/// *My status* in five answers, the first card, its button, and the way to the words.
async fn begins_a_claim_from_a_card(page: &Browser) -> Result<()> {
    let mut taps = Taps::at_my_status(page).await?;
    taps.type_day("How old are you?", ["31", "12", "2009"])
        .await?;
    taps.answer("Are you in care?", "Yes, now").await?;
    taps.answer(
        "How long have you been in care this time?",
        "More than 2 years",
    )
    .await?;
    taps.answer("Where do you live?", "With foster carers")
        .await?;
    taps.answer("Do you study or work?", "College or sixth form")
        .await?;
    page.press(Role::Button, "An advocate").await?;
    page.press(Role::Button, "Ask for it here").await?;
    page.see(Role::Heading, "Is this phone just yours?").await?;
    page.press(Role::Radio, "Yes, just mine").await?;
    page.press(Role::Button, "Next").await?;
    page.see(Role::Heading, "Claim what you should get").await?;
    page.see(Role::Text, "Your answers in My status stay on your phone")
        .await?;
    page.is_accessible("before a claim").await?;
    page.press(Role::Button, "Start").await?;
    page.see(Role::Heading, "What do you want to claim?")
        .await?;
    page.press(Role::Button, "Next").await?;
    page.see(Role::Heading, "What do you need it for?")
        .await
        .map(drop)
}

/// Words that suggest danger bring help beside them, said once, and keep nothing.
async fn is_offered_help_and_puts_it_away(page: &Browser) -> Result<()> {
    page.write("What do you need it for?", WHY).await?;
    page.see(Role::Heading, "Are you OK?").await?;
    page.see(Role::Link, "Childline").await?;
    page.is_accessible("help offered beside the words").await?;
    let kept = page
        .driver()
        .execute_async(
            "const done = arguments[arguments.length - 1]; (async () => \
             JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))().then(done);",
            vec![],
        )
        .await?;
    let kept: String = kept.convert()?;
    assert!(
        !kept.contains("being-hurt") && !kept.contains("nudge"),
        "{kept}"
    );
    page.press(Role::Button, "Put this away").await?;
    page.see_no_more(Role::Heading, "Are you OK?").await?;
    page.write("What do you need it for?", " and he hits me again")
        .await?;
    page.press(Role::Button, "Next").await
}

/// The days by which a complaint must be answered, before a word of it is typed.
async fn looks_at_a_complaint(page: &Browser) -> Result<()> {
    page.press(Role::Link, "Help").await?;
    page.press(Role::Link, "Ask for something").await?;
    page.see(Role::Heading, "Ask for something").await?;
    page.is_accessible("everything that can be asked for")
        .await?;
    page.press(Role::Link, "I want to complain").await?;
    page.see(Role::Heading, "By when must they answer?").await?;
    page.see(Role::Text, "At the latest:").await?;
    page.press(Role::Button, "And if the answer is not OK?")
        .await?;
    page.see(Role::Text, "ombudsman").await?;
    page.is_accessible("before a complaint").await
}

journeys! {
    a_claim_carries_what_was_written_and_nothing_from_my_status in Chromium, Firefox, WebKit;
}
