use super::*;
use crate::views::drawing::sketch::{Mark, Point, Thickness};
use domain::views::MOST_PICTURE_BYTES;

/// The names of a PNG's chunks, with their checksums proved.
fn chunks(png: &[u8]) -> Vec<String> {
    let mut rest = png.strip_prefix(b"\x89PNG\r\n\x1a\n").expect("a PNG");
    let mut names = Vec::new();
    while !rest.is_empty() {
        let length = u32::from_be_bytes(rest[..4].try_into().expect("four")) as usize;
        let (chunk, others) = rest[4..].split_at(length + 8);
        let (checked, sum) = chunk.split_at(length + 4);
        assert_eq!(crc(checked).to_be_bytes(), sum);
        names.push(String::from_utf8_lossy(&chunk[..4]).into_owned());
        rest = others;
    }
    names
}

fn width(png: &[u8]) -> u32 {
    u32::from_be_bytes(png[16..20].try_into().expect("four"))
}

/// As much as can be drawn, all over the paper, in every colour.
fn wild() -> Sketch {
    (0..600).fold(Sketch::default(), |sketch, line: u32| {
        let colour = Colour::ALL[line as usize % Colour::ALL.len()];
        let hop = |at: u32| {
            let (x, y) = (line * 7_919 % 1_100, line * 104_729 % 800);
            Point((x + at * 53 % 101) as u16, (y + at * 71 % 97) as u16)
        };
        let mut mark = Mark::line(colour, Thickness::Thin, hop(0));
        (1..83).for_each(|at| {
            mark.on_to(hop(at));
        });
        sketch.with(mark)
    })
}

#[test]
fn the_checksum_is_the_one_that_the_standard_gives() {
    assert_eq!(crc(b"IEND"), 0xae42_6082);
}

#[test]
fn a_picture_is_its_size_its_colours_and_its_pixels_and_nothing_else() {
    let dot = Mark::line(Colour::Red, Thickness::Thick, Point(600, 450));
    let png = picture(&Sketch::default().with(dot), MOST_PICTURE_BYTES).expect("it fits");
    assert_eq!(chunks(&png), ["IHDR", "PLTE", "IDAT", "IEND"]);
    assert_eq!(width(&png), 1_200);
    assert!(png.len() < 4_000, "{}", png.len());
}

#[test]
fn the_wildest_drawing_of_fifty_thousand_points_fits_into_sixty_kilobytes() {
    let png = picture(&wild(), MOST_PICTURE_BYTES).expect("it fits");
    assert!(png.len() <= MOST_PICTURE_BYTES, "{}", png.len());
    assert_eq!(chunks(&png).len(), 4);
}

#[test]
fn less_room_makes_a_smaller_picture_and_none_at_all_makes_none() {
    let sketch = wild();
    let large = picture(&sketch, usize::MAX).expect("it fits");
    let small = picture(&sketch, 40_000).expect("it fits");
    assert!(width(&small) < width(&large));
    assert_eq!(picture(&sketch, 100), None);
}

#[test]
fn the_order_of_strokes_that_do_not_meet_leaves_no_trace() {
    let dots = [(100, 100), (900, 700), (300, 800)]
        .map(|(x, y)| Mark::line(Colour::Green, Thickness::Middle, Point(x, y)));
    let drawn = |order: [usize; 3]| {
        let sketch = order.into_iter().fold(Sketch::default(), |sketch, at| {
            sketch.with(dots[at].clone())
        });
        picture(&sketch, MOST_PICTURE_BYTES)
    };
    assert_eq!(drawn([0, 1, 2]), drawn([2, 0, 1]));
}
