//! What counts of ratings cost ([`cost`] says how that is measured).
//!
//! `cargo bench -p my-pledge-server --bench counts [-- --ratings 50000]`
//! Ends by itself.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    missing_docs,
    reason = "a measurement that meets what it did not expect ends"
)]

mod cost;

use cost::{Counted, what_counts_add};
use domain::consultation::pledge_check::{AgeBand, Mark, Rated, Rating};
use domain::consultation::quarter::Quarter;
use domain::ids::PromiseId;
use my_pledge_server::secrets::sha256_hex;
use my_pledge_server::store::pledge::Marked;
use my_pledge_server::store::writer::Write as _;
use sqlx::{Any, Transaction};

#[tokio::main]
async fn main() {
    let words: Vec<String> = std::env::args().collect();
    let ratings = words
        .iter()
        .position(|word| word == "--ratings")
        .and_then(|at| words.get(at + 1)?.parse().ok())
        .unwrap_or(20_000);
    println!("{ratings} ratings, each of another device, over 20 promises");
    let _ = what_counts_add::<Marked>(ratings).await;
}

impl Counted for Marked {
    const ONE: &'static str = "a rating";

    fn draw(many: usize) -> Vec<Self> {
        (0..many).map(marked).collect()
    }

    fn mark(&self) -> &str {
        &self.mark
    }

    async fn with_counts(batch: &[&Self], transaction: &mut Transaction<'_, Any>) {
        Self::write_all(batch, transaction).await.unwrap();
    }

    async fn without(&self, transaction: &mut Transaction<'_, Any>) {
        self.take_place(transaction).await.unwrap();
    }
}

fn marked(of: usize) -> Marked {
    let ratings = Rating::ALL.len();
    let mark = sha256_hex(format!("device {of}").as_bytes());
    Marked {
        mark: mark.chars().take(43).collect(),
        rated: Rated {
            promise: PromiseId(format!("a-promise-of-some-length-{}", of % 20)),
            rating: Rating::ALL[of / 20 % ratings],
            band: AgeBand::ALL[of / 20 / ratings % AgeBand::ALL.len()],
            quarter: Quarter::of("2026-11-22".parse().unwrap()),
            mark: Mark::try_from(mark).unwrap(),
        },
    }
}
