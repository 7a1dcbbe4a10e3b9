//! Whole consultations by chance, and a linear program by somebody else that tries to work
//! out what the product hid in them: from every question, age, area and total at once.

use fastrand::Rng;
use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOutcome};
use my_pledge_domain::consultation::asked::{AskedAs, Audience, Consultation, Purpose, Question};
use my_pledge_domain::consultation::counted::Layout;
use my_pledge_domain::consultation::outcome::{Group, Outcome, work_out};
use my_pledge_domain::consultation::pledge_check::AgeBand;
use my_pledge_domain::consultation::suppression::{Figure, Threshold};
use my_pledge_domain::form::Choice;

/// A sum of unknowns: where each stands.
type Sum = Vec<usize>;

/// What whoever sees the figures can write down.
#[derive(Default)]
struct Seen {
    unknowns: usize,
    /// Sums and what they are known to be.
    shown: Vec<(Sum, u64)>,
    hidden: Vec<Sum>,
    /// The first is never more than the second.
    at_most: Vec<(Sum, Sum)>,
}

impl Seen {
    fn unknown(&mut self) -> usize {
        self.unknowns += 1;
        self.unknowns - 1
    }

    fn see(&mut self, sum: Sum, figure: Figure) {
        match figure {
            Figure::Shown(number) => self.shown.push((sum, number)),
            Figure::Hidden => self.hidden.push(sum),
        }
    }

    fn bound(&self, goal: &Sum, to: OptimizationDirection) -> f64 {
        let mut problem = Problem::new(to);
        let unknowns: Vec<_> = (0..self.unknowns)
            // So large that it stands for no bound.
            .map(|at| problem.add_var(if goal.contains(&at) { 1.0 } else { 0.0 }, (0.0, 1e6)))
            .collect();
        for (sum, number) in &self.shown {
            let terms: Vec<_> = sum.iter().map(|at| (unknowns[*at], 1.0)).collect();
            #[expect(clippy::cast_precision_loss, reason = "thousands at most")]
            problem.add_constraint(terms, ComparisonOp::Eq, *number as f64);
        }
        for (less, more) in &self.at_most {
            let less = less.iter().map(|at| (unknowns[*at], 1.0));
            let more = more.iter().map(|at| (unknowns[*at], -1.0));
            let terms: Vec<_> = less.chain(more).collect();
            problem.add_constraint(terms, ComparisonOp::Le, 0.0);
        }
        let solved = problem.solve().expect("the truth is one solution");
        let SolveOutcome::Solution(solution) = solved else {
            panic!("no limit was set");
        };
        solution.objective()
    }
}

/// A consultation and what was answered to it.
pub(crate) struct Case {
    pub(crate) asked: Consultation,
    pub(crate) groups: Vec<Group>,
    pub(crate) areas: Vec<u64>,
}

