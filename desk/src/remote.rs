//! Something fetched: on its way, here, here but no longer fresh, or not to be had.
//! The last good answer is kept when a later one fails.

use client::Fault;

/// Something fetched.
#[derive(Debug, Clone, PartialEq)]
pub enum Remote<T> {
    /// On its way, with nothing to show yet.
    Waiting,
    /// As the server said.
    Ready(T),
    /// As the server said last; asking again failed.
    Stale(T, Fault),
    /// Nothing to show.
    Failed(Fault),
}

impl<T> Remote<T> {
    /// What there is to show.
    pub const fn shown(&self) -> Option<&T> {
        match self {
            Self::Ready(found) | Self::Stale(found, _) => Some(found),
            Self::Waiting | Self::Failed(_) => None,
        }
    }

    /// Why it is not fresh.
    pub const fn fault(&self) -> Option<&Fault> {
        match self {
            Self::Stale(_, fault) | Self::Failed(fault) => Some(fault),
            Self::Waiting | Self::Ready(_) => None,
        }
    }

    /// After another answer.
    #[must_use]
    pub fn after(self, answer: Result<T, Fault>) -> Self {
        match (answer, self) {
            (Ok(found), _) => Self::Ready(found),
            (Err(fault), Self::Ready(found) | Self::Stale(found, _)) => Self::Stale(found, fault),
            (Err(fault), Self::Waiting | Self::Failed(_)) => Self::Failed(fault),
        }
    }

    /// With what is shown changed.
    #[must_use]
    pub fn map(self, change: impl FnOnce(T) -> T) -> Self {
        match self {
            Self::Ready(found) => Self::Ready(change(found)),
            Self::Stale(found, fault) => Self::Stale(change(found), fault),
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_good_answer_stays_when_a_later_one_fails() {
        let stale = Remote::Waiting.after(Ok(1)).after(Err(Fault::Offline));
        assert_eq!(stale, Remote::Stale(1, Fault::Offline));
        assert_eq!(stale.clone().after(Err(Fault::Offline)).shown(), Some(&1));
        assert_eq!(stale.after(Ok(2)), Remote::Ready(2));
    }

    #[test]
    fn with_nothing_to_show_a_failure_is_a_failure() {
        let failed = Remote::<u8>::Waiting.after(Err(Fault::Offline));
        assert_eq!(failed.shown(), None);
        assert_eq!(failed.fault(), Some(&Fault::Offline));
    }
}
