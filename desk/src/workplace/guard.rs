//! Locking by itself: when nobody does anything for a while, the words go away.

use crate::platform::{activity, clock};
use crate::stage::{Event, WhyLocked};
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// Seconds without a key or a pointer after which the words are locked away.
pub const LOCKS_AFTER: u64 = 600;
/// Seconds before that at which the desk says so.
const WARNS_BEFORE: u64 = 60;

/// How long the words stay unlocked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// For this many minutes more, if nobody does anything.
    Minutes(u64),
    /// Less than a minute.
    Soon,
    /// No longer.
    Over,
}

impl Guard {
    /// After this many seconds in which nobody did anything.
    #[must_use]
    pub const fn after(idle_seconds: u64) -> Self {
        let left = LOCKS_AFTER.saturating_sub(idle_seconds);
        if left == 0 {
            Self::Over
        } else if left <= WARNS_BEFORE {
            Self::Soon
        } else {
            Self::Minutes(left.div_ceil(60))
        }
    }
}

/// Watches, and locks in time. Also when the lid was shut meanwhile.
#[hook]
pub fn use_guard(tell: &Callback<Event>) -> Guard {
    let guard = use_state_eq(|| Guard::after(0));
    let setter = guard.setter();
    let tell = tell.clone();
    use_effect_with((), move |()| {
        let last = Rc::new(Cell::new(clock::seconds()));
        let look = {
            let last = last.clone();
            Callback::from(move |()| {
                let idle = clock::seconds().saturating_sub(last.get());
                let now = Guard::after(idle);
                if now == Guard::Over {
                    tell.emit(Event::Lock(WhyLocked::Idle));
                } else {
                    setter.set(now);
                }
            })
        };
        let touched = {
            let look = look.clone();
            Callback::from(move |()| {
                let now = clock::seconds();
                // After a night with the lid shut the first touch must lock, not unlock.
                if now.saturating_sub(last.get()) < LOCKS_AFTER {
                    last.set(now);
                }
                look.emit(());
            })
        };
        let listening = activity::on_activity(&touched);
        let returning = activity::on_return(&look);
        let ticking = clock::every(5, look);
        move || drop((listening, returning, ticking))
    });
    *guard
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_desk_warns_for_a_minute_and_locks_after_ten() {
        for (idle, guard) in [
            (0, Guard::Minutes(10)),
            (1, Guard::Minutes(10)),
            (60, Guard::Minutes(9)),
            (539, Guard::Minutes(2)),
            (540, Guard::Soon),
            (599, Guard::Soon),
            (600, Guard::Over),
            (86_400, Guard::Over),
        ] {
            assert_eq!(Guard::after(idle), guard, "{idle}");
        }
    }
}
