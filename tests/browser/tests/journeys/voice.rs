//! A voice note: recorded with a microphone that hears a tone, listened to, sent, and
//! heard at the desk from memory. And the ways on where there is no microphone to be had.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use my_pledge_browser_tests::{
    browser::Browser,
    engine::{Engine, Likeness, Microphone},
    lead::Lead,
    patience::{STEP, until},
    product::Product,
    screen::Role,
    worker::Worker,
    young_person::{Phone, YoungPerson},
};

/// Sending is at once where there is a connection.
const AT_ONCE: Duration = Duration::from_secs(20);
const WORDS: &str = "kestrelmoonbeam at the weekend";

async fn a_voice_note_is_recorded_listened_to_sent_and_heard_at_the_desk(
    engine: Engine,
) -> Result<()> {
    let product = Product::start().await?;
    let lead = Lead::arrives(engine, &product).await?;
    let link = lead.makes_the_team(&product).await?;
    lead.browser.close().await?;

    let person = YoungPerson::arrives(engine, &link, &hearing(Microphone::Given)).await?;
    let page = &person.browser;
    person.begins_views(Phone::Shared, "12 to 15").await?;
    person.skips_until(Role::Button, "Record").await?;
    page.is_accessible("before a voice note").await?;
    watch_the_microphone(page).await?;
    page.press(Role::Button, "Record").await?;
    page.see(Role::Button, "Stop").await?;
    page.is_accessible("a voice note being recorded").await?;
    the_meter_shows_what_is_heard(page).await?;
    page.press(Role::Button, "Stop").await?;
    page.see(Role::Button, "Record again").await?;
    until("the microphone to be let go", STEP, async || {
        Ok(is_let_go(page).await?.then_some(()))
    })
    .await?;
    page.is_accessible("a voice note").await?;
    plays_from_memory(page).await?;

    page.press(Role::Button, "Next").await?;
    person.answers_everything(&["words"]).await?;
    person.looks_it_over("").await?;
    page.see(Role::Text, "voice note").await?;
    page.press(Role::Button, "Send").await?;
    person.is_told_that_it_arrived(AT_ONCE).await?;
    page.has_no_complaint_but(&[]).await?;
    person.browser.close().await?;

    let lead = Lead::arrives(engine, &product).await?;
    lead.signs_in_and_unlocks().await?;
    lead.opens("My Review, My Views").await?;
    let desk = &lead.browser;
    until("the voice note", STEP, async || {
        let there = desk
            .driver()
            .execute("return !!document.querySelector('audio')", vec![])
            .await?;
        Ok(there.convert::<bool>()?.then_some(()))
    })
    .await?;
    desk.is_accessible("their views with a voice note").await?;
    let asked = product.witness().requests().len();
    plays_from_memory(desk).await?;
    let after = product.witness().requests();
    ensure!(after.len() == asked, "it fetched {:?}", &after[asked..]);
    desk.has_no_complaint_but(&[]).await?;
    lead.browser.close().await
}

