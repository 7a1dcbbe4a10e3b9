//! Reviews of a period by chance, and a linear program by somebody else that tries to work
//! out what the product hid: from the total, the three kinds, the codes, who took part and
//! before how many views were sent, at once.

use fastrand::Rng;
use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOutcome};
use my_pledge_domain::consultation::suppression::{Figure, Threshold};
use my_pledge_domain::participation::Participation;
use my_pledge_domain::review_figures::tally::Tally;
use my_pledge_domain::review_figures::{Review, Which};

fn review(by: &mut Rng, late: u32, lopsided: usize) -> Review {
    let which = Which::ALL[by.usize(0..3 * lopsided).min(2)];
    match by.u32(0..20) {
        0 => Review::NotHeld(which),
        1 => Review::Unknown,
        _ => Review::Held {
            timely: (by.u32(0..12) > 0).then(|| (which, by.u32(0..100) >= late)),
            code: (by.u32(0..8) > 0)
                .then(|| Participation::ALL[by.usize(0..8 * lopsided) / lopsided]),
            views_sent: by.usize(0..=lopsided) == 0,
        },
    }
}

pub(crate) fn by_chance(by: &mut Rng) -> Tally {
    let most = *by.choice(&[12, 30, 80, 300]).unwrap();
    let (late, lopsided) = (by.u32(0..30), by.usize(1..=4));
    let many = by.usize(0..=most);
    Tally::of((0..many).map(|_| review(by, late, lopsided)))
}

/// How many figures are hidden and shown, and the narrowest range of one that is hidden.
pub(crate) fn tried(tally: &Tally) -> (usize, usize, f64) {
    let (counts, figures) = tally.laid_open(Threshold::LEAST);
    let mut shown = Vec::new();
    let mut hidden = Vec::new();
    for (places, figure) in figures {
        match figure {
            Figure::Shown(number) => shown.push((places, number)),
            Figure::Hidden => hidden.push(places),
        }
    }
    let narrowest = hidden.iter().map(|goal| {
        bound(counts.len(), &shown, goal, OptimizationDirection::Maximize)
            - bound(counts.len(), &shown, goal, OptimizationDirection::Minimize)
    });
    let narrowest = narrowest.fold(f64::INFINITY, f64::min);
    (hidden.len(), shown.len(), narrowest)
}

fn bound(
    unknowns: usize,
    shown: &[(Vec<usize>, u64)],
    goal: &[usize],
    to: OptimizationDirection,
) -> f64 {
    let mut problem = Problem::new(to);
    let unknowns: Vec<_> = (0..unknowns)
        // So large that it stands for no bound.
        .map(|at| problem.add_var(if goal.contains(&at) { 1.0 } else { 0.0 }, (0.0, 1e6)))
        .collect();
    for (sum, number) in shown {
        let terms: Vec<_> = sum.iter().map(|at| (unknowns[*at], 1.0)).collect();
        #[expect(clippy::cast_precision_loss, reason = "thousands at most")]
        problem.add_constraint(terms, ComparisonOp::Eq, *number as f64);
    }
    let solved = problem.solve().expect("the truth is one solution");
    let SolveOutcome::Solution(solution) = solved else {
        panic!("no limit was set");
    };
    solution.objective()
}
