//! How much room the shown sums leave a hidden one: a bounded simplex in whole numbers.
//!
//! The truth is one way to fill the tables. This looks for others that agree with every
//! sum that is shown, none of whose counts is below nothing, and in which a hidden sum
//! differs. Only fillings in whole numbers count: what it calls room is there for
//! people, not for fractions of them, and so all the more for a linear program.
//!
//! Variables are the differences from the truth: of each count, at least minus that
//! count, and of each sum, nothing while it is shown and anything once hidden. Hiding more
//! only takes bounds away, so a filling that was found stays one.

use std::cmp::Ordering;

/// What looking for room came to.
pub(super) enum Finding {
    /// There is room.
    Room,
    /// There is not, because of these shown sums.
    HeldBy(Vec<usize>),
    /// Numbers grew too large, or it took too long.
    Unknown,
}

/// How often a basis may change for one sum before it is given up as unknown.
const MOST_PIVOTS: usize = 20_000;

/// The room of every sum, as far as it is known.
pub(super) struct Reach {
    room: i128,
    /// The least each variable may be: counts first, then sums.
    least: Vec<Option<i128>>,
    /// The most.
    most: Vec<Option<i128>>,
    counts: usize,
    /// Which variable each row is of.
    basic: Vec<usize>,
    /// Which variable each column is of, and what it is now.
    other: Vec<(usize, i128)>,
    /// `whole · basic = Σ cell · other`.
    cells: Vec<Vec<i64>>,
    whole: i64,
    /// The least and most that was found of each sum, beside the truth.
    found: Vec<(i128, i128)>,
}

impl Reach {
    /// Every sum shown.
    pub(super) fn new(counts: &[u32], sums: &[Vec<usize>], room: i128) -> Self {
        let mut cells = vec![vec![0; counts.len()]; sums.len()];
        for (row, places) in cells.iter_mut().zip(sums) {
            for place in places {
                if let Some(cell) = row.get_mut(*place) {
                    *cell = 1;
                }
            }
        }
        let below = counts.iter().map(|count| Some(-i128::from(*count)));
        Self {
            room,
            least: below.chain(sums.iter().map(|_| Some(0))).collect(),
            most: counts
                .iter()
                .map(|_| None)
                .chain(sums.iter().map(|_| Some(0)))
                .collect(),
            counts: counts.len(),
            basic: (counts.len()..counts.len() + sums.len()).collect(),
            other: (0..counts.len()).map(|count| (count, 0)).collect(),
            cells,
            whole: 1,
            found: vec![(0, 0); sums.len()],
        }
    }

    /// Shows a sum no longer.
    pub(super) fn hide(&mut self, sum: usize) {
        let variable = self.counts + sum;
        if let (Some(least), Some(most)) =
            (self.least.get_mut(variable), self.most.get_mut(variable))
        {
            (*least, *most) = (None, None);
        }
    }

    /// Whether a hidden sum has room, and if not, what holds it.
    pub(super) fn find_room(&mut self, sum: usize) -> Finding {
        let mut held = Vec::new();
        for up in [true, false] {
            for turn in 0.. {
                if self.has_room(sum) {
                    return Finding::Room;
                }
                if turn == MOST_PIVOTS {
                    return Finding::Unknown;
                }
                match self.step(self.counts + sum, up) {
                    Some(true) => {}
                    Some(false) => break,
                    None => return Finding::Unknown,
                }
            }
            held.extend(self.holding(self.counts + sum));
        }
        held.sort_unstable();
        held.dedup();
        Finding::HeldBy(held)
    }

    fn has_room(&self, sum: usize) -> bool {
        self.found
            .get(sum)
            .is_some_and(|(least, most)| most - least >= self.room)
    }

    /// How the goal changes with each column, times `whole`.
    fn slopes(&self, goal: usize) -> Vec<i64> {
        if let Some(row) = self.basic.iter().position(|variable| *variable == goal) {
            return self.cells.get(row).cloned().unwrap_or_default();
        }
        let is_goal = |(variable, _): &(usize, i128)| i64::from(*variable == goal) * self.whole;
        self.other.iter().map(is_goal).collect()
    }

    /// The shown sums that the goal would change with, were they not fixed.
    fn holding(&self, goal: usize) -> Vec<usize> {
        let slopes = self.slopes(goal);
        let columns = self.other.iter().zip(slopes);
        columns
            .filter(|((variable, _), slope)| *slope != 0 && self.is_fixed(*variable))
            .map(|((variable, _), _)| variable - self.counts)
            .collect()
    }

    fn is_fixed(&self, variable: usize) -> bool {
        self.most.get(variable).is_some_and(Option::is_some)
    }

    fn may_move(&self, variable: usize, value: i128, up: bool) -> bool {
        let bound = if up { &self.most } else { &self.least };
        bound
            .get(variable)
            .is_some_and(|bound| bound.is_none_or(|bound| bound != value))
    }

