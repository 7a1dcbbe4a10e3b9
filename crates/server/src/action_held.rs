//! An action as it is kept, and from its counts to figures that may be shown. Nothing else
//! reads the counts, so nothing that is hidden leaves the server.

use crate::failure::Failure;
use crate::house::House;
use crate::store::StoreFault;
use crate::store::actions::Kept;
use api::actions::{Happened, SHOWN_DAYS, Stage, Told, Update};
use api::desk::actions::{Whole, Written};
use chrono::NaiveDate;
use domain::calendar::days_before;
use domain::consultation::suppression::{Threshold, publish};
use domain::consultation::tally::{Filter, Tally};

/// An action as it is kept.
#[derive(Debug, Clone)]
pub struct Held {
    /// Its id.
    pub id: String,
    /// What staff wrote.
    pub written: Written,
    /// What was said of it since, the oldest first.
    pub updates: Vec<Update>,
    made_on: NaiveDate,
    stood_on: NaiveDate,
    /// How many said that it did, and did not, happen when its figures last moved.
    shown: [i64; 2],
}

impl Held {
    /// What this row holds.
    ///
    /// # Errors
    /// [`StoreFault::Broken`] for one that this build cannot read.
    pub fn of(kept: Kept) -> Result<Self, Failure> {
        let written: Written = serde_json::from_str(&kept.written).map_err(|_| broken())?;
        Ok(Self {
            id: kept.id,
            written: Written {
                published: kept.published == 1,
                revision: u32::try_from(kept.revision).map_err(|_| broken())?,
                ..written
            },
            updates: serde_json::from_str(&kept.updates).map_err(|_| broken())?,
            made_on: kept.made_on.parse().map_err(|_| broken())?,
            stood_on: kept.stood_on.parse().map_err(|_| broken())?,
            shown: [kept.shown_did, kept.shown_did_not],
        })
    }

    /// Whether young people are asked if it happened; `since` as
    /// [`House::actions_since`] says.
    #[must_use]
    pub fn is_asked_of(&self, since: NaiveDate) -> bool {
        let stage = self.written.stage;
        let shown = stage == Stage::Doing || self.stood_on > since;
        self.written.published && shown && stage.can_happen()
    }

    /// As phones see it.
    #[must_use]
    pub fn told(self, threshold: Threshold) -> Told {
        let figures = happened(self.shown, threshold);
        let done = self.written.stage == Stage::Done;
        let Written {
            priority,
            promise,
            you_said,
            we_did,
            stage,
            due_on,
            why,
            ..
        } = self.written;
        Told {
            id: self.id,
            priority,
            promise,
            you_said,
            we_did,
            stage,
            due_on,
            why,
            updates: newest_first(self.updates),
            happened: done.then_some(figures).filter(|one| !one.is_hidden()),
        }
    }

    /// As staff see it on this day.
    #[must_use]
    pub fn whole(self, today: NaiveDate, threshold: Threshold) -> Whole {
        Whole {
            id: self.id,
            revision: self.written.revision,
            overdue: self.written.is_overdue(today),
            written: self.written,
            updates: newest_first(self.updates),
            happened: happened(self.shown, threshold),
            made_on: self.made_on,
            stood_on: self.stood_on,
        }
    }
}

fn newest_first(mut updates: Vec<Update>) -> Vec<Update> {
    updates.reverse();
    updates
}

fn happened(counts: [i64; 2], threshold: Threshold) -> Happened {
    let mut tally = Tally::new(1, counts.len());
    for (option, people) in counts.into_iter().enumerate() {
        tally.add(0, option, u32::try_from(people).unwrap_or_default());
    }
    let tables = publish(&tally, &[Filter::everybody(&tally)], threshold);
    tables.first().map(Happened::from).unwrap_or_default()
}

fn broken() -> Failure {
    Failure::Store(StoreFault::Broken("action".to_owned()))
}

impl House {
    /// What stands as it does since this day or before is shown on phones no more, unless
    /// it is still being done.
    #[must_use]
    pub fn actions_since(&self) -> NaiveDate {
        days_before(self.today_in_london(), SHOWN_DAYS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_are_hidden_and_nothing_that_is_hidden_can_be_worked_out() {
        let of = |did, did_not| happened([did, did_not], Threshold::LEAST);
        assert_eq!(of(0, 0), Happened::default());
        assert_eq!(of(5, 4), Happened::default());
        let all = of(10, 0);
        assert_eq!(
            (all.base, all.did, all.did_not),
            (Some(10), Some(10), Some(0))
        );
        let both = of(6, 7);
        assert_eq!(
            (both.base, both.did, both.did_not),
            (Some(13), Some(6), Some(7))
        );
        for few in 1..5 {
            let one = of(12, few);
            assert_eq!(one.did_not, None);
            assert!(one.base.is_none() || one.did.is_none(), "{one:?}");
        }
    }
}