impl Case {
    pub(crate) fn by_chance(by: &mut Rng) -> Self {
        let ages = by.usize(1..=3);
        let questions = by.usize(1..=3);
        let kinds = [AskedAs::OneOf, AskedAs::SomeOf, AskedAs::Ranking];
        let question = |at: usize, kind, options: usize| Question {
            id: format!("q{at}").as_str().into(),
            ask: String::new(),
            hint: None,
            kind,
            options: (0..options)
                .map(|option| Choice {
                    id: format!("o{option}").as_str().into(),
                    label: String::new(),
                })
                .collect(),
            priority: None,
            and_words: false,
        };
        let asked = Consultation {
            title: String::new(),
            intro: String::new(),
            purpose: Purpose::Consultation,
            audience: Audience::Everyone,
            bands: AgeBand::ALL[..ages].to_vec(),
            opens_on: "2026-11-22".parse().unwrap(),
            closes_on: "2026-11-22".parse().unwrap(),
            on_home: true,
            translations: Vec::new(),
            questions: (0..questions)
                .map(|at| question(at, *by.choice(&kinds).unwrap(), by.usize(2..=4)))
                .collect(),
        };
        let layout = Layout::of(&asked);
        let most = *by.choice(&[6, 14, 30, 60]).unwrap();
        let skips = by.u32(0..40);
        let lopsided = by.usize(1..=4);
        let mut areas = vec![0; 3];
        let groups = (0..=ages)
            .map(|_| {
                let answered = match by.u32(0..5) {
                    0 => 0,
                    _ => by.u64(0..=most),
                };
                let mut numbers = vec![0; layout.numbers()];
                for _ in 0..answered {
                    areas[by.usize(0..9) / 4] += 1;
                    for counts in layout.questions() {
                        if by.u32(0..100) < skips {
                            continue;
                        }
                        numbers[counts.answered()] += 1;
                        if counts.kind == AskedAs::SomeOf {
                            for option in 0..counts.options() {
                                numbers[counts.option(option)] +=
                                    u64::from(by.usize(0..=lopsided) > option % 2);
                            }
                        } else {
                            let option = by.usize(0..counts.options() * lopsided) / lopsided;
                            let option = if by.bool() { 0 } else { option };
                            numbers[counts.option(option)] += 1;
                        }
                    }
                }
                Group { answered, numbers }
            })
            .collect();
        Self {
            asked,
            groups,
            areas,
        }
    }

    /// How many figures are hidden and shown, and the narrowest range of one that is hidden.
    pub(crate) fn tried(&self, threshold: Threshold) -> (usize, usize, f64) {
        let outcome = work_out(&self.asked, &self.groups, &self.areas, threshold);
        let seen = self.seen(&outcome);
        let narrowest = seen.hidden.iter().map(|goal| {
            seen.bound(goal, OptimizationDirection::Maximize)
                - seen.bound(goal, OptimizationDirection::Minimize)
        });
        let narrowest = narrowest.fold(f64::INFINITY, f64::min);
        (seen.hidden.len(), seen.shown.len(), narrowest)
    }

    fn seen(&self, outcome: &Outcome) -> Seen {
        let mut seen = Seen::default();
        let groups = self.groups.len();
        // Who answered, by age and area.
        let who: Vec<Sum> = (0..groups)
            .map(|_| (0..self.areas.len()).map(|_| seen.unknown()).collect())
            .collect();
        seen.see(who.concat(), outcome.answered);
        for (group, figure) in who.iter().zip(&outcome.by_group) {
            seen.see(group.clone(), *figure);
        }
        for (area, figure) in outcome.by_area.iter().enumerate() {
            seen.see(who.iter().map(|group| group[area]).collect(), *figure);
        }
        for (counts, question) in Layout::of(&self.asked)
            .questions()
            .iter()
            .zip(&outcome.questions)
        {
            let options = counts.options();
            let cells: Vec<Sum> = (0..groups)
                .map(|_| (0..options).map(|_| seen.unknown()).collect())
                .collect();
            let bases: Vec<Sum> = match counts.kind {
                AskedAs::SomeOf => (0..groups).map(|_| vec![seen.unknown()]).collect(),
                _ => cells.clone(),
            };
            for group in 0..groups {
                seen.at_most
                    .push((bases[group].clone(), who[group].clone()));
                if counts.kind == AskedAs::SomeOf {
                    for cell in &cells[group] {
                        seen.at_most.push((vec![*cell], bases[group].clone()));
                    }
                }
            }
            seen.see(bases.concat(), question.everybody.base);
            for (group, table) in question.groups.iter().enumerate() {
                seen.see(bases[group].clone(), table.base);
            }
            for option in 0..options {
                let column = cells.iter().map(|group| group[option]);
                seen.see(column.collect(), question.everybody.cells[option]);
                for (group, table) in question.groups.iter().enumerate() {
                    seen.see(vec![cells[group][option]], table.cells[option]);
                }
            }
        }
        seen
    }
}