async fn whoever_refuses_the_microphone_is_told_so_and_writes_instead(
    engine: Engine,
) -> Result<()> {
    let product = Product::start().await?;
    let worker = Worker::opens_the_door(&product).await?;
    let likeness = hearing(Microphone::Refused);
    let person = YoungPerson::arrives(engine, &product.origin(), &likeness).await?;
    let page = &person.browser;
    person.begins_views(Phone::Shared, "12 to 15").await?;
    let recorder = if engine == Engine::WebKit {
        // Its small browser cannot record: nothing to refuse, and no button that fails.
        person
            .skips_until(Role::Text, "This browser cannot record.")
            .await?;
        ensure!(page.find(Role::Button, "Record").await?.is_none());
        false
    } else {
        person.skips_until(Role::Button, "Record").await?;
        true
    };
    page.write("Or write it", "kestrelmoonbeam").await?;
    if recorder {
        page.press(Role::Button, "Record").await?;
        page.see(Role::Text, "This page may not use the microphone.")
            .await?;
        // The way on: in words, or once more when it is allowed.
        page.see(Role::Button, "Record").await?;
    }
    page.see(Role::Text, "Nothing is lost.").await?;
    page.is_accessible("no microphone").await?;
    page.write("Or write it", " at the weekend").await?;
    page.press(Role::Button, "Next").await?;
    page.press(Role::Button, "Back").await?;
    ensure!(person.line().await? == WORDS);
    page.press(Role::Button, "Next").await?;
    person.answers_everything(&["words"]).await?;
    person.looks_it_over("").await?;
    page.press(Role::Button, "Send").await?;
    person.is_told_that_it_arrived(AT_ONCE).await?;
    page.has_no_complaint_but(&[]).await?;
    person.browser.close().await?;

    let inbox = worker.inbox().await?;
    let [item] = &inbox[..] else {
        anyhow::bail!("one thing was sent: {inbox:?}");
    };
    let views = serde_json::to_string(&worker.opens(item).await?)?;
    ensure!(views.contains(WORDS), "the words did not arrive: {views}");
    Ok(())
}

fn hearing(microphone: Microphone) -> Likeness {
    Likeness {
        microphone,
        ..Likeness::default()
    }
}

/// Remembers what the page was given to hear with.
async fn watch_the_microphone(page: &Browser) -> Result<()> {
    let watch = "const devices = navigator.mediaDevices; \
        const ask = devices.getUserMedia.bind(devices); window.heardWith = []; \
        devices.getUserMedia = async (wanted) => { const given = await ask(wanted); \
        window.heardWith.push(...given.getTracks()); return given; };";
    page.driver().execute(watch, vec![]).await?;
    Ok(())
}

async fn is_let_go(page: &Browser) -> Result<bool> {
    let ended = "return window.heardWith.length === 1 \
        && window.heardWith.every((track) => track.readyState === 'ended')";
    Ok(page.driver().execute(ended, vec![]).await?.convert()?)
}

/// It moves with the beep that Chromium's microphone hears each second.
async fn the_meter_shows_what_is_heard(page: &Browser) -> Result<()> {
    let mut seen = std::collections::BTreeSet::new();
    let heard = until("the meter to show what is heard", STEP, async || {
        let level = page
            .driver()
            .execute(
                "return document.querySelector('meter')?.value ?? -1",
                vec![],
            )
            .await?;
        let level: i32 = level.convert()?;
        seen.extend((level >= 0).then_some(level));
        Ok((seen.len() >= 3).then_some(()))
    })
    .await;
    heard.with_context(|| format!("{:?} showed {seen:?}", page.engine))
}

/// The voice note's address is of this page's memory alone, and time passes in it.
async fn plays_from_memory(page: &Browser) -> Result<()> {
    let play = "const done = arguments[arguments.length - 1]; \
        const note = document.querySelector('audio'); \
        if (!note.src.startsWith('blob:' + origin)) done('its source is ' + note.src); \
        note.muted = false; note.play().then(() => done('plays'), (fault) => done(String(fault)));";
    let said = page.driver().execute_async(play, vec![]).await?;
    let said: String = said.convert()?;
    ensure!(said == "plays", "{:?}: {said}", page.engine);
    until("time to pass in the voice note", STEP, async || {
        let passes = "const note = document.querySelector('audio'); \
            return !note.error && note.duration > 0 && note.currentTime > 0.1";
        let passes = page.driver().execute(passes, vec![]).await?;
        Ok(passes.convert::<bool>()?.then_some(()))
    })
    .await
}

// The note is not recorded in Firefox: on a machine without a sound card its pretended
// microphone is silent and what it plays stands still. WebKit's view for tests has no
// microphone at all: there *refused* is *cannot*.
journeys! {
    a_voice_note_is_recorded_listened_to_sent_and_heard_at_the_desk in Chromium;
    whoever_refuses_the_microphone_is_told_so_and_writes_instead in Chromium, Firefox, WebKit;
}
