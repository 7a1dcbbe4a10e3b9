//! The figures of a report to the panel, put together out of what the desk shows already:
//! closed quarters, frozen consultations, frozen figures of reviews, actions, and the
//! requests that frozen reports counted. Nothing is counted here, and nothing added up.

use crate::consultation_figures::Held;
use crate::failure::Failure;
use crate::house::House;
use crate::store::StoreFault;
use crate::store::reports::KeptReport;
use api::consultation::Standing;
use api::desk::reports::{Consulted, Figures, Named, RequestsOf, VERSION, Waiting, Written};
use api::desk::review_figures::Period;
use api::pledge::QuarterResults;
use chrono::{Days, Months, NaiveDate};
use domain::consultation::quarter::Quarter;
use domain::ids::PriorityId;

/// A report that this build cannot read.
pub fn broken() -> Failure {
    Failure::Store(StoreFault::Broken("report".to_owned()))
}

/// What was frozen of a report.
///
/// # Errors
/// [`StoreFault::Broken`] for what this build cannot read.
pub fn frozen_figures(kept: &KeptReport) -> Result<Option<Figures>, Failure> {
    let figures = kept.figures.as_deref().map(serde_json::from_str);
    figures.transpose().map_err(|_| broken())
}

impl House {
    /// The figures that a report has today.
    ///
    /// # Errors
    /// What the store says.
    pub async fn report_figures(&self, written: &Written) -> Result<Figures, Failure> {
        let (period, priority) = (written.period, written.priority.as_ref());
        let mut waiting = Waiting::default();
        let quarters = self.closed_quarters(period, priority, &mut waiting).await?;
        let consultations = self.consulted(period, priority, &mut waiting).await?;
        Ok(Figures {
            version: VERSION,
            trust: self.edition.pledge().trust.clone(),
            smallest: self.config.threshold.base(),
            priorities: self.named(priority),
            quarters,
            consultations,
            reviews: self.reviews_within(period).await?,
            actions: self.actions_of(period, priority).await?,
            requests: self.requests_within(written).await?,
            waiting,
        })
    }

    fn named(&self, priority: Option<&PriorityId>) -> Vec<Named> {
        let all = self.edition.pledge().priorities.iter().zip(1..);
        all.filter(|(one, _)| priority.is_none_or(|it| *it == one.id))
            .map(|(one, number)| Named {
                id: one.id.clone(),
                number,
                title: one.title.clone(),
                look: one.look,
                promises: one
                    .promises
                    .iter()
                    .map(|promise| (promise.id.clone(), promise.title.clone()))
                    .collect(),
            })
            .collect()
    }

    /// The quarters that ended in the period and are closed, and the one before them.
    async fn closed_quarters(
        &self,
        period: Period,
        priority: Option<&PriorityId>,
        waiting: &mut Waiting,
    ) -> Result<Vec<QuarterResults>, Failure> {
        let today = self.today();
        let mut found = Vec::new();
        let mut quarter = Quarter::of(period.to + Days::new(1)).before();
        while last_day(quarter) >= period.from {
            if quarter.is_closed_on(today) {
                found.push(quarter);
            } else if last_day(quarter) < today {
                waiting.quarters.push(quarter);
            }
            quarter = quarter.before();
        }
        if let Some(first) = found.last() {
            found.push(first.before());
        }
        found.reverse();
        waiting.quarters.reverse();
        let mut quarters = Vec::new();
        for quarter in found {
            let mut results = self.closed_figures_of(quarter).await?;
            let is_of = |id: &PriorityId| priority.is_none_or(|it| it == id);
            results.priorities.retain(|one| is_of(&one.priority));
            quarters.push(results);
        }
        Ok(quarters)
    }

    /// The consultations that ended in the period and are frozen, with the questions that
    /// are about this priority or about none.
    async fn consulted(
        &self,
        period: Period,
        priority: Option<&PriorityId>,
        waiting: &mut Waiting,
    ) -> Result<Vec<Consulted>, Failure> {
        let mut found = Vec::new();
        for kept in self.store.consultations().await? {
            let mut held = Held::of(kept)?;
            let opened = held.kept.number.is_some();
            if !opened || !period.holds(held.asked.closes_on) {
                continue;
            }
            let is_of = |about: Option<&PriorityId>| {
                priority.is_none_or(|it| about.is_none_or(|about| about == it))
            };
            if !held
                .asked
                .questions
                .iter()
                .any(|one| is_of(one.priority.as_ref()))
            {
                continue;
            }
            if !held.is_over(self.today()) {
                if held.standing(self.today()) == Standing::Closed {
                    waiting.consultations.push(held.asked.title);
                }
                continue;
            }
            let mut results = self.results_of(&held).await?;
            held.asked
                .questions
                .retain(|one| is_of(one.priority.as_ref()));
            results
                .questions
                .retain(|one| held.asked.question(&one.question).is_some());
            found.push(Consulted {
                id: held.kept.id,
                asked: held.asked,
                results,
                what_changed: held.kept.what_changed,
            });
        }
        found.sort_by(|a, b| (a.asked.closes_on, &a.id).cmp(&(b.asked.closes_on, &b.id)));
        Ok(found)
    }

    /// The requests that frozen reports counted for days in the period, and the draft's
    /// own where none of those has some of the same days: the difference of two would say
    /// what neither does.
    async fn requests_within(&self, written: &Written) -> Result<Vec<RequestsOf>, Failure> {
        let period = written.period;
        let others = self.store.reports_with_requests(period).await?;
        let mut found = Vec::new();
        for kept in &others {
            let of: Written = serde_json::from_str(&kept.written).map_err(|_| broken())?;
            let Some(figures) = frozen_figures(kept)? else {
                continue;
            };
            let own = figures.requests.into_iter();
            found.extend(own.filter(|one| one.period == of.period && period.covers(one.period)));
        }
        if let (Some(requests), []) = (&written.requests, others.as_slice()) {
            found.push(RequestsOf {
                period,
                requests: requests.clone(),
            });
        }
        found.sort_by_key(|one| one.period.from);
        Ok(found)
    }
}

fn last_day(quarter: Quarter) -> NaiveDate {
    quarter.from_on() + Months::new(3) - Days::new(1)
}
