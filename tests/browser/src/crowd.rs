//! Many phones that each rate a promise, past the witness. No browser is behind them.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, ensure};
use chrono::DateTime;
use client::{Client, phone::Content};
use domain::consultation::pledge_check::{AgeBand, Mark, Rated, Rating};
use domain::consultation::quarter::Quarter;

use crate::{product::Product, worker::over_the_wire::Wire};

/// So many phones rate the first promise of a priority, the next promise five fewer, and so
/// on. Twice with the same `of` is the same phones.
///
/// # Errors
/// When the server does not count one.
pub async fn rates(product: &Product, of: u32, priority: usize, phones: u32) -> Result<()> {
    let server = Client::new(Wire::to(product.address()));
    let Content::New { edition, .. } = server.content(None).await? else {
        anyhow::bail!("the server has no content");
    };
    let promises = &edition.pledge.priorities.get(priority);
    let promises = &promises.context("no such priority")?.promises;
    for (promise, fewer) in promises.iter().zip((0_u32..).step_by(5)) {
        for (phone, at) in (0..phones.saturating_sub(fewer)).zip(0_usize..) {
            let rated = Rated {
                promise: promise.id.clone(),
                // Most say that it happens, or partly.
                rating: *Rating::ALL.get(at * at % 7 % 4).context("a rating")?,
                band: *AgeBand::ALL.get(at % 5).context("an age")?,
                quarter: this_quarter()?,
                mark: Mark::try_from(format!("{of:08x}{priority:08x}{fewer:08x}{phone:040x}"))?,
            };
            ensure!(
                server.rate(&rated).await?.covers(&rated),
                "it is not counted"
            );
        }
    }
    Ok(())
}

#[expect(
    clippy::disallowed_methods,
    reason = "the server goes by this machine's clock"
)]
fn this_quarter() -> Result<Quarter> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    let now = DateTime::from_timestamp(i64::try_from(now)?, 0).context("a day")?;
    Ok(Quarter::of(now.date_naive()))
}
