//! From counts of ratings to figures that may be shown. Nothing else reads the counts,
//! so nothing that is hidden leaves the server.

use crate::failure::Failure;
use crate::house::House;
use crate::store::pledge::Count;
use api::pledge::{Figures, PriorityFigures, PromiseFigures, Published, QuarterResults};
use domain::consultation::pledge_check::{AgeBand, Rating};
use domain::consultation::quarter::Quarter;
use domain::consultation::suppression::{Threshold, publish};
use domain::consultation::tally::{Filter, Tally};
use domain::pledge::{Pledge, Priority};
use std::collections::HashMap;
use std::sync::Arc;
use tokio::sync::Mutex;

/// Closed quarters that were worked out: their counts do not change, and phones ask for
/// the same ones. At most the two newest.
#[derive(Debug, Default)]
pub struct WorkedOut(Mutex<Vec<Arc<QuarterResults>>>);

impl House {
    /// The figures of a quarter.
    ///
    /// # Errors
    /// What the store says.
    pub async fn figures_of(&self, quarter: Quarter) -> Result<Arc<QuarterResults>, Failure> {
        let closed = quarter.is_closed_on(self.today());
        if !closed {
            return self.work_out(quarter, closed).await;
        }
        // Whoever comes while they are worked out waits for the same.
        let mut known = self.worked_out.0.lock().await;
        if let Some(found) = known.iter().find(|results| results.quarter == quarter) {
            return Ok(Arc::clone(found));
        }
        let made = self.work_out(quarter, closed).await?;
        known.retain(|results| results.quarter >= quarter.before());
        known.push(Arc::clone(&made));
        Ok(made)
    }

    /// The figures of a quarter that is closed, for a report that looks further back than
    /// phones do.
    ///
    /// # Errors
    /// What the store says.
    pub async fn closed_figures_of(&self, quarter: Quarter) -> Result<QuarterResults, Failure> {
        // What phones ask for stays worked out; what is older does not take its place.
        if quarter >= Quarter::closed_last(self.today()).before() {
            return Ok((*self.figures_of(quarter).await?).clone());
        }
        Ok((*self.work_out(quarter, true).await?).clone())
    }

    async fn work_out(
        &self,
        quarter: Quarter,
        closed: bool,
    ) -> Result<Arc<QuarterResults>, Failure> {
        let counts = self.store.pledge_counts(quarter).await?;
        let house = self.clone();
        let work = move || {
            let (pledge, threshold) = (house.edition.pledge(), house.config.threshold);
            QuarterResults {
                quarter,
                closed,
                priorities: of_pledge(pledge, &counts, closed, threshold),
            }
        };
        let made = tokio::task::spawn_blocking(work).await;
        made.map(Arc::new).map_err(|_| Failure::Panicked)
    }
}

/// What young people see of a closed quarter: a part of what the desk sees of it, so
/// that the two together say no more.
#[must_use]
pub fn published(results: &QuarterResults) -> Published {
    let promises = results.priorities.iter().flat_map(|one| &one.promises);
    Published {
        quarter: results.quarter,
        promises: promises
            .filter(|promise| !promise.figures.is_hidden())
            .cloned()
            .collect(),
    }
}

fn of_pledge(
    pledge: &Pledge,
    counts: &[Count],
    closed: bool,
    threshold: Threshold,
) -> Vec<PriorityFigures> {
    let mut by_promise: HashMap<&str, Vec<&Count>> = HashMap::new();
    for count in counts {
        by_promise.entry(&count.promise).or_default().push(count);
    }
    let priorities = pledge.priorities.iter();
    priorities
        .map(|priority| of_priority(priority, &by_promise, closed, threshold))
        .collect()
}

/// Every table of a priority, as one system: all of it, each promise, and once it is
/// closed each band.
fn of_priority(
    priority: &Priority,
    by_promise: &HashMap<&str, Vec<&Count>>,
    closed: bool,
    threshold: Threshold,
) -> PriorityFigures {
    let (promises, bands) = (priority.promises.len(), AgeBand::ALL.len());
    let group = |promise: usize, band: usize| promise * bands + band;
    let questions = (0..promises * bands).map(|group| group / bands).collect();
    let mut tally = Tally::of_questions(questions, Rating::ALL.len());
    for (at, promise) in priority.promises.iter().enumerate() {
        for count in by_promise.get(promise.id.as_str()).into_iter().flatten() {
            let people = if closed { count.people } else { count.shown };
            let band = AgeBand::ALL.iter().position(|one| one.word() == count.band);
            let rating = Rating::ALL
                .iter()
                .position(|one| one.word() == count.rating);
            if let (Some(band), Some(rating)) = (band, rating) {
                let people = u32::try_from(people).unwrap_or_default();
                tally.add(group(at, band), rating, people);
            }
        }
    }
    // A promise is worth most: it is what was asked.
    let mut filters: Vec<Filter> = (0..promises)
        .map(|at| Filter::of((0..bands).map(|band| group(at, band))))
        .collect();
    filters.push(Filter::everybody(&tally));
    if closed {
        filters.extend((0..bands).map(|band| Filter::of((0..promises).map(|at| group(at, band)))));
    }
    let tables = publish(&tally, &filters, threshold);
    let figures = |at: usize| tables.get(at).map_or_else(Figures::hidden, Figures::from);
    PriorityFigures {
        priority: priority.id.clone(),
        figures: figures(promises),
        bands: tables
            .iter()
            .skip(promises + 1)
            .map(Figures::from)
            .collect(),
        promises: priority
            .promises
            .iter()
            .zip(0..)
            .map(|(promise, at)| PromiseFigures {
                promise: promise.id.clone(),
                figures: figures(at),
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(promise: &str, band: AgeBand, rating: Rating, people: i64) -> Count {
        Count {
            promise: promise.to_owned(),
            band: band.word().to_owned(),
            rating: rating.word().to_owned(),
            people,
            shown: people,
        }
    }

    #[test]
    fn the_largest_priority_with_every_count_small_is_worked_out_and_hides_what_is_small() {
        let edition = content::edition().unwrap();
        let largest = edition.pledge.priorities.iter();
        let largest = largest.max_by_key(|one| one.promises.len()).unwrap();
        let mut counts = Vec::new();
        for (at, promise) in largest.promises.iter().enumerate() {
            for (band, age) in AgeBand::ALL.iter().enumerate() {
                for (option, rating) in Rating::ALL.iter().enumerate() {
                    let people = (at * 7 + band * 5 + option * 3) % 11;
                    let people = i64::try_from(people).unwrap();
                    counts.push(count(promise.id.as_str(), *age, *rating, people));
                }
            }
        }
        let found = of_pledge(&edition.pledge, &counts, true, Threshold::LEAST);
        let one = found.iter().find(|one| one.priority == largest.id).unwrap();
        assert_eq!(one.promises.len(), largest.promises.len());
        assert_eq!(one.bands.len(), AgeBand::ALL.len());
        let all = one.promises.iter().flat_map(|one| &one.figures.ratings);
        assert!(all.flatten().all(|shown| *shown == 0 || *shown >= 5));
        assert!(one.promises.iter().any(|one| one.figures.base.is_some()));
    }

    #[test]
    fn an_open_quarter_is_not_told_apart_by_age() {
        let edition = content::edition().unwrap();
        let found = of_pledge(&edition.pledge, &[], false, Threshold::LEAST);
        assert!(found.iter().all(|one| one.bands.is_empty()));
    }
}
