//! How long the page is busy with one key or tap in Chromium at a quarter of this
//! machine's speed: the longest set from its first question to *Send*, three times, each
//! in a browser that has never been here. `cargo xtask bench` prints it.
//!
//! The browser itself tells of every event that took 16 milliseconds or more from the
//! tap to the next picture: how much of that our handlers took is what is printed.
#![expect(clippy::print_stdout, reason = "a measurement prints its figure")]

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use my_pledge_browser_tests::{
    browser::Browser,
    engine::{Engine, Likeness},
    lead::Lead,
    patience::{STEP, until},
    product::Product,
    screen::Role,
    young_person::{Phone, YoungPerson},
};
use serde::Deserialize;

/// What no handler may take longer than, in milliseconds.
const PROMISED: f64 = 50.0;
const SLOWDOWN: u32 = 4;
const RUNS: u32 = 3;
const LONGEST_SET: &str = "16 to 25";
const MOST_QUESTIONS: usize = 60;
const WORDS: &str = "I feel OK at home";

const WATCH: &str = "window.handled = []; const heading = () => \
    document.querySelector('h1')?.textContent ?? ''; new PerformanceObserver((list) => { \
    for (const entry of list.getEntries()) handled.push({ event: entry.name, \
    took: entry.processingEnd - entry.processingStart, on: heading() }); \
    }).observe({ type: 'event', durationThreshold: 16 });";

/// One event, as the browser tells of it.
#[derive(Debug, Deserialize)]
struct Handled {
    event: String,
    /// Milliseconds in handlers.
    took: f64,
    /// The heading that stood when it was told.
    on: String,
}

#[tokio::main]
async fn main() -> Result<()> {
    let product = Product::start().await?;
    let lead = Lead::arrives(Engine::Chromium, &product).await?;
    let link = lead.makes_the_team(&product).await?;
    lead.browser.close().await?;
    println!("no handler may take longer than {PROMISED} ms at {SLOWDOWN}× slowdown");
    for run in 1..=RUNS {
        let person = YoungPerson::arrives(Engine::Chromium, &link, &Likeness::default()).await?;
        person.begins_views(Phone::JustMine, LONGEST_SET).await?;
        let page = &person.browser;
        page.see(Role::Button, "Skip").await?;
        page.slow_down(SLOWDOWN).await?;
        page.driver().execute(WATCH, vec![]).await?;
        let questions = answers(&person).await?;
        changes_the_agenda(page).await?;
        page.press(Role::Button, "Next").await?;
        page.write("Who helped you?", "Sam").await?;
        page.press(Role::Button, "Next").await?;
        page.see(Role::Heading, "Ready to send?").await?;
        page.press(Role::Button, "Send").await?;
        person.is_told_that_it_arrived(STEP).await?;
        let told = page
            .driver()
            .execute("return window.handled", vec![])
            .await?;
        print(run, questions, told.convert()?);
        person.browser.close().await?;
    }
    Ok(())
}

/// Every question: words typed key by key, and two choices tapped one after the other.
async fn answers(person: &YoungPerson) -> Result<usize> {
    let page = &person.browser;
    let mut before = String::new();
    for answered in 0..MOST_QUESTIONS {
        before = until("the next question", STEP, async || {
            let title = page.title().await?;
            Ok((title != before).then_some(title))
        })
        .await?;
        if page.find(Role::Heading, "My agenda").await?.is_some() {
            return Ok(answered);
        }
        if page.find(Role::Textbox, "").await?.is_some() {
            person.types(WORDS).await?;
        } else {
            for role in [Role::Radio, Role::Checkbox] {
                if let Some(choice) = page.find(role, "").await? {
                    choice.click().await?;
                }
            }
            if page.find(Role::Radio, "Not sure").await?.is_some() {
                page.press(Role::Radio, "Not sure").await?;
            }
        }
        page.press(Role::Button, "Next").await?;
    }
    bail!("after {MOST_QUESTIONS} questions there was no agenda")
}

/// Every button of a line, its words, and a line of one's own.
async fn changes_the_agenda(page: &Browser) -> Result<()> {
    page.press(Role::Button, "Move line 2 up").await?;
    page.press(Role::Button, "Move line 2 down").await?;
    page.press(Role::Button, "Change Line 2").await?;
    page.write("Line 2", " and more").await?;
    page.press(Role::Button, "Done").await?;
    page.press(Role::Button, "Remove line 2").await?;
    page.press(Role::Button, "Undo").await?;
    page.write("Add something", "My own line").await?;
    page.press(Role::Button, "Add it").await
}

fn print(run: u32, questions: usize, handled: Vec<Handled>) {
    let mut kinds: BTreeMap<String, Vec<Handled>> = BTreeMap::new();
    for one in handled {
        kinds.entry(one.event.clone()).or_default().push(one);
    }
    println!("run {run}: {questions} questions");
    for (event, mut all) in kinds {
        all.sort_by(|one, other| other.took.total_cmp(&one.took));
        let over = all.iter().filter(|one| one.took > PROMISED).count();
        let longest: Vec<String> = all
            .iter()
            .take(3)
            .map(|one| format!("{:.1} ({})", one.took, one.on))
            .collect();
        println!(
            "  {event:<12} {:>4} told   median {:>5.1} ms   over {PROMISED} ms: {over}   longest {}",
            all.len(),
            all[all.len() / 2].took,
            longest.join(", ")
        );
    }
}
