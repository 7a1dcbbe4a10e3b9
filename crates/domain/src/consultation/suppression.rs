//! What may be shown of counts: one function for charts, tables, files, the report and
//! what young people see.
//!
//! Every table that is offered is given at once, because a number hidden in one can be
//! worked out from another. All of them are sums over the same counts, so they are one
//! system: a hidden sum is safe when the shown ones leave it room. `reach` measures that
//! room; here is what is hidden at first, and what is hidden to cover it.

mod reach;
pub mod sums;

use super::tally::{Filter, Tally};
use reach::{Finding, Reach};
use std::cmp::Reverse;

/// From how many people on a number may be shown. One number, which can only be raised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold(u32);

/// Somebody tried to show smaller groups than the least that is safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the smallest group that is shown can be raised, never lowered: {asked} is under {least}")]
pub struct Lowered {
    /// What was asked for.
    pub asked: u32,
    /// What it may not go under.
    pub least: u32,
}

impl Default for Threshold {
    fn default() -> Self {
        Self::LEAST
    }
}

impl Threshold {
    /// Ten people on a table, five in a cell, twenty for percentages.
    pub const LEAST: Self = Self(10);

    /// The same with more people on a table.
    ///
    /// # Errors
    /// When `base` is under what stands.
    pub const fn raised_to(self, base: u32) -> Result<Self, Lowered> {
        if base < self.0 {
            return Err(Lowered {
                asked: base,
                least: self.0,
            });
        }
        Ok(Self(base))
    }

    /// The fewest people a table is shown of.
    #[must_use]
    pub const fn base(self) -> u32 {
        self.0
    }

    /// The fewest people, above none, a cell is shown of: half a base. A hidden number
    /// can be worked out no closer than to a range this wide.
    #[must_use]
    pub const fn cell(self) -> u32 {
        self.0.div_ceil(2)
    }

    /// The fewest people percentages are shown of: two bases.
    #[must_use]
    pub const fn percentages(self) -> u32 {
        self.0.saturating_mul(2)
    }
}

/// A number that may be shown, or one that may not. Which of the reasons hides it is not
/// said: it would tell something about the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// May be shown.
    Shown(u64),
    /// May not.
    Hidden,
}

impl Figure {
    /// The number, if it may be shown.
    #[must_use]
    pub const fn shown(self) -> Option<u64> {
        match self {
            Self::Shown(number) => Some(number),
            Self::Hidden => None,
        }
    }
}

/// One table as it may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// How many answers it is about.
    pub base: Figure,
    /// How many chose each option.
    pub cells: Vec<Figure>,
    /// Whether there are people enough for percentages.
    pub percentages: bool,
}

impl Table {
    /// What share an option has, in whole percent; none where it may not be shown.
    #[must_use]
    pub fn percent(&self, option: usize) -> Option<u64> {
        let base = self.base.shown().filter(|_| self.percentages)?;
        let cell = self.cells.get(option)?.shown()?;
        (cell * 200 + base).checked_div(base * 2)
    }
}

/// One sum that is offered.
struct Offered {
    /// Adds up every option of its filter.
    is_base: bool,
    /// How many filters are worth more than its own.
    after: usize,
    /// How many places it adds up.
    breadth: usize,
    value: u64,
    hidden: bool,
    /// Known to everybody already, so that hiding it here would hide nothing.
    known: bool,
}

/// What is shown elsewhere already, and cannot be taken back.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'k> {
    /// How many these filters have, with who skipped.
    pub everyone: &'k [Filter],
    /// How many answered, of every filter that is offered. Then the bases of the tables
    /// are as they are, and only options are hidden.
    pub bases: bool,
    /// Whether a table of nobody at all may be shown. Where it may, one that is hidden
    /// need not be of somebody: it may be hidden to cover.
    pub nobody: bool,
    /// How many of the last filters are hidden whatever they have, since something else
    /// hides them already. They are offered all the same, so that there is room for what
    /// is in them.
    pub withheld: usize,
}

