//! Consultations: on a phone, on a tablet that goes round a group, and at the desk.

use anyhow::Result;
use my_pledge_browser_tests::{
    consultations::{Poll, code_on_the_poster},
    engine::Engine,
    lead::Lead,
    product::Product,
    screen::Role,
    worker::Worker,
    young_person::YoungPerson,
};

use crate::Album;

/// How many answered before the results are looked at.
const ANSWERED: u32 = 60;

/// A question of every kind on a phone, another language, and a group.
pub(crate) async fn is_asked(album: &Album<'_>) -> Result<()> {
    if !album.wants(&["consultation"]) {
        return Ok(());
    }
    let product = Product::start().await?;
    let worker = Worker::opens_the_door(&product).await?;
    let poll = Poll::of_every_kind(&worker).await?;
    let other = Poll::opens(&worker).await?;
    let person = YoungPerson::arrives(Engine::Chromium, &product.origin(), album.likeness).await?;
    let page = &person.browser;
    page.see(Role::Text, "2 things that we ask you").await?;
    album.keep(page, "consultation-home").await?;
    page.go(&format!("{}/#c.{}", product.origin(), poll.code))
        .await?;
    page.see(Role::Heading, "Our new house").await?;
    page.press(Role::Radio, "Yes, just mine").await?;
    album.keep(page, "consultation-start").await?;
    page.press(Role::Button, "Start").await?;
    for question in &poll.asked.questions {
        page.see(Role::Heading, &question.ask).await?;
        let name = format!("consultation-{}", question.kind.word().replace('_', "-"));
        album.keep(page, &name).await?;
        page.press(Role::Button, "Skip").await?;
    }
    page.press(Role::Button, "Next").await?;
    album.keep(page, "consultation-review").await?;
    page.press(Role::Button, "Send").await?;
    page.see(Role::Status, "Counted.").await?;
    album.keep(page, "consultation-sent").await?;
    page.go(&format!("{}/#c.{}", product.origin(), other.code))
        .await?;
    page.press(Role::Button, "دری").await?;
    album.keep(page, "consultation-language").await?;
    page.press(Role::Button, "Start").await?;
    album.keep(page, "consultation-in-dari").await?;
    person.browser.close().await?;

    let pass = poll.group(&worker, 12).await?;
    let tablet = YoungPerson::arrives(Engine::Chromium, &product.origin(), album.likeness).await?;
    let page = &tablet.browser;
    page.go(&format!("{}/#g.{}", product.origin(), pass.pass))
        .await?;
    page.press(Role::Radio, "Yes, it is a work tablet").await?;
    album.keep(page, "consultation-group-begins").await?;
    page.press(Role::Button, "Begin").await?;
    page.see(Role::Heading, "Hand the tablet to the next person")
        .await?;
    album.keep(page, "consultation-group-between").await?;
    tablet.browser.close().await
}

/// Written from a template, open, answered, and its results.
pub(crate) async fn is_written(album: &Album<'_>) -> Result<()> {
    if !album.wants(&["desk-consultation"]) {
        return Ok(());
    }
    let product = Product::start().await?;
    let lead = Lead::arrives_with(Engine::Chromium, &product, album.likeness).await?;
    lead.makes_the_team(&product).await?;
    let desk = &lead.browser;
    desk.press(Role::Button, "Consultations").await?;
    desk.press(Role::Button, "New consultation").await?;
    album.keep(desk, "desk-consultation-new").await?;
    desk.press(Role::Button, ": Event feedback").await?;
    desk.see(Role::Text, "Draft kept").await?;
    album.keep(desk, "desk-consultation-builder").await?;
    desk.press(Role::Button, "Open it").await?;
    desk.see(Role::Heading, "Share it").await?;
    album.keep(desk, "desk-consultation-open").await?;
    let code = code_on_the_poster(desk).await?;
    let poll = Poll::of_code(&product, &code).await?;
    desk.press(Role::Button, "All consultations").await?;
    desk.see(Role::Button, "How was it?").await?;
    album.keep(desk, "desk-consultations").await?;
    poll.others_answer(&product, ANSWERED).await?;
    desk.press(Role::Button, "How was it?").await?;
    desk.press(Role::Button, "See the results").await?;
    desk.see(Role::Text, "How was it for you?").await?;
    album.keep(desk, "desk-consultation-results").await?;
    lead.browser.close().await
}
