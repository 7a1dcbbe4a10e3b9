//! What may be shown of how a consultation was answered: by age, by where people live,
//! and everybody together, from counts that nothing else reads.
//!
//! Everything that is shown of one consultation is one system, and is worked out in an
//! order that keeps its parts from telling of each other. First how many answered at all,
//! of everybody and of each age. An age whose number is hidden there is hidden in every
//! question, and has room in each: what stays known of such ages are sums over all of
//! them, and those fit any numbers that they may have, so that one question cannot narrow
//! another. Then each question beside what is known by then (decision 0112).

use super::asked::{AskedAs, Consultation};
use super::counted::{Counts, Layout};
use super::suppression::{Figure, Known, Table, Threshold, publish_beside};
use super::tally::{Filter, Tally};
use crate::ids::QuestionId;

/// What was counted of some people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// How many answered, also if they skipped every question.
    pub answered: u64,
    /// Their numbers, where the [`Layout`] says.
    pub numbers: Vec<u64>,
}

/// What may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// How many answered at all.
    pub answered: Figure,
    /// How many of each group; nothing when there is one.
    pub by_group: Vec<Figure>,
    /// How many of each area.
    pub by_area: Vec<Figure>,
    /// Each question that is counted, in the order they are asked.
    pub questions: Vec<OfQuestion>,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfQuestion {
    /// Which.
    pub question: QuestionId,
    /// Everybody together.
    pub everybody: Table,
    /// Each group; nothing when there is one.
    pub groups: Vec<Table>,
}

/// What may be shown of these groups (one, when ages are not told apart) and areas.
#[must_use]
pub fn work_out(
    asked: &Consultation,
    groups: &[Group],
    areas: &[u64],
    threshold: Threshold,
) -> Outcome {
    let layout = Layout::of(asked);
    let apart = if groups.len() > 1 { groups.len() } else { 0 };
    let (all, by_group) = who_answered(groups, apart, threshold);
    let told = |at: &usize| match by_group.get(*at) {
        Some(Figure::Shown(people)) => *people > 0,
        Some(Figure::Hidden) | None => false,
    };
    let told: Vec<usize> = (0..apart).filter(told).collect();
    let mut filters = vec![Filter::of(0..groups.len())];
    filters.extend(told.iter().map(|at| Filter::of([*at])));
    let mut known = filters.clone();
    let withheld = (0..apart).filter(|at| by_group.get(*at) == Some(&Figure::Hidden));
    filters.extend(withheld.map(|at| Filter::of([at])));
    // Of whom there is nobody, nobody chose anything.
    let nobody: Vec<usize> = (0..apart)
        .filter(|at| by_group.get(*at) == Some(&Figure::Shown(0)))
        .collect();
    let withheld = filters.len() - known.len();
    known.extend(nobody.iter().map(|at| Filter::of([*at])));
    let offer = Offer {
        filters: &filters,
        withheld,
        known: &known,
        threshold,
    };
    let questions = layout
        .questions()
        .iter()
        .map(|counts| {
            let tables = match all {
                Figure::Hidden => Vec::new(),
                Figure::Shown(_) => of_question(counts, groups, &offer),
            };
            let hidden = || hidden(counts.options());
            let mut tables = tables.into_iter();
            let everybody = tables.next().unwrap_or_else(hidden);
            let mut of_groups = vec![hidden(); apart];
            for at in &nobody {
                if let Some(place) = of_groups.get_mut(*at) {
                    place.base = Figure::Shown(0);
                    place.cells.fill(Figure::Shown(0));
                }
            }
            for (at, table) in told.iter().zip(tables) {
                if let Some(place) = of_groups.get_mut(*at) {
                    *place = table;
                }
            }
            OfQuestion {
                question: counts.question.clone(),
                everybody,
                groups: of_groups,
            }
        })
        .collect();
    Outcome {
        answered: all,
        by_group,
        by_area: match all {
            Figure::Hidden => vec![Figure::Hidden; areas.len()],
            Figure::Shown(_) => of_areas(areas, threshold),
        },
        questions,
    }
}

/// How many answered at all: everybody, and each group. Of too few altogether nothing is
/// said, and not that there was nobody.
fn who_answered(groups: &[Group], apart: usize, threshold: Threshold) -> (Figure, Vec<Figure>) {
    let mut who = Tally::new(groups.len(), 1);
    for (at, group) in groups.iter().enumerate() {
        who.add(at, 0, people(group.answered));
    }
    let mut filters = vec![Filter::everybody(&who)];
    filters.extend((0..apart).map(|at| Filter::of([at])));
    let known = Known {
        nobody: true,
        ..Known::default()
    };
    let tables = publish_beside(known, &who, &filters, threshold);
    let mut answered = tables.into_iter().map(|table| table.base);
    match answered.next() {
        Some(Figure::Shown(all)) if all > 0 => (Figure::Shown(all), answered.collect()),
        _ => (Figure::Hidden, vec![Figure::Hidden; apart]),
    }
}

