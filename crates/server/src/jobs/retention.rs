//! Once an hour, what has had its time goes.

use crate::house::House;
use std::time::Duration;

const EVERY: Duration = Duration::from_hours(1);

/// Sweeps now and every hour, until the server stops.
pub async fn run(house: House) {
    let mut times = tokio::time::interval(EVERY);
    loop {
        times.tick().await;
        match house.store.sweep(house.clock.seconds()).await {
            Ok(swept) => tracing::info!(
                submissions = swept.submissions,
                invitations = swept.invitations,
                receipts = swept.receipts,
                marks = swept.marks,
                "what has had its time has gone"
            ),
            Err(why) => tracing::warn!(%why, "nothing could be removed; tried again in an hour"),
        }
    }
}
