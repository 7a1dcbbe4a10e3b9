//! The strokes of a drawing, as data: what can be undone, kept and drawn again.
//!
//! However much is scribbled, only so many points are held: those that the eye would
//! not miss are left out, first along each line, then, if that is not enough, in all.

use super::stamp::Stamp;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// How wide the paper is, in its own steps.
pub const WIDE: u16 = 1_200;
/// How high it is.
pub const HIGH: u16 = 900;
/// The most points that are held.
pub const MOST_POINTS: usize = 12_000;
/// Points nearer than this to the one before are left out, in steps.
const NEAR: u32 = 3;

/// The colours of the pens, by the names that are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    /// Black.
    #[default]
    Black,
    /// Brown.
    Brown,
    /// Red.
    Red,
    /// Orange.
    Orange,
    /// Yellow.
    Yellow,
    /// Green.
    Green,
    /// Blue.
    Blue,
    /// Purple.
    Purple,
    /// Pink.
    Pink,
    /// White: rubs out.
    White,
}

impl Colour {
    /// As shown.
    pub const ALL: [Self; 10] = [
        Self::Black,
        Self::Brown,
        Self::Red,
        Self::Orange,
        Self::Yellow,
        Self::Green,
        Self::Blue,
        Self::Purple,
        Self::Pink,
        Self::White,
    ];

    /// Red, green and blue.
    #[must_use]
    pub const fn rgb(self) -> [u8; 3] {
        match self {
            Self::Black => [0x1c, 0x21, 0x38],
            Self::Brown => [0x7a, 0x4a, 0x21],
            Self::Red => [0xc6, 0x28, 0x28],
            Self::Orange => [0xe6, 0x7e, 0x00],
            Self::Yellow => [0xf5, 0xc4, 0x00],
            Self::Green => [0x2e, 0x7d, 0x32],
            Self::Blue => [0x15, 0x65, 0xc0],
            Self::Purple => [0x6a, 0x3f, 0xb5],
            Self::Pink => [0xd8, 0x4c, 0x94],
            Self::White => [0xff, 0xff, 0xff],
        }
    }
}

/// How thick a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Thickness {
    /// Thin.
    Thin,
    /// In between.
    #[default]
    Middle,
    /// Thick.
    Thick,
}

impl Thickness {
    /// As shown.
    pub const ALL: [Self; 3] = [Self::Thin, Self::Middle, Self::Thick];

    /// In steps of the paper.
    #[must_use]
    pub const fn steps(self) -> u16 {
        match self {
            Self::Thin => 8,
            Self::Middle => 18,
            Self::Thick => 44,
        }
    }
}

/// A place on the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Point(pub u16, pub u16);

impl Point {
    /// The place nearest to these, on the paper.
    #[must_use]
    pub fn within(x: i32, y: i32) -> Self {
        let fit = |at: i32, most: u16| u16::try_from(at.clamp(0, i32::from(most))).unwrap_or(most);
        Self(fit(x, WIDE), fit(y, HIGH))
    }

    const fn square_to(self, other: Self) -> u32 {
        let (x, y) = (
            self.0.abs_diff(other.0) as u32,
            self.1.abs_diff(other.1) as u32,
        );
        x * x + y * y
    }
}

/// What one movement, or one press, put on the paper: a line, or the lines of a stamp.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Its colour.
    pub colour: Colour,
    /// How thick.
    pub thickness: Thickness,
    /// Each line's points; a single one is a dot.
    pub lines: Vec<Vec<Point>>,
}

impl Mark {
    /// A line that begins here.
    #[must_use]
    pub fn line(colour: Colour, thickness: Thickness, at: Point) -> Self {
        Self {
            colour,
            thickness,
            lines: vec![vec![at]],
        }
    }

    /// A stamp put here.
    #[must_use]
    pub fn stamp(stamp: Stamp, colour: Colour, thickness: Thickness, at: Point) -> Self {
        Self {
            colour,
            thickness,
            lines: stamp.lines(at, thickness),
        }
    }

    /// Draws its last line on to here. A point that nobody would see is left out; says
    /// whether it was taken.
    pub fn on_to(&mut self, to: Point) -> bool {
        let Some(line) = self.lines.last_mut() else {
            return false;
        };
        let near = line
            .last()
            .is_some_and(|last| last.square_to(to) < NEAR * NEAR);
        if near || line.len() >= MOST_POINTS {
            return false;
        }
        line.push(to);
        true
    }

