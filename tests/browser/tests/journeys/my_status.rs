//! *My status* and *My dates* in each engine: few taps, and nothing that is said there
//! ever leaves the phone.

use anyhow::Result;
use my_pledge_browser_tests::{
    browser::Browser,
    engine::{Engine, Likeness},
    product::Product,
    screen::Role,
    secrets,
    stranger::Stranger,
    taps::Taps,
    young_person::YoungPerson,
};

const RESULT: &str = "You are in care, and soon a care leaver";

async fn what_somebody_says_about_themselves_stays_on_the_phone(engine: Engine) -> Result<()> {
    let mut product = Product::start().await?;
    let stranger = Stranger::wait().await?;
    let likeness = Likeness {
        stranger: Some(stranger.address()),
        ..Likeness::default()
    };
    let person = YoungPerson::arrives(engine, &product.origin(), &likeness).await?;
    let page = &person.browser;

    let facts = [(2009, 12, 31), (2027, 12, 31), (2017, 7, 13)]
        .map(|(year, month, day)| secrets::ways_to_write(year, month, day))
        .concat();
    let facts: Vec<_> = facts.iter().map(String::as_str).collect();
    takes_five_taps(page).await?;
    page.press(Role::Button, "Forget my answers").await?;
    page.see(Role::Heading, "How old are you?").await?;

    says_exact_days(page).await?;
    page.see(Role::Heading, RESULT).await?;
    page.is_accessible("the result").await?;
    page.press(Role::Button, "It is another council").await?;
    secrets::do_not_show_outside_the_page(&facts, page).await?;
    page.press(Role::Link, "See my dates").await?;
    page.see(Role::Heading, "My dates").await?;
    page.see(Role::Text, "31 December 2027").await?;
    page.is_accessible("my dates").await?;
    secrets::do_not_show_outside_the_page(&facts, page).await?;
    assert!(
        !is_kept(page).await?,
        "{engine:?} kept what nobody asked it to keep"
    );

    page.press(Role::Button, "Keep this on my phone").await?;
    page.see(Role::Status, "Kept on this phone").await?;
    page.go(&format!("{}/dates", product.origin())).await?;
    page.see(Role::Text, "31 December 2027").await?;
    assert!(is_kept(page).await?, "{engine:?} did not keep it");
    secrets::do_not_show_outside_the_page(&facts, page).await?;

    page.press(Role::Button, "Forget my answers").await?;
    page.see(Role::Text, "Answer a few taps to see your dates")
        .await?;
    assert!(!is_kept(page).await?, "{engine:?} did not forget");
    page.go(&format!("{}/status", product.origin())).await?;
    page.see(Role::Heading, "How old are you?").await?;
    secrets::do_not_show_outside_the_page(&facts, page).await?;
    page.has_no_complaint_but(&[]).await?;
    person.browser.close().await?;

    secrets::are_in_no_file(&facts, &product)?;
    product.stop()?;
    secrets::are_in_no_file(&facts, &product)?;
    secrets::are_in_no_request(&facts, product.witness())?;
    secrets::only_files_were_asked_for(product.witness())?;
    let others = stranger.asked(|line| engine.asks_for_itself(line));
    assert!(others.is_empty(), "{engine:?} asked for {others:?}");
    Ok(())
}

/// Sixteen, in care for years, with foster carers, at college: the commonest case.
async fn takes_five_taps(page: &Browser) -> Result<()> {
    let mut taps = Taps::at_my_status(page).await?;
    taps.answer("How old are you?", "16").await?;
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
    page.see(Role::Heading, RESULT).await?;
    assert!(taps.made() <= 5, "{} taps", taps.made());
    Ok(())
}

/// The same person, who knows the days.
async fn says_exact_days(page: &Browser) -> Result<()> {
    let mut taps = Taps::at_my_status(page).await?;
    taps.type_day("How old are you?", ["31", "12", "2009"])
        .await?;
    taps.answer("Are you in care?", "Yes, now").await?;
    taps.type_day(
        "How long have you been in care this time?",
        ["13", "7", "2017"],
    )
    .await?;
    taps.answer("Where do you live?", "With foster carers")
        .await?;
    taps.answer("Do you study or work?", "College or sixth form")
        .await
}

/// Whether the birthday is anywhere in what the browser keeps for this site.
async fn is_kept(page: &Browser) -> Result<bool> {
    let kept = page
        .driver()
        .execute_async(
            "const done = arguments[arguments.length - 1]; (async () => { \
             const databases = (await indexedDB.databases()).map(({ name }) => name); \
             return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, databases]); })() \
             .then(done, (error) => done(String(error)));",
            vec![],
        )
        .await?;
    let kept: String = kept.convert()?;
    assert!(kept.starts_with('['), "cannot look: {kept}");
    Ok(kept.contains("2009-12-31"))
}

journeys! {
    what_somebody_says_about_themselves_stays_on_the_phone in Chromium, Firefox, WebKit;
}
