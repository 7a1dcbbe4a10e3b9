//! `outbox-faults KILLS SENDS DROPS`: how often the phone's power goes while views are
//! on their way, how many submissions two tabs send at the same time, and how many
//! answers get lost. Prints what became of them, and fails where one was lost or came
//! twice. `cargo xtask faults` runs this.
#![expect(clippy::print_stdout, reason = "it tells what it counted")]

use std::time::Instant;

use anyhow::{Context, Result, ensure};
use my_pledge_browser_tests::{
    engine::Engine,
    outbox_faults::{Count, Ground},
};

#[tokio::main]
async fn main() -> Result<()> {
    let given = std::env::args()
        .skip(1)
        .map(|given| given.parse::<usize>().context("how many?"))
        .collect::<Result<Vec<_>>>()?;
    let &[kills, sends, drops] = given.as_slice() else {
        anyhow::bail!("say three numbers: kills, sends, drops");
    };
    let mut ground = Ground::prepare(Engine::Chromium).await?;
    let began = Instant::now();
    let counted = ground.kills(kills).await?;
    say("kills in each state", counted, began)?;
    let began = Instant::now();
    let counted = ground.two_tabs(sends).await?;
    say("sends from two tabs", counted, began)?;
    let began = Instant::now();
    let counted = ground.dropped_answers(drops, drops.div_ceil(20)).await?;
    say("dropped answers", counted, began)
}

fn say(what: &str, counted: Count, began: Instant) -> Result<()> {
    let Count {
        sealed,
        arrived,
        twice,
        faults,
        answers,
    } = counted;
    println!(
        "{what}: {faults} times; so far {sealed} sealed, {arrived} arrived, {} lost, {twice} twice, {answers} answers heard; {} s",
        sealed - arrived,
        began.elapsed().as_secs()
    );
    ensure!(
        counted.is_whole(),
        "{what}: something was lost or came twice"
    );
    Ok(())
}
