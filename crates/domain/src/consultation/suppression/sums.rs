//! Tables that need not have the same options: any sums of the same counts.

use super::{Figure, Offered, Table, Threshold, cover};

/// A table whose numbers are any sums of the same counts: what each adds up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sums {
    /// What it is about; none for numbers that stand by themselves.
    pub base: Option<Vec<usize>>,
    /// Its cells.
    pub cells: Vec<Vec<usize>>,
    /// What its cells leave of its base. It is not shown, but whoever can subtract has it:
    /// so it is never one of a few. That it is nobody is nobody's secret.
    pub left: Option<Vec<usize>>,
}

/// As [`super::publish`], of tables that need not have the same options; each count is of one
/// person, or of one of what is counted. A table without a base has [`Figure::Hidden`]
/// there. Of tables that are worth less all is hidden before anything of the first, if it is
/// only to cover.
#[must_use]
pub fn publish_sums(counts: &[u32], tables: &[Sums], threshold: Threshold) -> Vec<Table> {
    let told = tell_sums(counts, tables, threshold);
    let mut told = told.into_iter().map(|(_, figure)| figure);
    let one = |table: &Sums| {
        let base = table.base.as_ref().and_then(|_| told.next());
        let base = base.unwrap_or(Figure::Hidden);
        let cells = told.by_ref().take(table.cells.len()).collect();
        table.left.as_ref().and_then(|_| told.next());
        Table {
            base,
            cells,
            percentages: base
                .shown()
                .is_some_and(|base| base >= u64::from(threshold.percentages())),
        }
    };
    tables.iter().map(one).collect()
}

/// Every sum of these tables, base, cells and what is left, each as [`publish_sums`] has it.
#[must_use]
pub fn tell_sums(
    counts: &[u32],
    tables: &[Sums],
    threshold: Threshold,
) -> Vec<(Vec<usize>, Figure)> {
    let sum = |places: &[usize]| -> u64 {
        let found = places.iter().filter_map(|at| counts.get(*at));
        found.map(|count| u64::from(*count)).sum()
    };
    let mut offered = Vec::new();
    let mut sums = Vec::new();
    for (after, table) in tables.iter().enumerate() {
        let base = table.base.as_deref().map(sum);
        let none = base.is_some_and(|base| base < u64::from(threshold.base()));
        let mut offer = |places: &Vec<usize>, is_base: bool, may_be_few: bool, none: bool| {
            let value = sum(places);
            let few = !may_be_few && (1..u64::from(threshold.cell())).contains(&value);
            offered.push(Offered {
                // What a table is worth comes before what its base is.
                is_base: false,
                known: false,
                after: after * 2 + usize::from(!is_base),
                breadth: places.len(),
                value,
                hidden: none || few,
            });
            sums.push(places.clone());
        };
        if let Some(base) = &table.base {
            offer(base, true, true, none);
        }
        for cell in &table.cells {
            offer(cell, false, false, none);
        }
        if let Some(left) = &table.left {
            offer(left, false, false, false);
        }
    }
    cover(counts, &sums, &mut offered, threshold.cell());
    let figures = offered.iter().map(|sum| match sum.hidden {
        true => Figure::Hidden,
        false => Figure::Shown(sum.value),
    });
    sums.into_iter().zip(figures).collect()
}
