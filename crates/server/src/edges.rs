//! The clock and the source of randomness, as values. Everything else in the
//! server is handed an instant or bytes.

use chrono::{DateTime, Utc};
use std::fmt;
use std::sync::Arc;

/// The clock.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>);

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub fn of_this_machine() -> Self {
        #[expect(
            clippy::disallowed_methods,
            reason = "this is the edge that reads the clock"
        )]
        Self(Arc::new(Utc::now))
    }

    /// A clock that says what `read` says.
    pub fn that_says(read: impl Fn() -> DateTime<Utc> + Send + Sync + 'static) -> Self {
        Self(Arc::new(read))
    }

    /// Seconds since 1970 in UTC.
    #[must_use]
    pub fn seconds(&self) -> i64 {
        (self.0)().timestamp()
    }
}

/// The source of randomness fit for secrets.
#[derive(Clone)]
pub struct Random(Arc<Fill>);

type Fill = dyn Fn(&mut [u8]) -> Result<(), NoRandomness> + Send + Sync;

/// The operating system gives no random bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the operating system gives no random bytes")]
pub struct NoRandomness;

impl Random {
    /// The operating system's.
    #[must_use]
    pub fn of_this_machine() -> Self {
        #[expect(
            clippy::disallowed_methods,
            reason = "this is the edge that draws randomness"
        )]
        Self(Arc::new(|bytes| {
            getrandom::fill(bytes).map_err(|_| NoRandomness)
        }))
    }

    /// Fresh bytes.
    ///
    /// # Errors
    /// [`NoRandomness`].
    pub fn bytes<const N: usize>(&self) -> Result<[u8; N], NoRandomness> {
        let mut bytes = [0; N];
        (self.0)(&mut bytes)?;
        Ok(bytes)
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

impl fmt::Debug for Random {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Random")
    }
}

/// The start of the hour that holds this second.
#[must_use]
pub const fn hour_of(seconds: i64) -> i64 {
    seconds.div_euclid(3_600) * 3_600
}

/// An hour as the wire writes it: `YYYY-MM-DDTHH:00Z`.
#[must_use]
pub fn hour_text(seconds: i64) -> String {
    DateTime::from_timestamp(hour_of(seconds), 0)
        .map_or_else(String::new, |at| at.format("%Y-%m-%dT%H:00Z").to_string())
}

/// A day in UTC as the wire writes it: `YYYY-MM-DD`.
#[must_use]
pub fn day_text(seconds: i64) -> String {
    DateTime::from_timestamp(seconds, 0)
        .map_or_else(String::new, |at| at.format("%Y-%m-%d").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_hour_is_cut_never_rounded() {
        assert_eq!(hour_text(1_795_316_399), "2026-11-22T02:00Z");
        assert_eq!(hour_text(1_795_316_400), "2026-11-22T03:00Z");
        assert_eq!(hour_of(-1), -3_600);
    }
}
