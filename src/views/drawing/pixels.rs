//! A sketch as pixels, each the number of a colour. Drawn here and not read back from
//! the canvas: some browsers blur what is read back, to keep phones from being told apart.

use super::sketch::{Colour, HIGH, Mark, Point, Sketch, WIDE};

/// A picture of coloured pixels, row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// How many in a row.
    pub wide: usize,
    /// How many rows.
    pub high: usize,
    /// Each a place in [`Colour::ALL`].
    pub colours: Vec<u8>,
}

/// The sketch, `wide` pixels wide, on white paper.
#[must_use]
pub fn pixels(sketch: &Sketch, wide: usize) -> Pixels {
    let high = wide * usize::from(HIGH) / usize::from(WIDE);
    let mut picture = Pixels {
        wide,
        high,
        colours: vec![Colour::White as u8; wide * high],
    };
    for mark in sketch.marks() {
        picture.draw(mark);
    }
    picture
}

impl Pixels {
    fn draw(&mut self, mark: &Mark) {
        let scale = self.wide as f32 / f32::from(WIDE);
        // A pixel is never missed by a line thinner than itself.
        let radius = (f32::from(mark.thickness.steps()) * scale / 2.0).max(0.6);
        let place = |point: &Point| (f32::from(point.0) * scale, f32::from(point.1) * scale);
        for line in &mark.lines {
            let mut from = line.first().map(place);
            for to in line.iter().skip(usize::from(line.len() > 1)).map(place) {
                if let Some(from) = from {
                    self.stretch(from, to, radius, mark.colour as u8);
                }
                from = Some(to);
            }
        }
    }

    /// Colours the stretch between with discs so near to each other that none shows.
    fn stretch(&mut self, from: (f32, f32), to: (f32, f32), radius: f32, colour: u8) {
        let (along_x, along_y) = (to.0 - from.0, to.1 - from.1);
        let apart = (radius * 0.4).max(0.5);
        // A line across the whole paper has at most some thousand.
        let discs = (along_x.hypot(along_y) / apart).ceil() as u16;
        for at in 0..=discs {
            let part = f32::from(at) / f32::from(discs.max(1));
            let middle = (from.0 + part * along_x, from.1 + part * along_y);
            self.disc(middle, radius, colour);
        }
    }

    /// Colours every pixel whose middle is within `radius`.
    fn disc(&mut self, (x, y): (f32, f32), radius: f32, colour: u8) {
        // Saturating: nothing beyond the edges is ever asked for.
        let whole = |at: f32, most: usize| (at.round().max(0.0) as usize).min(most);
        for row in whole(y - radius, self.high)..whole(y + radius, self.high) {
            let off = row as f32 + 0.5 - y;
            let half = (radius * radius - off * off).max(0.0).sqrt();
            let columns = whole(x - half, self.wide)..whole(x + half, self.wide);
            let start = row * self.wide;
            self.colours[start + columns.start..start + columns.end].fill(colour);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::drawing::sketch::Thickness;

    fn dot(colour: Colour, thickness: Thickness, x: u16, y: u16) -> Mark {
        Mark::line(colour, thickness, Point(x, y))
    }

    #[test]
    fn what_was_drawn_last_lies_on_top_and_the_rest_is_white() {
        let sketch = Sketch::default()
            .with(dot(Colour::Red, Thickness::Thick, 600, 450))
            .with(dot(Colour::Blue, Thickness::Thin, 600, 450));
        let picture = pixels(&sketch, 400);
        let at = |x: usize, y: usize| picture.colours[y * 400 + x];
        assert_eq!((picture.wide, picture.high), (400, 300));
        assert_eq!(at(200, 150), Colour::Blue as u8);
        assert_eq!(at(205, 150), Colour::Red as u8);
        assert_eq!(at(220, 150), Colour::White as u8);
    }

    #[test]
    fn a_line_at_the_very_edge_is_drawn_and_breaks_nothing() {
        let mut mark = dot(Colour::Green, Thickness::Thick, 0, 0);
        mark.on_to(Point(WIDE, HIGH));
        mark.on_to(Point(WIDE, 0));
        let picture = pixels(&Sketch::default().with(mark), 320);
        assert_eq!(picture.colours.len(), 320 * 240);
        assert_eq!(picture.colours[0], Colour::Green as u8);
        assert_eq!(picture.colours[320 * 240 - 1], Colour::Green as u8);
    }
}
