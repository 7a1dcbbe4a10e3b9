//! Reviews counted by everything that is asked of them at once, and what of the counts is
//! shown: every figure is a sum over the same counts, so none gives another away.

use super::{Review, Which};
use crate::consultation::suppression::sums::{Sums, publish_sums, tell_sums};
use crate::consultation::suppression::{Figure, Table, Threshold};
use crate::participation::Participation;

/// How many codes there are.
pub const CODES: usize = Participation::ALL.len();
/// Held: which and in time, which and late, and those of which it cannot be said.
const HELD_KINDS: usize = 2 * Which::ALL.len() + 1;
/// No code, or one.
const CODED: usize = CODES + 1;
const HELD: usize = HELD_KINDS * CODED * 2;
/// After those that were held: three kinds that were not, and those nobody knows of.
const UNKNOWN: usize = HELD + Which::ALL.len();
const PLACES: usize = UNKNOWN + 1;

/// How many reviews there are of each kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    counts: Vec<u32>,
}

/// How many of some.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// How many of them.
    pub of: Figure,
    /// How many did.
    pub did: Figure,
}

/// What is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Of those held or due, how many were in time.
    pub in_time: Share,
    /// The same of first, second and later ones.
    pub by_which: [Share; 3],
    /// Of those of 4 and over with a code, in how many the child took part.
    pub took_part: Share,
    /// How many have each code.
    pub codes: [Figure; CODES],
    /// Of those that were held, before how many views were sent in the app.
    pub views_sent: Share,
    /// How many could not be told to be in time or late.
    pub unknown: Figure,
}

/// Whether the child took part: by themselves, by an advocate or by other means.
#[must_use]
pub const fn took_part(code: Participation) -> bool {
    use Participation::{Pn1, Pn2, Pn3, Pn5, Pn6};

    matches!(code, Pn1 | Pn2 | Pn3 | Pn5 | Pn6)
}

const fn held_place(kind: usize, coded: usize, sent: bool) -> usize {
    (kind * CODED + coded) * 2 + sent as usize
}

fn place(review: Review) -> usize {
    match review {
        Review::Held {
            timely,
            code,
            views_sent,
        } => {
            let kind = timely.map_or(HELD_KINDS - 1, |(which, in_time)| {
                which as usize * 2 + usize::from(!in_time)
            });
            let coded = code.map_or(0, |code| code as usize + 1);
            held_place(kind, coded, views_sent)
        }
        Review::NotHeld(which) => HELD + which as usize,
        Review::Unknown => UNKNOWN,
    }
}

/// Where the held ones of these kinds and codes stand, with or without views.
fn held(
    kinds: impl Iterator<Item = usize> + Clone,
    coded: impl Iterator<Item = usize> + Clone,
    sent: &[bool],
) -> Vec<usize> {
    kinds
        .flat_map(|kind| {
            coded
                .clone()
                .flat_map(move |coded| sent.iter().map(move |sent| held_place(kind, coded, *sent)))
        })
        .collect()
}

const ANY: &[bool] = &[false, true];

/// In time, and what is left of these kinds.
fn timeliness(which: &[Which]) -> Sums {
    let all_codes = 0..CODED;
    let in_time = held(
        which.iter().map(|which| *which as usize * 2),
        all_codes.clone(),
        ANY,
    );
    let mut other = held(
        which.iter().map(|which| *which as usize * 2 + 1),
        all_codes,
        ANY,
    );
    other.extend(which.iter().map(|which| HELD + *which as usize));
    of_two(in_time, other)
}

fn of_two(did: Vec<usize>, did_not: Vec<usize>) -> Sums {
    Sums {
        base: Some(did.iter().chain(&did_not).copied().collect()),
        cells: vec![did],
        left: Some(did_not),
    }
}

fn with_codes(suits: impl Fn(Participation) -> bool) -> Vec<usize> {
    let codes = Participation::ALL.into_iter().filter(|code| suits(*code));
    let coded: Vec<usize> = codes.map(|code| code as usize + 1).collect();
    held(0..HELD_KINDS, coded.iter().copied(), ANY)
}

/// Every table, in the order of its worth: what is first is hidden last.
fn offered() -> Vec<Sums> {
    let all = 0..CODED;
    let mut unknown = held(HELD_KINDS - 1..HELD_KINDS, all.clone(), ANY);
    unknown.push(UNKNOWN);
    let codes = Participation::ALL.map(|code| with_codes(|one| one == code));
    vec![
        timeliness(&Which::ALL),
        of_two(
            with_codes(took_part),
            with_codes(|code| code != Participation::Pn0 && !took_part(code)),
        ),
        Sums {
            base: Some(with_codes(|_| true)),
            cells: codes.to_vec(),
            left: None,
        },
        of_two(
            held(0..HELD_KINDS, all.clone(), &[true]),
            held(0..HELD_KINDS, all, &[false]),
        ),
        timeliness(&[Which::First]),
        timeliness(&[Which::Second]),
        timeliness(&[Which::Later]),
        Sums {
            cells: vec![unknown],
            ..Sums::default()
        },
    ]
}

impl Tally {
    /// Counts these, each once.
    pub fn of(reviews: impl IntoIterator<Item = Review>) -> Self {
        let mut counts = vec![0_u32; PLACES];
        for review in reviews {
            if let Some(count) = counts.get_mut(place(review)) {
                *count = count.saturating_add(1);
            }
        }
        Self { counts }
    }

    /// How many there are.
    #[must_use]
    pub fn reviews(&self) -> u64 {
        self.counts.iter().map(|count| u64::from(*count)).sum()
    }

    /// What is shown, everywhere alike.
    #[must_use]
    pub fn shown(&self, threshold: Threshold) -> Shown {
        let tables = publish_sums(&self.counts, &offered(), threshold);
        let table = |at: usize| tables.get(at);
        let cell = |at: usize, cell: usize| {
            let found = table(at).and_then(|table| table.cells.get(cell));
            found.copied().unwrap_or(Figure::Hidden)
        };
        let share = |at: usize| Share::of(table(at));
        Shown {
            in_time: share(0),
            took_part: share(1),
            codes: std::array::from_fn(|code| cell(2, code)),
            views_sent: share(3),
            by_which: [share(4), share(5), share(6)],
            unknown: cell(7, 0),
        }
    }

    /// Every count, and every sum that is shown or hidden as [`Self::shown`] has it: for
    /// whoever tries to work out what is hidden.
    #[must_use]
    pub fn laid_open(&self, threshold: Threshold) -> (Vec<u32>, Vec<(Vec<usize>, Figure)>) {
        (
            self.counts.clone(),
            tell_sums(&self.counts, &offered(), threshold),
        )
    }
}

impl Share {
    /// Where there is nothing to measure it by, how many did is not said either.
    fn of(table: Option<&Table>) -> Self {
        let of = table.map_or(Figure::Hidden, |table| table.base);
        let did = table.and_then(|table| table.cells.first().copied());
        Self {
            of,
            did: did
                .filter(|_| of != Figure::Hidden)
                .unwrap_or(Figure::Hidden),
        }
    }
}
