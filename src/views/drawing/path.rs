//! Lines as the text that canvases and SVG both read, and places in words.

use super::sketch::{Colour, HIGH, Point, WIDE};
use std::fmt::Write as _;

/// A line through these points; a single one is a dot.
#[must_use]
pub fn path(points: &[Point]) -> String {
    let mut text = String::with_capacity(points.len() * 9);
    for (at, Point(x, y)) in points.iter().enumerate() {
        // Writing to a text cannot fail.
        let _ = write!(text, "{}{x} {y}", if at == 0 { 'M' } else { 'L' });
    }
    if let [Point(x, y)] = points {
        // A line of no length is not drawn by every engine.
        let _ = write!(text, "L{x}.1 {y}");
    }
    text
}

/// A colour as style sheets and canvases read it.
#[must_use]
pub fn hex(colour: Colour) -> String {
    let [red, green, blue] = colour.rgb();
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Which ninth of the paper this is in: from 0, top left, to 8, bottom right.
#[must_use]
pub fn ninth(point: Point) -> u8 {
    let third =
        |at: u16, of: u16| u8::try_from(u32::from(at) * 3 / (u32::from(of) + 1)).unwrap_or(2);
    third(point.1, HIGH) * 3 + third(point.0, WIDE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_reads_as_one_and_a_dot_has_a_length() {
        assert_eq!(path(&[Point(1, 2), Point(30, 4)]), "M1 2L30 4");
        assert_eq!(path(&[Point(1, 2)]), "M1 2L1.1 2");
        assert_eq!(path(&[]), "");
    }

    #[test]
    fn places_are_said_by_ninths_up_to_the_very_edges() {
        assert_eq!(ninth(Point(0, 0)), 0);
        assert_eq!(ninth(Point(600, 450)), 4);
        assert_eq!(ninth(Point(WIDE, HIGH)), 8);
        assert_eq!(ninth(Point(WIDE, 0)), 2);
    }
}
