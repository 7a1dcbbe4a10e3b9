//! Shares that a browser counts: how small numbers of them are hidden, and whether they
//! are. A share is two numbers and their difference, so hiding one hides another.

use super::{RequestKind, Requests, Themes};
use crate::desk::review_figures::Share;
use domain::consultation::suppression::{Threshold, publish};
use domain::consultation::tally::{Filter, Tally};

/// Nothing that may be shown.
pub const HIDDEN: Share = Share {
    of: None,
    did: None,
};

/// How many of each group, and how many of those did: as they may be shown, and all of
/// them together.
#[must_use]
pub fn shares(groups: &[(u32, u32)], threshold: Threshold) -> (Vec<Share>, Share) {
    let mut tally = Tally::new(groups.len(), 2);
    for (at, (of, did)) in groups.iter().enumerate() {
        tally.add(at, 0, *did.min(of));
        tally.add(at, 1, of.saturating_sub(*did));
    }
    let mut filters = vec![Filter::everybody(&tally)];
    filters.extend((0..groups.len()).map(|at| Filter::of([at])));
    let tables = publish(&tally, &filters, threshold);
    let mut all = tables.iter().map(|table| Share {
        of: table.base.shown(),
        // Without the base it would be a share of nothing.
        did: table
            .base
            .shown()
            .and_then(|_| table.cells.first()?.shown()),
    });
    let together = all.next().unwrap_or(HIDDEN);
    (all.collect(), together)
}

/// One share as it may be shown.
#[must_use]
pub fn share(of: u32, did: u32, threshold: Threshold) -> Share {
    shares(&[(of, did)], threshold).1
}

/// Whether it may be shown.
#[must_use]
pub fn is_safe(share: Share, threshold: Threshold) -> bool {
    let few = |number: u64, least: u32| (1..u64::from(least)).contains(&number);
    match (share.of, share.did) {
        (None, None) => true,
        (None, Some(_)) => false,
        (Some(of), did) => {
            let enough = of >= u64::from(threshold.base());
            let cells = did.is_none_or(|did| {
                let rest = of.checked_sub(did);
                !few(did, threshold.cell()) && rest.is_some_and(|rest| !few(rest, threshold.cell()))
            });
            enough && cells
        }
    }
}

impl Themes {
    /// Whether every number may be shown.
    #[must_use]
    pub fn is_safe(&self, threshold: Threshold) -> bool {
        self.themes.iter().all(|theme| {
            let one = Share {
                of: self.of,
                did: theme.said,
            };
            is_safe(one, threshold)
        })
    }

    /// With what a raised threshold hides.
    pub fn hide(&mut self, threshold: Threshold) {
        if self.of.is_some_and(|of| of < u64::from(threshold.base())) {
            self.of = None;
        }
        for theme in &mut self.themes {
            let one = Share {
                of: self.of,
                did: theme.said,
            };
            if !is_safe(one, threshold) {
                theme.said = None;
            }
        }
    }
}

impl Requests {
    /// Whether every number may be shown, also when they are taken from each other.
    #[must_use]
    pub fn is_safe(&self, threshold: Threshold) -> bool {
        let each = self.kinds.iter().map(|kind| kind.share);
        each.chain([self.all]).all(|one| is_safe(one, threshold)) && self.rest_is_safe(threshold)
    }

    /// What is left of all of them when the kinds that are shown are taken away.
    fn rest_is_safe(&self, threshold: Threshold) -> bool {
        let left = |all: Option<u64>, pick: fn(&RequestKind) -> Option<u64>, least: u32| {
            let shown: u64 = self.kinds.iter().filter_map(pick).sum();
            // Of two that are hidden, what is left says neither.
            let hidden = self.kinds.iter().filter(|kind| pick(kind).is_none());
            let one = hidden.count() == 1;
            all.is_none_or(|all| match all.checked_sub(shown) {
                Some(rest) => !one || !(1..u64::from(least)).contains(&rest),
                None => false,
            })
        };
        let not = |share: Share| Some(share.of? - share.did?);
        left(self.all.of, |kind| kind.share.of, threshold.base())
            && left(self.all.did, |kind| kind.share.did, threshold.cell())
            && left(
                not(self.all),
                |kind| Some(kind.share.of? - kind.share.did?),
                threshold.cell(),
            )
    }

    /// With what a raised threshold hides: where it hides anything, also what it could be
    /// worked out from.
    pub fn hide(&mut self, threshold: Threshold) {
        if self.is_safe(threshold) {
            return;
        }
        self.all = HIDDEN;
        for kind in &mut self.kinds {
            if !is_safe(kind.share, threshold) {
                kind.share = HIDDEN;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAST: Threshold = Threshold::LEAST;

    fn of(of: u64, did: u64) -> Share {
        Share {
            of: Some(of),
            did: Some(did),
        }
    }

    #[test]
    fn few_are_hidden_and_so_is_what_they_could_be_worked_out_from() {
        assert_eq!(share(9, 9, LEAST), HIDDEN);
        assert_eq!(share(30, 20, LEAST), of(30, 20));
        assert_eq!(share(30, 30, LEAST), of(30, 30));
        // Four late: how many were not late would tell it.
        assert_eq!(share(30, 26, LEAST).did, None);
        assert_eq!(share(30, 3, LEAST).did, None);
        let (kinds, all) = shares(&[(30, 20), (4, 4)], LEAST);
        assert_eq!(kinds[1], HIDDEN);
        assert!(all.of.is_none() || kinds[0].of.is_none());
    }

    #[test]
    fn whatever_is_counted_what_is_shown_is_found_safe() {
        for a in 0..26 {
            for late in 0..=a.min(12) {
                for b in [0, 3, 9, 10, 17, 40] {
                    let counted = [(a, a - late), (b, b / 2), (12, 12)];
                    let (kinds, all) = shares(&counted, LEAST);
                    let kinds = kinds.into_iter().map(|share| RequestKind {
                        name: "Complaints".to_owned(),
                        clock: super::super::RequestClock::Law,
                        share,
                    });
                    let requests = Requests {
                        counted_on: "2026-11-22".parse().unwrap(),
                        kinds: kinds.collect(),
                        all,
                    };
                    assert!(requests.is_safe(LEAST), "{counted:?}: {requests:?}");
                }
            }
        }
    }

    #[test]
    fn numbers_that_point_at_few_are_found() {
        for wrong in [of(9, 9), of(30, 3), of(30, 27), of(10, 12)] {
            assert!(!is_safe(wrong, LEAST), "{wrong:?}");
        }
        let kind = |share| RequestKind {
            name: "Complaints".to_owned(),
            clock: super::super::RequestClock::Law,
            share,
        };
        let mut requests = Requests {
            counted_on: "2026-11-22".parse().unwrap(),
            kinds: vec![kind(of(30, 20)), kind(HIDDEN)],
            all: of(34, 24),
        };
        assert!(!requests.is_safe(LEAST));
        requests.hide(LEAST);
        assert_eq!(
            (requests.all, requests.kinds[0].share),
            (HIDDEN, of(30, 20))
        );
    }
}
