//! Waiting for something to become true, never for time to pass.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// How long a person would wait for a step to show before giving up, with room
/// for a machine that does other things at the same time.
pub const STEP: Duration = Duration::from_secs(20);

/// Asks until the answer is there, or the deadline has passed.
///
/// # Errors
/// When the deadline passes first, naming what was waited for; or when asking fails.
pub async fn until<T>(
    what: &str,
    deadline: Duration,
    mut ask: impl AsyncFnMut() -> Result<Option<T>>,
) -> Result<T> {
    let began = Instant::now();
    let mut beat = tokio::time::interval(Duration::from_millis(60));
    loop {
        beat.tick().await;
        if let Some(answer) = ask().await? {
            return Ok(answer);
        }
        if began.elapsed() > deadline {
            bail!("waited {deadline:?} for {what}");
        }
    }
}