    /// One move towards more of the goal, or less. `false`: there is none. By Bland's
    /// rule, the first that may move moves and the first that stops it leaves, so that
    /// moves that change nothing come to an end.
    fn step(&mut self, goal: usize, up: bool) -> Option<bool> {
        let slopes = self.slopes(goal);
        let entering = self
            .other
            .iter()
            .zip(slopes)
            .enumerate()
            .filter(|(_, (_, slope))| *slope != 0)
            .map(|(column, ((variable, value), slope))| {
                (*variable, column, *value, (slope > 0) == up)
            })
            .filter(|(variable, _, value, rises)| self.may_move(*variable, *value, *rises))
            .min();
        let Some((variable, column, value, rises)) = entering else {
            return Some(false);
        };
        // How far: as a fraction, and which row stops it.
        let own = if rises {
            None
        } else {
            *self.least.get(variable)?
        };
        let mut far = own.map(|least| (value - least, 1_i128, None));
        for (row, basic) in self.basic.iter().enumerate() {
            let cell = i128::from(*self.cells.get(row)?.get(column)?);
            let slope = if rises { cell } else { -cell };
            let bound = match slope.cmp(&0) {
                Ordering::Equal => continue,
                Ordering::Less => self.least.get(*basic)?,
                Ordering::Greater => self.most.get(*basic)?,
            };
            let Some(bound) = bound else { continue };
            let whole = i128::from(self.whole);
            let left = (bound.checked_mul(whole)? - self.value(row)?).abs();
            let (left, slope) = (left, slope.abs());
            let nearer = match far {
                None => true,
                Some((other, by, stops)) => {
                    let (mine, theirs) = (left.checked_mul(by)?, other.checked_mul(slope)?);
                    let first = stops.is_some_and(|(_, other): (usize, usize)| *basic < other);
                    mine < theirs || (mine == theirs && first)
                }
            };
            if nearer {
                far = Some((left, slope, Some((row, *basic))));
            }
        }
        match far {
            // Nothing stops it: as far as is asked, and some.
            None => {
                let by = i128::from(self.whole).checked_mul(self.room)?;
                self.other.get_mut(column)?.1 += if rises { by } else { -by };
            }
            Some((left, _, None)) => self.other.get_mut(column)?.1 -= left,
            Some((_, _, Some((row, basic)))) => {
                let bound = self.least.get(basic)?.filter(|_| {
                    let cell = self.cells.get(row).and_then(|row| row.get(column));
                    cell.is_some_and(|cell| (*cell < 0) == rises)
                });
                let stands_at = match bound {
                    Some(least) => least,
                    None => (*self.most.get(basic)?)?,
                };
                self.pivot(row, column)?;
                self.other.get_mut(column)?.1 = stands_at;
            }
        }
        self.note()?;
        Some(true)
    }

    /// What a row's variable is now, times `whole`.
    fn value(&self, row: usize) -> Option<i128> {
        let cells = self.cells.get(row)?.iter().zip(&self.other);
        let moved = cells.filter(|(cell, (_, value))| **cell != 0 && *value != 0);
        let mut value = 0_i128;
        for (cell, (_, by)) in moved {
            value = value.checked_add(by.checked_mul(i128::from(*cell))?)?;
        }
        Some(value)
    }

    /// Widens what was found, if all stands in whole numbers.
    fn note(&mut self) -> Option<()> {
        let whole = i128::from(self.whole);
        let mut now = vec![0; self.found.len()];
        for (row, basic) in self.basic.iter().enumerate() {
            let value = self.value(row)?;
            if value % whole != 0 {
                return Some(());
            }
            if let Some(at) = basic.checked_sub(self.counts) {
                *now.get_mut(at)? = value / whole;
            }
        }
        for (variable, value) in &self.other {
            if let Some(at) = variable.checked_sub(self.counts) {
                *now.get_mut(at)? = *value;
            }
        }
        for ((least, most), now) in self.found.iter_mut().zip(now) {
            *least = now.min(*least);
            *most = now.max(*most);
        }
        Some(())
    }

    /// Lets a column's variable take a row's place. Every division is exact.
    fn pivot(&mut self, row: usize, column: usize) -> Option<()> {
        let by = *self.cells.get(row)?.get(column)?;
        let (sign, size) = (by.signum(), by.checked_abs()?);
        let mut pivot = std::mem::take(self.cells.get_mut(row)?);
        for (at, line) in self.cells.iter_mut().enumerate() {
            if at == row {
                continue;
            }
            let mine = *line.get(column)?;
            if mine == 0 && size == self.whole {
                continue;
            }
            for (place, (cell, pivot)) in line.iter_mut().zip(&pivot).enumerate() {
                if place == column {
                    *cell = sign * mine;
                } else if *cell != 0 || (mine != 0 && *pivot != 0) {
                    let kept = i128::from(size) * i128::from(*cell);
                    let gone = i128::from(sign * mine) * i128::from(*pivot);
                    let new = (kept - gone) / i128::from(self.whole);
                    *cell = i64::try_from(new).ok()?;
                }
            }
        }
        for (place, cell) in pivot.iter_mut().enumerate() {
            *cell = match place == column {
                true => sign * self.whole,
                false => -sign * *cell,
            };
        }
        *self.cells.get_mut(row)? = pivot;
        self.whole = size;
        let (leaves, enters) = (self.basic.get_mut(row)?, self.other.get_mut(column)?);
        std::mem::swap(leaves, &mut enters.0);
        Some(())
    }
}
