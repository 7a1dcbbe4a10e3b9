//! How long the desk waits for a page of an inbox that holds 50,000 submissions: every
//! page from the newest to the oldest, and the first page under each filter, through the
//! whole server in this process, on SQLite and (with `--postgresql`) on a PostgreSQL of
//! its own.
//!
//! `cargo bench -p my-pledge-server --bench inbox [-- --submissions 50000] [--postgresql]`
//! Ends by itself.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a measurement that meets what it did not expect ends"
)]

#[path = "../../../tests/ground/ground.rs"]
mod ground;

use api::desk::answers::NewAnswer;
use api::desk::inbox::{Only, Standing};
use client::Client;
use domain::receipt::Stage;
use futures_util::stream::{self, StreamExt as _};
use ground::in_process::{Browser, Server};
use ground::{Ground, samples};
use std::time::Instant;

/// As many phones send at once while the inbox is filled.
const AT_ONCE: usize = 64;
/// How often the first page is asked for under each filter.
const TIMES: usize = 40;
/// One in so many is opened; one in so many of these is finished.
const OPENED: u64 = 10;
const FINISHED: u64 = 5;
const FORMS: [&str; 4] = ["my-review-12-15", "pathway-16-25", "complaint", "thank-you"];

#[tokio::main]
async fn main() {
    let words: Vec<String> = std::env::args().collect();
    let submissions = words
        .iter()
        .position(|word| word == "--submissions")
        .and_then(|at| words.get(at + 1)?.parse().ok())
        .unwrap_or(50_000);
    measure("SQLite", &Ground::sqlite().await, submissions).await;
    if words.iter().any(|word| word == "--postgresql") {
        measure("PostgreSQL", &Ground::postgresql().await, submissions).await;
    }
}

async fn measure(name: &str, ground: &Ground, submissions: u64) {
    let server = Server::on(ground).await;
    let desk = server.with_open_door().await;
    let began = Instant::now();
    fill(&server, &desk, submissions).await;
    println!(
        "{name}: {submissions} submissions sent in {:.0} s",
        began.elapsed().as_secs_f64()
    );

    let (mut after, mut seen, mut taken) = (None, 0, Vec::new());
    loop {
        let began = Instant::now();
        let page = desk.inbox(after.as_ref()).await.unwrap();
        taken.push(began.elapsed().as_secs_f64() * 1e3);
        seen += page.items.len() as u64;
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen, submissions, "every submission is on one page");
    print("every page, one after the other", &mut taken);

    let standings = [Standing::Unopened, Standing::Unfinished, Standing::Finished];
    for form in [None, Some("complaint"), Some("claim")] {
        for standing in [None].into_iter().chain(standings.map(Some)) {
            let only = Only {
                forms: form.into_iter().map(Into::into).collect(),
                standing,
            };
            let mut taken = Vec::new();
            for _ in 0..TIMES {
                let began = Instant::now();
                let page = desk.inbox_of(&only, None).await.unwrap();
                taken.push(began.elapsed().as_secs_f64() * 1e3);
                assert_eq!(page.items.is_empty(), form == Some("claim"), "{only:?}");
            }
            let what = format!(
                "{}, {}",
                form.unwrap_or("any form"),
                standing.map_or("anywhere", Standing::word)
            );
            print(&what, &mut taken);
        }
    }
}

/// Sends them, opens some of each form, and finishes some of those.
async fn fill(server: &Server, desk: &Client<Browser>, submissions: u64) {
    stream::iter(0..submissions)
        .for_each_concurrent(AT_ONCE, async |number| {
            let id = samples::id(number);
            let mut envelope = samples::envelope(&id, number % 100 == 0);
            envelope.outer.form = form_of(number).into();
            let phone = server.browser();
            phone.send(&id, &samples::body(&envelope)).await.unwrap();
        })
        .await;
    for number in (0..submissions).filter(|number| number % OPENED == number % 4) {
        let id = samples::id(number);
        desk.mark_opened(&id).await.unwrap();
        if number % FINISHED == number % 4 {
            let answer = NewAnswer {
                id: samples::id(submissions + number),
                stage: Some(Stage::Done),
                epoch: 1,
                for_team: envelope_bytes(),
                for_phone: None,
            };
            desk.say(&id, &answer).await.unwrap();
        }
    }
}

fn form_of(number: u64) -> &'static str {
    let place = usize::try_from(number % FORMS.len() as u64).unwrap();
    FORMS[place]
}

fn print(what: &str, taken: &mut [f64]) {
    taken.sort_by(f64::total_cmp);
    let median = taken[taken.len() / 2];
    let longest = taken.last().unwrap();
    println!(
        "  {what:<36} median {median:>7.2} ms   longest {longest:>7.2} ms   ({} times)",
        taken.len()
    );
}

/// As long as a sealed answer. Nothing in it is sealed: the server cannot tell.
fn envelope_bytes() -> String {
    samples::envelope(&samples::id(0), false).sealed
}
