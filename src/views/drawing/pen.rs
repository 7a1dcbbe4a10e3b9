//! What is in the hand, and the pointer that arrow keys move: drawing without a mouse
//! or a finger.

use super::path::ninth;
use super::sketch::{Colour, HIGH, Mark, Point, Thickness, WIDE};
use super::stamp::Stamp;

/// How far an arrow key goes, in steps of the paper.
const STRIDE: i32 = 40;
/// How far with Shift.
const SMALL_STRIDE: i32 = 8;

/// What is in the hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pen {
    /// The shape to put down; without one, the pen.
    pub stamp: Option<Stamp>,
    /// The colour.
    pub colour: Colour,
    /// How thick, or how large.
    pub thickness: Thickness,
}

/// A key that draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// An arrow: across and down, -1, 0 or 1.
    Arrow(i32, i32),
    /// An arrow with Shift: a small way.
    SmallArrow(i32, i32),
    /// Space or Enter: puts a shape down, or the pen down or up.
    Press,
    /// Takes the pen up.
    Lift,
}

impl Key {
    /// The key that the browser names so, if it draws.
    #[must_use]
    pub fn of(name: &str, shift: bool) -> Option<Self> {
        let arrow = if shift { Self::SmallArrow } else { Self::Arrow };
        Some(match name {
            "ArrowLeft" => arrow(-1, 0),
            "ArrowRight" => arrow(1, 0),
            "ArrowUp" => arrow(0, -1),
            "ArrowDown" => arrow(0, 1),
            " " | "Enter" => Self::Press,
            "Escape" => Self::Lift,
            _ => return None,
        })
    }
}

/// What has to be said to somebody who does not see the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// The pointer came to another ninth of the paper.
    At(u8),
    /// A shape was put down there.
    Put(u8),
    /// The pen is down.
    Down,
    /// The pen is up, and a line was drawn.
    Up,
}

/// The pointer that keys move.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pointer {
    /// Where.
    pub at: Point,
    /// The line being drawn, while the pen is down.
    pub line: Option<Mark>,
}

impl Default for Pointer {
    fn default() -> Self {
        Self {
            at: Point(WIDE / 2, HIGH / 2),
            line: None,
        }
    }
}

impl Pointer {
    /// The pointer after a key, what is to be put on the paper, and what is to be said.
    #[must_use]
    pub fn after(mut self, key: Key, pen: Pen) -> (Self, Option<Mark>, Option<Said>) {
        match key {
            Key::Arrow(across, down) => self.moved(across * STRIDE, down * STRIDE),
            Key::SmallArrow(across, down) => self.moved(across * SMALL_STRIDE, down * SMALL_STRIDE),
            Key::Press => match (pen.stamp, self.line.take()) {
                (_, Some(line)) => (self, Some(line), Some(Said::Up)),
                (Some(stamp), None) => {
                    let mark = Mark::stamp(stamp, pen.colour, pen.thickness, self.at);
                    let said = Said::Put(ninth(self.at));
                    (self, Some(mark), Some(said))
                }
                (None, None) => {
                    self.line = Some(Mark::line(pen.colour, pen.thickness, self.at));
                    (self, None, Some(Said::Down))
                }
            },
            Key::Lift => {
                let line = self.line.take();
                let said = line.is_some().then_some(Said::Up);
                (self, line, said)
            }
        }
    }

    fn moved(mut self, across: i32, down: i32) -> (Self, Option<Mark>, Option<Said>) {
        let before = ninth(self.at);
        self.at = Point::within(i32::from(self.at.0) + across, i32::from(self.at.1) + down);
        if let Some(line) = &mut self.line {
            line.on_to(self.at);
        }
        let now = ninth(self.at);
        (self, None, (now != before).then_some(Said::At(now)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(pen: Pen, keys: &[&str]) -> (Pointer, Vec<Mark>, Vec<Said>) {
        let mut now = Pointer::default();
        let (mut marks, mut all) = (Vec::new(), Vec::new());
        for name in keys {
            let (next, mark, said) = now.after(Key::of(name, false).expect("a key"), pen);
            now = next;
            marks.extend(mark);
            all.extend(said);
        }
        (now, marks, all)
    }

    #[test]
    fn a_line_is_drawn_with_space_and_arrows_alone() {
        let (now, marks, said) = keys(
            Pen::default(),
            &[" ", "ArrowRight", "ArrowRight", "ArrowDown", " "],
        );
        assert_eq!(marks.len(), 1);
        let line = &marks[0].lines[0];
        assert_eq!(line.first(), Some(&Point(600, 450)));
        assert_eq!(line.last(), Some(&Point(680, 490)));
        assert_eq!(now.at, Point(680, 490));
        assert_eq!(said, [Said::Down, Said::Up]);
    }

    #[test]
    fn a_shape_is_put_where_the_pointer_stands_and_the_place_is_said() {
        let pen = Pen {
            stamp: Some(Stamp::Heart),
            ..Pen::default()
        };
        let (_, marks, said) = keys(pen, &[["ArrowLeft"; 6].as_slice(), &["Enter"]].concat());
        assert_eq!(marks.len(), 1);
        assert_eq!(said, [Said::At(3), Said::Put(3)]);
    }

    #[test]
    fn the_pointer_stops_at_the_edge_and_escape_ends_a_line_without_losing_it() {
        let far = ["ArrowUp"; 40];
        let (now, marks, _) = keys(
            Pen::default(),
            &[&[" "], far.as_slice(), &["Escape"]].concat(),
        );
        assert_eq!(now.at, Point(600, 0));
        assert_eq!(marks.len(), 1);
        assert_eq!(now.line, None);
    }

    #[test]
    fn other_keys_are_left_to_the_browser() {
        for name in ["Tab", "a", "Home", "F5"] {
            assert_eq!(Key::of(name, false), None, "{name}");
        }
    }
}
