//! A set of days, held as runs. A condition is the days on which it holds, and a
//! rule is the days on which all of its conditions hold: what is owed now, from
//! when, until when and what changes next are then read off one set, and can
//! never disagree.

use chrono::NaiveDate;
use smallvec::SmallVec;

/// Days from `from` up to, but not on, `until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    from: NaiveDate,
    until: NaiveDate,
}

impl Run {
    /// The first day; nothing when the run has no beginning.
    #[must_use]
    pub fn from(self) -> Option<NaiveDate> {
        (self.from != NaiveDate::MIN).then_some(self.from)
    }

    /// The first day after it; nothing when the run has no end.
    #[must_use]
    pub fn until(self) -> Option<NaiveDate> {
        (self.until != NaiveDate::MAX).then_some(self.until)
    }

    fn contains(self, day: NaiveDate) -> bool {
        self.from <= day && day < self.until
    }
}

/// A set of days: runs in order, apart from each other, none empty. Nearly every set
/// has at most two, which need no allocation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Days(SmallVec<[Run; 2]>);

impl Days {
    /// No day.
    #[must_use]
    pub const fn none() -> Self {
        Self(SmallVec::new_const())
    }

    /// Every day.
    #[must_use]
    pub fn all() -> Self {
        Self::between(None, None)
    }

    /// Every day when `yes`, else none.
    #[must_use]
    pub fn all_if(yes: bool) -> Self {
        if yes { Self::all() } else { Self::none() }
    }

    /// The days from `from` (or ever) up to, but not on, `until` (or for ever).
    #[must_use]
    pub fn between(from: Option<NaiveDate>, until: Option<NaiveDate>) -> Self {
        let mut days = Self::none();
        days.push(
            from.unwrap_or(NaiveDate::MIN),
            until.unwrap_or(NaiveDate::MAX),
        );
        days
    }

    /// Adds a run that begins no earlier than the last one; joins runs that meet.
    pub(super) fn push(&mut self, from: NaiveDate, until: NaiveDate) {
        if from >= until {
            return;
        }
        match self.0.last_mut() {
            Some(last) if from <= last.until => last.until = last.until.max(until),
            _ => self.0.push(Run { from, until }),
        }
    }

    /// The days that are in both.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let mut both = Self::none();
        let (mut mine, mut theirs) = (self.0.iter().peekable(), other.0.iter().peekable());
        while let (Some(a), Some(b)) = (mine.peek(), theirs.peek()) {
            both.push(a.from.max(b.from), a.until.min(b.until));
            if a.until < b.until {
                mine.next();
            } else {
                theirs.next();
            }
        }
        both
    }

    /// The days that are in either.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        let mut runs: SmallVec<[Run; 4]> = self.0.iter().chain(&other.0).copied().collect();
        runs.sort_by_key(|run| run.from);
        let mut either = Self::none();
        for run in runs {
            either.push(run.from, run.until);
        }
        either
    }

    /// Whether there is no day in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the day is in it.
    #[must_use]
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.run_on(day).is_some()
    }

    /// The run that this day is in.
    #[must_use]
    pub fn run_on(&self, day: NaiveDate) -> Option<Run> {
        self.runs().find(|run| run.contains(day))
    }

    /// The next run to begin after this day.
    #[must_use]
    pub fn run_after(&self, day: NaiveDate) -> Option<Run> {
        self.runs().find(|run| run.from > day)
    }

    /// The last run that was over by this day.
    #[must_use]
    pub fn run_before(&self, day: NaiveDate) -> Option<Run> {
        self.0.iter().rev().copied().find(|run| run.until <= day)
    }

    /// Its runs, in order.
    pub fn runs(&self) -> impl Iterator<Item = Run> + '_ {
        self.0.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, n).unwrap()
    }

    fn days(runs: &[(u32, u32)]) -> Days {
        let mut days = Days::none();
        for &(from, until) in runs {
            days.push(day(from), day(until));
        }
        days
    }

    #[test]
    fn a_run_holds_its_first_day_and_not_its_until() {
        let run = days(&[(3, 5)]);
        let held: Vec<_> = (1..8).filter(|&n| run.contains(day(n))).collect();
        assert_eq!(held, [3, 4]);
    }

    #[test]
    fn and_and_or_agree_with_asking_each_day() {
        let some = [
            days(&[]),
            days(&[(1, 4), (6, 9)]),
            days(&[(2, 7)]),
            days(&[(4, 6), (8, 12), (14, 15)]),
            Days::all(),
        ];
        for a in &some {
            for b in &some {
                for n in 1..20 {
                    let (in_a, in_b) = (a.contains(day(n)), b.contains(day(n)));
                    assert_eq!(a.and(b).contains(day(n)), in_a && in_b, "{a:?} {b:?} {n}");
                    assert_eq!(a.or(b).contains(day(n)), in_a || in_b, "{a:?} {b:?} {n}");
                }
            }
        }
    }

    #[test]
    fn runs_that_meet_are_one() {
        assert_eq!(days(&[(1, 4), (4, 6)]), days(&[(1, 6)]));
        assert!(days(&[(4, 4)]).is_empty());
    }

    #[test]
    fn the_run_before_is_over_and_the_run_after_has_not_begun() {
        let set = days(&[(3, 5), (8, 9)]);
        assert_eq!(set.run_before(day(5)).and_then(Run::until), Some(day(5)));
        assert_eq!(set.run_before(day(4)), None);
        assert_eq!(set.run_after(day(5)).and_then(Run::from), Some(day(8)));
        assert_eq!(set.run_after(day(8)), None);
    }
}
