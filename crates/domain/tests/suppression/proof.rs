//! Tables by chance, and a linear program by somebody else that tries to work out what
//! the product hid in them. Shared by the test and by `cargo xtask bench`.

use fastrand::Rng;
use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOutcome};
use my_pledge_domain::consultation::suppression::{Figure, Table, Threshold, publish};
use my_pledge_domain::consultation::tally::{Filter, Tally};

/// Counts, and the filters that tables are offered for.
pub(crate) struct Case {
    pub(crate) groups: usize,
    pub(crate) options: usize,
    pub(crate) counts: Vec<u32>,
    pub(crate) filters: Vec<Vec<usize>>,
    pub(crate) tally: Tally,
}

impl Case {
    fn new(questions: Vec<usize>, options: usize, filters: Vec<Vec<usize>>, by: &mut Rng) -> Self {
        let groups = questions.len();
        let mut tally = Tally::of_questions(questions, options);
        // Few and many people, lopsided options, empty ones: where hiding is hard.
        let most = *by.choice(&[2, 5, 9, 20, 60]).unwrap();
        let empty = by.u32(0..70);
        let mut counts = Vec::new();
        for group in 0..groups {
            for option in 0..options {
                let count = match by.u32(0..100) < empty {
                    true => 0,
                    false => by.u32(0..=most) / (1 + u32::try_from(option).unwrap() % 3),
                };
                tally.add(group, option, count);
                counts.push(count);
            }
        }
        Self {
            groups,
            options,
            counts,
            filters,
            tally,
        }
    }

    /// Every group's table beside everybody's: rows, columns and all their totals.
    pub(crate) fn table(by: &mut Rng) -> Self {
        let (groups, options) = (by.usize(1..=6), by.usize(1..=6));
        let mut filters: Vec<Vec<usize>> = vec![(0..groups).collect()];
        filters.extend((0..groups).map(|group| vec![group]));
        Self::new(vec![0; groups], options, filters, by)
    }

    /// Everybody, and two filters that may nest, overlap or stand apart.
    pub(crate) fn pair_of_filters(by: &mut Rng) -> Self {
        let (groups, options) = (by.usize(2..=8), by.usize(2..=5));
        let one: Vec<usize> = (0..groups).filter(|_| by.bool()).collect();
        let nested = by.bool();
        let other = (0..groups)
            .filter(|group| by.bool() && (!nested || one.contains(group)))
            .collect();
        Self::new(
            vec![0; groups],
            options,
            vec![(0..groups).collect(), one, other],
            by,
        )
    }

    /// A priority: each promise, each band, both, and all of it.
    pub(crate) fn priority(by: &mut Rng) -> Self {
        let (promises, bands) = (by.usize(2..=4), by.usize(2..=4));
        let group = |promise: usize, band: usize| promise * bands + band;
        let mut filters = vec![(0..promises * bands).collect::<Vec<_>>()];
        for promise in 0..promises {
            filters.push((0..bands).map(|band| group(promise, band)).collect());
            filters.extend((0..bands).map(|band| vec![group(promise, band)]));
        }
        for band in 0..bands {
            filters.push((0..promises).map(|promise| group(promise, band)).collect());
        }
        let questions = (0..promises * bands).map(|group| group / bands).collect();
        Self::new(questions, 4, filters, by)
    }

    pub(crate) fn published(&self, threshold: Threshold) -> Vec<Table> {
        let filters: Vec<Filter> = self.filters.iter().cloned().map(Filter::of).collect();
        publish(&self.tally, &filters, threshold)
    }
}

/// What came of trying to work out one case.
#[derive(Default)]
pub(crate) struct Outcome {
    pub(crate) hidden: usize,
    pub(crate) shown: usize,
    /// The narrowest range of a hidden number; none if none was hidden.
    pub(crate) narrowest: Option<f64>,
}

impl Outcome {
    pub(crate) fn join(&mut self, other: &Self) {
        self.hidden += other.hidden;
        self.shown += other.shown;
        self.narrowest = [self.narrowest, other.narrowest]
            .into_iter()
            .flatten()
            .reduce(f64::min);
    }
}

/// Solves for the least and most of every hidden number, knowing every shown one and that
/// no count is below nothing. In fractions: whoever may guess those knows least.
pub(crate) fn work_out(case: &Case, tables: &[Table]) -> Outcome {
    let mut outcome = Outcome::default();
    let mut shown = Vec::new();
    let mut hidden = Vec::new();
    for (filter, table) in case.filters.iter().zip(tables) {
        let figures = std::iter::once(&table.base).chain(&table.cells);
        for (at, figure) in figures.enumerate() {
            let options = if at == 0 { 0..case.options } else { at - 1..at };
            let mut places = Vec::new();
            for group in filter {
                places.extend(options.clone().map(|option| group * case.options + option));
            }
            match figure {
                Figure::Shown(number) => shown.push((places, *number)),
                Figure::Hidden if places.is_empty() => {}
                Figure::Hidden => hidden.push(places),
            }
        }
    }
    (outcome.shown, outcome.hidden) = (shown.len(), hidden.len());
    for places in &hidden {
        let low = bound(case, &shown, places, OptimizationDirection::Minimize);
        let high = bound(case, &shown, places, OptimizationDirection::Maximize);
        let wide = high - low;
        outcome.narrowest = Some(outcome.narrowest.map_or(wide, |least| least.min(wide)));
    }
    outcome
}

fn bound(
    case: &Case,
    shown: &[(Vec<usize>, u64)],
    goal: &[usize],
    to: OptimizationDirection,
) -> f64 {
    let mut problem = Problem::new(to);
    let counts: Vec<_> = (0..case.groups * case.options)
        // So large that it stands for no bound.
        .map(|at| problem.add_var(if goal.contains(&at) { 1.0 } else { 0.0 }, (0.0, 1e6)))
        .collect();
    for (places, number) in shown {
        let terms: Vec<_> = places.iter().map(|at| (counts[*at], 1.0)).collect();
        if !terms.is_empty() {
            #[expect(clippy::cast_precision_loss, reason = "thousands at most")]
            problem.add_constraint(terms, ComparisonOp::Eq, *number as f64);
        }
    }
    let solved = problem.solve().expect("the truth is one solution");
    let SolveOutcome::Solution(solution) = solved else {
        panic!("no limit was set");
    };
    solution.objective()
}
