//! How long to wait before the next try. Only durations: a wrong clock cannot stall it.

/// The first ceiling, in milliseconds.
const BASE_MS: u64 = 2_000;
/// The last ceiling: five minutes.
pub const MOST_MS: u64 = 300_000;
/// A server may ask for a longer wait, but never more than an hour.
const MOST_ASKED_MS: u64 = 3_600_000;

/// Full jitter: anywhere from nothing to a ceiling that doubles with each failure,
/// five minutes at most. A wait that the server asked for comes on top.
///
/// `random` spreads the phones of a room apart; `failures` counts from 1.
#[must_use]
pub fn wait_ms(failures: u32, asked_seconds: Option<u32>, random: u32) -> u32 {
    let doublings = failures.saturating_sub(1).min(16);
    let ceiling = (BASE_MS << doublings).min(MOST_MS);
    let jitter = (ceiling * u64::from(random)) >> 32;
    let asked = asked_seconds.map_or(0, |seconds| u64::from(seconds) * 1_000);
    let wait = jitter + asked.min(MOST_ASKED_MS);
    u32::try_from(wait).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_is_anywhere_between_nothing_and_the_ceiling() {
        assert_eq!(wait_ms(1, None, 0), 0);
        assert_eq!(wait_ms(1, None, u32::MAX), 1_999);
        assert_eq!(wait_ms(2, None, u32::MAX), 3_999);
        assert_eq!(wait_ms(4, None, 1 << 31), 8_000);
    }

    #[test]
    fn no_number_of_failures_waits_longer_than_five_minutes() {
        for failures in 0..=1_000 {
            assert!(u64::from(wait_ms(failures, None, u32::MAX)) < MOST_MS);
        }
        assert!(u64::from(wait_ms(u32::MAX, None, u32::MAX)) < MOST_MS);
    }

    #[test]
    fn a_wait_that_the_server_asks_for_is_a_least_and_ends_within_an_hour() {
        assert_eq!(wait_ms(1, Some(30), 0), 30_000);
        assert!(wait_ms(1, Some(30), u32::MAX) >= 30_000);
        assert_eq!(wait_ms(1, Some(u32::MAX), 0), 3_600_000);
    }
}