    fn points(&self) -> usize {
        self.lines.iter().map(Vec::len).sum()
    }

    /// With only the points that are this far from the one kept before them, and the
    /// ends of each line.
    fn thinned(&self, near: u32) -> Self {
        let thin = |line: &Vec<Point>| {
            let mut kept: Vec<Point> = Vec::new();
            for (at, point) in line.iter().enumerate() {
                let last = at + 1 == line.len();
                let far = kept
                    .last()
                    .is_none_or(|kept| kept.square_to(*point) >= near * near);
                if far || last {
                    kept.push(*point);
                }
            }
            kept
        };
        Self {
            lines: self.lines.iter().map(thin).collect(),
            ..self.clone()
        }
    }

    /// With every other point, and the ends of each line.
    fn halved(&self) -> Self {
        let halve = |line: &Vec<Point>| {
            let ends = line.len().saturating_sub(1);
            let keep = |at: &usize| at.is_multiple_of(2) || *at == ends;
            (0..line.len()).filter(keep).map(|at| line[at]).collect()
        };
        Self {
            lines: self.lines.iter().map(halve).collect(),
            ..self.clone()
        }
    }
}

/// A drawing while it is made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sketch {
    marks: Vec<Rc<Mark>>,
    /// How many points they have.
    held: usize,
    /// What *clear* took away, until something new is drawn.
    cleared: Vec<Rc<Mark>>,
}

impl Sketch {
    /// What is on the paper, first drawn first.
    pub fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.marks.iter().map(Rc::as_ref)
    }

    /// Whether the paper is empty. White on it still counts as drawn.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    /// Whether *undo* would do something.
    #[must_use]
    pub const fn can_undo(&self) -> bool {
        !self.marks.is_empty() || !self.cleared.is_empty()
    }

    /// With this drawn as well.
    #[must_use]
    pub fn with(mut self, mark: Mark) -> Self {
        self.cleared.clear();
        self.held += mark.points();
        self.marks.push(Rc::new(mark));
        self.within_bounds()
    }

    /// Without what was drawn last; after *clear*, with everything again.
    #[must_use]
    pub fn undone(mut self) -> Self {
        if self.marks.pop().is_none() {
            self.marks = std::mem::take(&mut self.cleared);
        }
        self.counted()
    }

    /// An empty paper.
    #[must_use]
    pub fn cleared(mut self) -> Self {
        if !self.marks.is_empty() {
            self.cleared = std::mem::take(&mut self.marks);
        }
        self.counted()
    }

    /// How many points are held.
    #[must_use]
    pub const fn points(&self) -> usize {
        self.held
    }

    fn counted(mut self) -> Self {
        self.held = self.marks.iter().map(|mark| mark.points()).sum();
        self
    }

    /// Thinned, when more points are held than may be, evenly over the whole: first what
    /// the eye misses least, then every other point, then the oldest marks. Room is left
    /// for some time of drawing, so that this is seldom done.
    fn within_bounds(mut self) -> Self {
        if self.held <= MOST_POINTS {
            return self;
        }
        let enough = MOST_POINTS / 4 * 3;
        for near in [4, 6, 9, 13] {
            if self.held > enough {
                self = self.each(|mark| mark.thinned(near));
            }
        }
        while self.held > enough {
            let before = self.held;
            self = self.each(Mark::halved);
            if self.held == before {
                // Nothing but dots and straight lines: the oldest are under the others.
                let oldest = self.marks.len().div_ceil(4);
                self.marks.drain(..oldest);
                self = self.counted();
            }
        }
        self
    }

    fn each(mut self, thin: impl Fn(&Mark) -> Mark) -> Self {
        let long = |mark: &&mut Rc<Mark>| mark.lines.iter().any(|line| line.len() > 2);
        for mark in self.marks.iter_mut().filter(long) {
            *mark = Rc::new(thin(mark));
        }
        self.counted()
    }
}

// What was cleared is not kept.
impl Serialize for Sketch {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.marks())
    }
}

impl<'de> Deserialize<'de> for Sketch {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let marks = Vec::<Mark>::deserialize(from)?;
        let read = Self {
            marks: marks.into_iter().map(Rc::new).collect(),
            ..Self::default()
        };
        Ok(read.counted().within_bounds())
    }
}

#[cfg(test)]
#[path = "sketch/tests.rs"]
mod tests;
