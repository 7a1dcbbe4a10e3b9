//! How far a recording has come, and when it has to end.

use domain::views::{MOST_SOUND_BYTES, MOST_SOUND_SECONDS};

/// What the container may take on top of the bytes already heard when the last part comes.
const LAST_PART_BYTES: usize = 12_000;
/// Seconds left at which it is said aloud. More often would talk over the child.
const SAID_AT: [u16; 4] = [60, 30, 10, 5];

/// Why a voice note cannot be made here, or is not whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// This browser cannot record.
    CannotRecord,
    /// The person or the phone said no.
    Refused,
    /// There is no microphone.
    NoMicrophone,
    /// Something else uses it.
    Busy,
    /// It was taken away in the middle; what was said until then is there.
    TakenAway,
    /// Nothing was heard, or what came cannot be used.
    NothingHeard,
}

/// How far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Recorded {
    /// Seconds since it began.
    pub seconds: u16,
    /// Bytes that have come.
    pub bytes: usize,
}

impl Recorded {
    /// Whether it ends here: two minutes, or as much as can be sent.
    #[must_use]
    pub const fn is_full(self) -> bool {
        self.seconds >= MOST_SOUND_SECONDS || self.bytes + LAST_PART_BYTES > MOST_SOUND_BYTES
    }

    /// Whole seconds left.
    #[must_use]
    pub const fn left(self) -> u16 {
        MOST_SOUND_SECONDS.saturating_sub(self.seconds)
    }

    /// The seconds left that are said aloud now, staying until the next.
    #[must_use]
    pub fn said(self) -> Option<u16> {
        let left = self.left();
        SAID_AT.into_iter().rev().find(|at| left <= *at)
    }
}

/// Seconds as on a clock: *1:05*.
#[must_use]
pub fn clock(seconds: u16) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn after(seconds: u16, bytes: usize) -> Recorded {
        Recorded { seconds, bytes }
    }

    #[test]
    fn it_ends_at_two_minutes_or_when_no_more_can_be_sent() {
        assert!(!after(119, 100_000).is_full());
        assert!(after(120, 0).is_full());
        assert!(!after(1, MOST_SOUND_BYTES - LAST_PART_BYTES).is_full());
        assert!(after(1, MOST_SOUND_BYTES - LAST_PART_BYTES + 1).is_full());
    }

    #[test]
    fn time_left_is_said_four_times_and_not_each_second() {
        let said: Vec<Option<u16>> = (0..=120).map(|seconds| after(seconds, 0).said()).collect();
        assert_eq!(said[0], None);
        assert_eq!(said[59], None);
        assert_eq!(said[60], Some(60));
        assert_eq!(said[90], Some(30));
        assert_eq!(said[119], Some(5));
        let mut changes = said.clone();
        changes.dedup();
        assert_eq!(changes.len(), 5);
    }

    #[test]
    fn seconds_read_as_on_a_clock() {
        assert_eq!([0, 9, 65, 120].map(clock), ["0:00", "0:09", "1:05", "2:00"]);
    }
}
