//! Shapes that can be put down whole: for a keyboard, and for whoever would rather not
//! use a pen. Each is a few lines, drawn like any other.

use super::sketch::{Point, Thickness};

/// The shapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stamp {
    /// A person.
    Person,
    /// A house.
    House,
    /// A heart.
    Heart,
    /// A star.
    Star,
    /// The sun.
    Sun,
    /// A tree.
    Tree,
    /// A happy face.
    Happy,
    /// A sad face.
    Sad,
}

type Lines = &'static [&'static [(i8, i8)]];

const ROUND: [(i8, i8); 17] = [
    (0, -40),
    (15, -37),
    (28, -28),
    (37, -15),
    (40, 0),
    (37, 15),
    (28, 28),
    (15, 37),
    (0, 40),
    (-15, 37),
    (-28, 28),
    (-37, 15),
    (-40, 0),
    (-37, -15),
    (-28, -28),
    (-15, -37),
    (0, -40),
];

impl Stamp {
    /// As shown.
    pub const ALL: [Self; 8] = [
        Self::Person,
        Self::House,
        Self::Heart,
        Self::Star,
        Self::Sun,
        Self::Tree,
        Self::Happy,
        Self::Sad,
    ];

    /// Its lines around its middle, in fiftieths of half its size.
    #[must_use]
    pub const fn shape(self) -> Lines {
        match self {
            Self::Person => &[
                &[
                    (0, -46),
                    (9, -43),
                    (13, -34),
                    (9, -25),
                    (0, -21),
                    (-9, -25),
                    (-13, -34),
                    (-9, -43),
                    (0, -46),
                ],
                &[(0, -21), (0, 14)],
                &[(-24, -4), (0, -12), (24, -4)],
                &[(-18, 46), (0, 14), (18, 46)],
            ],
            Self::House => &[
                &[(-46, -4), (0, -46), (46, -4)],
                &[(-34, -14), (-34, 44), (34, 44), (34, -14)],
                &[(-9, 44), (-9, 16), (9, 16), (9, 44)],
            ],
            Self::Heart => &[&[
                (0, 42),
                (-20, 26),
                (-38, 6),
                (-44, -12),
                (-38, -30),
                (-24, -38),
                (-10, -34),
                (0, -20),
                (10, -34),
                (24, -38),
                (38, -30),
                (44, -12),
                (38, 6),
                (20, 26),
                (0, 42),
            ]],
            Self::Star => &[&[
                (0, -46),
                (11, -15),
                (44, -14),
                (18, 6),
                (27, 37),
                (0, 19),
                (-27, 37),
                (-18, 6),
                (-44, -14),
                (-11, -15),
                (0, -46),
            ]],
            Self::Sun => &[
                &[
                    (0, -22),
                    (11, -19),
                    (19, -11),
                    (22, 0),
                    (19, 11),
                    (11, 19),
                    (0, 22),
                    (-11, 19),
                    (-19, 11),
                    (-22, 0),
                    (-19, -11),
                    (-11, -19),
                    (0, -22),
                ],
                &[(0, -32), (0, -46)],
                &[(23, -23), (33, -33)],
                &[(32, 0), (46, 0)],
                &[(23, 23), (33, 33)],
                &[(0, 32), (0, 46)],
                &[(-23, 23), (-33, 33)],
                &[(-32, 0), (-46, 0)],
                &[(-23, -23), (-33, -33)],
            ],
            Self::Tree => &[
                &[
                    (0, 8),
                    (-18, 10),
                    (-32, 0),
                    (-36, -16),
                    (-26, -28),
                    (-16, -42),
                    (0, -46),
                    (16, -42),
                    (26, -28),
                    (36, -16),
                    (32, 0),
                    (18, 10),
                    (0, 8),
                ],
                &[(-7, 9), (-7, 46), (7, 46), (7, 9)],
            ],
            Self::Happy => &[
                &ROUND,
                &[(-14, -12), (-14, -8)],
                &[(14, -12), (14, -8)],
                &[(-20, 10), (-12, 20), (0, 24), (12, 20), (20, 10)],
            ],
            Self::Sad => &[
                &ROUND,
                &[(-14, -12), (-14, -8)],
                &[(14, -12), (14, -8)],
                &[(-20, 24), (-12, 15), (0, 12), (12, 15), (20, 24)],
            ],
        }
    }

    /// Its lines with its middle here, larger the thicker the pen.
    #[must_use]
    pub fn lines(self, at: Point, thickness: Thickness) -> Vec<Vec<Point>> {
        let half = match thickness {
            Thickness::Thin => 55,
            Thickness::Middle => 100,
            Thickness::Thick => 200,
        };
        let place = |(x, y): &(i8, i8)| {
            Point::within(
                i32::from(at.0) + i32::from(*x) * half / 50,
                i32::from(at.1) + i32::from(*y) * half / 50,
            )
        };
        let line = |line: &&[(i8, i8)]| line.iter().map(place).collect();
        self.shape().iter().map(line).collect()
    }
}
