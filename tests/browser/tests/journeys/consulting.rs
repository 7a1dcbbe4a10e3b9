//! A consultation as staff make it: from a template to a draft that is kept, what could be
//! better said beside the words, opened, its poster, paused, closed, and what changed.

use anyhow::{Context, Result, ensure};
use my_pledge_browser_tests::{
    consultations::code_on_the_poster,
    engine::{Engine, Likeness},
    lead::Lead,
    product::Product,
    screen::Role,
    young_person::YoungPerson,
};

/// What only a printer sees.
const POSTER: &str = "const poster = document.querySelector('.poster'); \
    return poster ? [poster.innerText || poster.textContent, poster.querySelectorAll('svg.qr').length].join('|') : ''";

async fn a_consultation_from_a_template_to_what_changed(engine: Engine) -> Result<()> {
    let product = Product::start().await?;
    let lead = Lead::arrives(engine, &product).await?;
    lead.makes_the_team(&product).await?;
    writes(&lead).await?;
    let code = opens(&lead).await?;
    somebody_answers(engine, &product, &code).await?;
    ends(&lead).await?;
    lead.browser.has_no_complaint_but(&[]).await?;
    lead.browser.close().await
}

async fn writes(lead: &Lead) -> Result<()> {
    let desk = &lead.browser;
    desk.press(Role::Button, "Consultations").await?;
    desk.see(Role::Heading, "No consultation yet").await?;
    desk.press(Role::Button, "New consultation").await?;
    desk.is_accessible("what a consultation begins from")
        .await?;
    desk.press(Role::Button, ": Event feedback").await?;
    desk.see(Role::Text, "Draft kept").await?;
    desk.is_accessible("writing a consultation").await?;
    desk.press(Role::Button, "Write a question").await?;
    desk.press(Role::Button, "Open it").await?;
    desk.see(Role::Text, "Before it opens:").await?;
    // A fault leads to its box, and what is typed there goes into it.
    desk.press(Role::Button, "Question 5: Write something here")
        .await?;
    let typed = desk.driver().active_element().await?;
    typed.send_keys("Don’t you like trips?").await?;
    desk.see(Role::Text, "pushes towards an answer").await?;
    desk.is_accessible("what could be better").await?;
    desk.press(Role::Button, "Remove question 5").await?;
    desk.see_no_more(Role::Text, "pushes towards an answer")
        .await?;
    desk.see(Role::Text, "Draft kept").await.map(drop)
}

async fn opens(lead: &Lead) -> Result<String> {
    let desk = &lead.browser;
    desk.press(Role::Button, "Open it").await?;
    desk.see(Role::Heading, "Share it").await?;
    desk.is_accessible("an open consultation").await?;
    let poster = desk.driver().execute(POSTER, vec![]).await?;
    let poster = poster.json().as_str().context("a poster")?.to_owned();
    for part in ["How was it?", "Code", "Until ", "|1"] {
        ensure!(
            poster.contains(part),
            "{part} is not on the poster: {poster}"
        );
    }
    let code = code_on_the_poster(desk).await?;
    desk.write("How many people at most?", "12").await?;
    desk.press(Role::Button, "Make a pass for a group").await?;
    desk.see(Role::Text, "This pass is shown once").await?;
    desk.see(Role::Text, "0 of 12").await?;
    desk.is_accessible("a pass for a group").await?;
    Ok(code)
}

/// A phone answers by the code, with words that may be quoted and name somebody.
async fn somebody_answers(engine: Engine, product: &Product, code: &str) -> Result<()> {
    let person = YoungPerson::arrives(engine, &product.origin(), &Likeness::default()).await?;
    let page = &person.browser;
    page.go(&format!("{}/#c.{code}", product.origin())).await?;
    page.see(Role::Heading, "How was it?").await?;
    page.press(Role::Radio, "Yes, just mine").await?;
    page.press(Role::Button, "Start").await?;
    for _ in 0..3 {
        page.press(Role::Button, "Skip").await?;
    }
    page.write("What should we do next time?", "Go swimming with Jo.")
        .await?;
    page.press(Role::Checkbox, "You may quote this without my name")
        .await?;
    page.is_accessible("own words in a consultation").await?;
    page.press(Role::Button, "Next").await?;
    page.press(Role::Button, "Next").await?;
    page.press(Role::Button, "Send").await?;
    page.see(Role::Status, "Counted.").await?;
    person.browser.close().await
}

/// Own words are opened at the desk alone, named by a theme, and quoted after a second look.
async fn reads_own_words(lead: &Lead) -> Result<()> {
    let desk = &lead.browser;
    desk.press(Role::Button, "Open own words").await?;
    desk.see(Role::Text, "Go swimming with Jo.").await?;
    desk.write("Theme", "Trips").await?;
    desk.press(Role::Button, "Add").await?;
    desk.see(Role::Button, "Trips (1)").await?;
    desk.press(Role::Button, "Quote it…").await?;
    desk.press(Role::Checkbox, "I have looked: nobody can be told from it.")
        .await?;
    desk.see(Role::Button, "Copy the quote").await?;
    desk.is_accessible("own words and a quote").await?;
    let quote = desk
        .driver()
        .execute(
            "return document.querySelector('.quoting textarea').value",
            vec![],
        )
        .await?;
    let quote = quote.json().as_str().context("a quote")?;
    ensure!(
        quote.contains("swimming") && !quote.contains("Jo"),
        "the quote still names somebody: {quote}"
    );
    Ok(())
}

async fn ends(lead: &Lead) -> Result<()> {
    let desk = &lead.browser;
    desk.press(Role::Button, "Pause it").await?;
    desk.press(Role::Button, "Go on with it").await?;
    desk.press(Role::Button, "Close it").await?;
    desk.press(Role::Button, "Yes, close it").await?;
    desk.see(Role::Heading, "What changed").await?;
    desk.write("What changed because of it", "The next trip is longer.")
        .await?;
    desk.press(Role::Button, "Tell young people").await?;
    desk.see(Role::Button, "Archive it").await?;
    desk.is_accessible("a closed consultation").await?;
    desk.press(Role::Button, "See the results").await?;
    desk.see(Role::Text, "fewer than 10").await?;
    desk.is_accessible("results of a consultation").await?;
    reads_own_words(lead).await?;
    desk.press(Role::Button, "All consultations").await?;
    desk.see(Role::Text, "Closed").await?;
    desk.is_accessible("all consultations").await
}

journeys! {
    a_consultation_from_a_template_to_what_changed in Chromium, Firefox, WebKit;
}
