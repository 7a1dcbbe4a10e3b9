//! Once an hour, what has had its time goes.

use crate::house::House;
use std::time::Duration;

const EVERY: Duration = Duration::from_hours(1);

/// Sweeps now and every hour, until the server stops.
pub async fn run(house: House) {
    let mut times = tokio::time::interval(EVERY);
    loop {
        times.tick().await;
        if let Err(why) = house.freeze_what_is_over().await {
            tracing::warn!(%why, "a consultation could not be frozen; tried again in an hour");
        }
        match house.store.sweep(house.clock.seconds()).await {
            Ok(swept) => tracing::info!(
                submissions = swept.submissions,
                invitations = swept.invitations,
                receipts = swept.receipts,
                marks = swept.marks,
                consultation_answers = swept.consultation_answers,
                action_says = swept.action_says,
                "what has had its time has gone"
            ),
            Err(why) => tracing::warn!(%why, "nothing could be removed; tried again in an hour"),
        }
    }
}