fn people(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn hidden(options: usize) -> Table {
    Table {
        base: Figure::Hidden,
        cells: vec![Figure::Hidden; options],
        percentages: false,
    }
}

/// How many of each area, beside how many there are in all. Ages and areas are never
/// crossed, so that neither tells of the other more than that does.
fn of_areas(areas: &[u64], threshold: Threshold) -> Vec<Figure> {
    let mut tally = Tally::new(areas.len(), 1);
    for (at, area) in areas.iter().enumerate() {
        tally.add(at, 0, people(*area));
    }
    let filters: Vec<Filter> = (0..areas.len()).map(|at| Filter::of([at])).collect();
    let known = Known {
        everyone: &[Filter::everybody(&tally)],
        nobody: true,
        ..Known::default()
    };
    let tables = publish_beside(known, &tally, &filters, threshold);
    tables.into_iter().map(|table| table.base).collect()
}

fn number(group: &Group, at: usize) -> u64 {
    group.numbers.get(at).copied().unwrap_or_default()
}

/// For whom each question has a table.
struct Offer<'o> {
    /// Everybody, the ages that are told of, and those that are withheld.
    filters: &'o [Filter],
    /// How many of the last are.
    withheld: usize,
    /// Of whom it is known how many there are.
    known: &'o [Filter],
    threshold: Threshold,
}

impl Offer<'_> {
    fn publish(
        &self,
        tally: &Tally,
        bases: bool,
        filters: &[Filter],
        withheld: usize,
    ) -> Vec<Table> {
        let known = Known {
            everyone: self.known,
            nobody: true,
            bases,
            withheld,
        };
        publish_beside(known, tally, filters, self.threshold)
    }
}

/// A table for each filter.
fn of_question(counts: &Counts, groups: &[Group], offer: &Offer<'_>) -> Vec<Table> {
    if counts.kind == AskedAs::SomeOf {
        return of_some(counts, groups, offer);
    }
    let mut tally = Tally::with_skips(groups.len(), counts.options());
    for (at, group) in groups.iter().enumerate() {
        let answered = number(group, counts.answered());
        tally.add_skipped(at, people(group.answered.saturating_sub(answered)));
        for option in 0..counts.options() {
            tally.add(at, option, people(number(group, counts.option(option))));
        }
    }
    offer.publish(&tally, false, offer.filters, offer.withheld)
}

/// Where one person may choose several: first how many answered, then each option beside
/// the rest of them, who did not choose it and can be as few.
fn of_some(counts: &Counts, groups: &[Group], offer: &Offer<'_>) -> Vec<Table> {
    let skipped = |group: &Group| {
        let answered = number(group, counts.answered());
        people(group.answered.saturating_sub(answered))
    };
    let mut who = Tally::with_skips(groups.len(), 1);
    for (at, group) in groups.iter().enumerate() {
        who.add(at, 0, people(number(group, counts.answered())));
        who.add_skipped(at, skipped(group));
    }
    let mut tables = offer.publish(&who, false, offer.filters, offer.withheld);
    for table in &mut tables {
        table.cells = vec![Figure::Hidden; counts.options()];
    }
    if tables.first().is_none_or(|all| all.base == Figure::Hidden) {
        return vec![hidden(counts.options()); tables.len()];
    }
    let base_shown = |at: &usize| {
        tables
            .get(*at)
            .is_some_and(|one| one.base != Figure::Hidden)
    };
    let (told, withheld): (Vec<usize>, Vec<usize>) = (0..tables.len()).partition(base_shown);
    let filters = told.iter().chain(&withheld);
    let filters: Vec<Filter> = filters
        .filter_map(|at| offer.filters.get(*at).cloned())
        .collect();
    for option in 0..counts.options() {
        let mut tally = Tally::with_skips(groups.len(), 2);
        for (at, group) in groups.iter().enumerate() {
            let chose = number(group, counts.option(option));
            let rest = number(group, counts.answered()).saturating_sub(chose);
            tally.add(at, 0, people(chose));
            tally.add(at, 1, people(rest));
            tally.add_skipped(at, skipped(group));
        }
        let options = offer.publish(&tally, true, &filters, withheld.len());
        for (at, table) in told.iter().zip(options) {
            let place = tables.get_mut(*at).and_then(|to| to.cells.get_mut(option));
            if let (Some(place), Some(cell)) = (place, table.cells.first()) {
                *place = *cell;
            }
        }
    }
    tables
}

#[cfg(test)]
#[path = "outcome/tests.rs"]
mod tests;
