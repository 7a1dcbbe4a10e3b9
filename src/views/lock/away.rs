//! Two minutes away: nothing touched, or the page out of sight.

/// After how long a locked draft is locked again, in milliseconds.
pub const AWAY_MS: i64 = 120_000;

/// Whether somebody who last did something then has been away long enough. A clock that
/// was set back is no proof that they were here.
#[must_use]
pub const fn is_away(last_ms: i64, now_ms: i64) -> bool {
    let passed = now_ms.saturating_sub(last_ms);
    passed >= AWAY_MS || passed < 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_minutes_are_two_minutes_and_a_clock_set_back_locks() {
        let begun = 1_795_000_000_000;
        assert!(!is_away(begun, begun));
        assert!(!is_away(begun, begun + AWAY_MS - 1));
        assert!(is_away(begun, begun + AWAY_MS));
        assert!(is_away(begun, begun - 1));
    }
}