/// The tables of all filters that are offered, with everything hidden that has to be:
/// whole tables of too few people, cells of a few, and as many more as it takes that no
/// hidden number can be worked out within a range narrower than [`Threshold::cell`], from
/// all tables together. Filters may nest and overlap, and come in the order of their worth: what
/// is first is hidden last, if it is only to cover. Where a number cannot be shown to
/// be safe it is hidden.
///
/// Takes for `s` sums (a base and the options of each filter) over `n` counts at most `s`
/// rounds of a few pivots, each `s·n`: milliseconds for the largest priority of a pledge.
/// There are no two ways about a result: the same counts give the same tables.
#[must_use]
pub fn publish(tally: &Tally, filters: &[Filter], threshold: Threshold) -> Vec<Table> {
    publish_beside(Known::default(), tally, filters, threshold)
}

/// As [`publish`], beside what is known already.
#[must_use]
pub fn publish_beside(
    known: Known<'_>,
    tally: &Tally,
    filters: &[Filter],
    threshold: Threshold,
) -> Vec<Table> {
    let mut offered = Vec::new();
    let mut sums = Vec::new();
    let mut percentages = Vec::new();
    let offering = filters.len().saturating_sub(known.withheld);
    for (after, filter) in filters.iter().enumerate() {
        let withheld = after >= offering;
        let bases = known.bases && !withheld;
        let all = tally.places(filter, None);
        let people = tally.people(&all);
        let few = people < u64::from(threshold.base()) && !(known.nobody && people == 0);
        let none = few || withheld;
        percentages.push(people >= u64::from(threshold.percentages()));
        for option in std::iter::once(None).chain((0..tally.options()).map(Some)) {
            let places = tally.places(filter, option);
            let people = tally.people(&places);
            let few = option.is_some() && (1..u64::from(threshold.cell())).contains(&people);
            let is_base = option.is_none();
            offered.push(Offered {
                is_base,
                known: is_base && bases,
                after,
                breadth: places.len(),
                value: tally.sum(&places),
                hidden: (none || few) && !(is_base && bases),
            });
            sums.push(places);
        }
    }
    sums.extend(known.everyone.iter().map(|filter| tally.everyone(filter)));
    cover(tally.counts(), &sums, &mut offered, threshold.cell());
    let width = tally.options() + 1;
    let tables = offered.chunks(width).zip(percentages);
    tables
        .map(|(sums, percentages)| {
            let mut figures = sums.iter().map(|sum| match sum.hidden {
                true => Figure::Hidden,
                false => Figure::Shown(sum.value),
            });
            let base = figures.next().unwrap_or(Figure::Hidden);
            Table {
                base,
                cells: figures.collect(),
                percentages: percentages && base != Figure::Hidden,
            }
        })
        .collect()
}

/// Hides more until every hidden sum has room.
fn cover(counts: &[u32], sums: &[Vec<usize>], offered: &mut [Offered], room: u32) {
    let mut reach = Reach::new(counts, sums, i128::from(room));
    for (at, sum) in offered.iter().enumerate() {
        if sum.hidden {
            reach.hide(at);
        }
    }
    let mut at = 0;
    while at < offered.len() {
        // A sum over nobody is known to be nothing, and is nobody's secret.
        if !offered
            .get(at)
            .is_some_and(|sum| sum.hidden && sum.breadth > 0)
        {
            at += 1;
            continue;
        }
        match reach.find_room(at) {
            Finding::Room => at += 1,
            Finding::HeldBy(held) => {
                let Some(next) = cheapest(offered, held, room) else {
                    return hide_all(offered);
                };
                if let Some(sum) = offered.get_mut(next) {
                    sum.hidden = true;
                }
                reach.hide(next);
                // What is hidden to cover needs cover itself.
                at = at.min(next);
            }
            Finding::Unknown => return hide_all(offered),
        }
    }
}

/// Which of the sums that hold a hidden one is lost with least: a cell before a base, of
/// a filter that is worth less, of enough people to give room before fewer.
fn cheapest(offered: &[Offered], held: Vec<usize>, room: u32) -> Option<usize> {
    let cost = |at: &usize| {
        offered.get(*at).map(|sum| {
            let gives_little = sum.value < u64::from(room);
            (
                sum.is_base,
                Reverse(sum.after),
                gives_little,
                sum.value,
                *at,
            )
        })
    };
    let may_go = |at: &usize| offered.get(*at).is_some_and(|sum| !sum.known);
    held.into_iter().filter(may_go).min_by_key(cost)
}

fn hide_all(offered: &mut [Offered]) {
    for sum in offered {
        sum.hidden = true;
    }
}

#[cfg(test)]
mod tests;
