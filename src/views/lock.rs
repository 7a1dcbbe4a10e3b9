//! The picture lock: a few pictures in an order, without which the draft cannot be read,
//! not even on this phone.
//!
//! The draft is encrypted twice: under a key made of the pictures, slowly, and under the
//! one that cannot leave the browser. Five wrong tries delete both, counted before each
//! try, so that closing the browser gives none back.

pub mod away;
pub mod pictures;
pub mod using;

use serde::{Deserialize, Serialize};

/// How many pictures in an order.
pub const PICTURES: usize = 4;
/// Wrong tries after which the draft is deleted.
pub const TRIES: u8 = 5;
/// The shape of what is kept.
const VERSION: u8 = 1;

/// What is kept beside a locked draft. It says nothing of the pictures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockRecord {
    v: u8,
    /// Makes the same pictures another key on every phone.
    pub salt: String,
    /// Tries left.
    pub tries_left: u8,
    /// When the draft was last kept, by this phone's clock.
    pub kept_at_ms: i64,
}

impl LockRecord {
    /// A new lock.
    #[must_use]
    pub fn new(salt: [u8; 16], now_ms: i64) -> Self {
        let salt = salt.iter().map(|byte| format!("{byte:02x}")).collect();
        Self {
            v: VERSION,
            salt,
            tries_left: TRIES,
            kept_at_ms: now_ms,
        }
    }

    /// What this text says; a text that says nothing known is a lock with no tries left.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let read = serde_json::from_str(text).ok();
        let known = read.filter(|read: &Self| read.v == VERSION && read.tries_left <= TRIES);
        known.unwrap_or(Self {
            v: VERSION,
            salt: String::new(),
            tries_left: 0,
            kept_at_ms: 0,
        })
    }

    /// The text to keep.
    #[must_use]
    pub fn text(&self) -> String {
        // A record of numbers and letters always has one.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The record as it stands before the next try; none when no try is left.
    #[must_use]
    pub fn tried(&self) -> Option<Self> {
        let tries_left = self.tries_left.checked_sub(1)?;
        Some(Self {
            tries_left,
            ..self.clone()
        })
    }

    /// As kept beside a draft that was kept now.
    #[must_use]
    pub fn kept_at(&self, now_ms: i64) -> Self {
        Self {
            kept_at_ms: now_ms,
            ..self.clone()
        }
    }

    /// With every try again, after the right pictures.
    #[must_use]
    pub fn opened(&self) -> Self {
        Self {
            tries_left: TRIES,
            ..self.clone()
        }
    }
}

/// What became of a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    /// Wrong, with so many left.
    Wrong(u8),
    /// Wrong too often: the draft is gone.
    Gone,
    /// It could not be tried: this phone has too little memory just now, or its storage failed.
    NotNow,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_tries_are_five_however_often_the_browser_is_closed_between() {
        let mut kept = LockRecord::new([7; 16], 1).text();
        for left in (0..TRIES).rev() {
            // Read anew each time, as after a restart.
            let tried = LockRecord::read(&kept).tried().expect("a try is left");
            assert_eq!(tried.tries_left, left);
            kept = tried.text();
        }
        assert_eq!(LockRecord::read(&kept).tried(), None);
    }

    #[test]
    fn the_right_pictures_give_every_try_back() {
        let lock = LockRecord::new([7; 16], 1);
        let tried = lock
            .tried()
            .and_then(|lock| lock.tried())
            .expect("tries are left");
        assert_eq!(tried.opened(), lock);
    }

    #[test]
    fn a_record_that_was_meddled_with_opens_nothing() {
        let many = LockRecord::new([7; 16], 1).text().replace(":5", ":200");
        for text in ["", "{}", "null", many.as_str()] {
            assert_eq!(LockRecord::read(text).tried(), None, "{text}");
        }
    }
}
