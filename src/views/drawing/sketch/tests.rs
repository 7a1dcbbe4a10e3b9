use super::*;

/// A pen that never rests: it goes round and round, further out each time.
fn scribble(points: usize) -> Mark {
    let mut mark = Mark::line(Colour::Blue, Thickness::Thin, Point(600, 450));
    for at in 0..points {
        let turn = at as f32 * 0.11;
        let out = 20.0 + at as f32 * 0.008;
        let (x, y) = (600.0 + out * turn.cos(), 450.0 + out * turn.sin());
        mark.on_to(Point::within(x as i32, y as i32));
    }
    mark
}

#[test]
fn a_drawing_of_fifty_thousand_points_is_thinned_however_it_is_made() {
    let hopping = |at: usize| Point((at * 7_919 % 1_200) as u16, (at * 104_729 % 900) as u16);
    let one_line = {
        let mut mark = Mark::line(Colour::Red, Thickness::Thin, Point(0, 0));
        mark.lines = vec![(0..50_000).map(hopping).collect()];
        Sketch::default().with(mark)
    };
    let many_lines = (0..500).fold(Sketch::default(), |sketch, line| {
        let mut mark = Mark::line(Colour::Red, Thickness::Thin, hopping(line));
        for at in 0..100 {
            mark.on_to(hopping(line * 100 + at));
        }
        sketch.with(mark)
    });
    let dots = (0..50_000).fold(Sketch::default(), |sketch, at| {
        sketch.with(Mark::line(Colour::Red, Thickness::Thin, hopping(at)))
    });
    let held = Sketch::default().with(scribble(50_000));
    for (name, sketch) in [
        ("one line", one_line),
        ("many lines", many_lines),
        ("dots", dots),
        ("a pen held down", held),
    ] {
        assert!(
            sketch.points() <= MOST_POINTS,
            "{name}: {}",
            sketch.points()
        );
        assert!(
            sketch.points() > MOST_POINTS / 5,
            "{name}: {}",
            sketch.points()
        );
    }
}

#[test]
fn thinning_keeps_where_a_line_begins_and_ends() {
    let mark = scribble(50_000);
    let ends = |mark: &Mark| {
        (
            mark.lines[0].first().copied(),
            mark.lines[0].last().copied(),
        )
    };
    let sketch = Sketch::default().with(mark.clone()).with(scribble(50_000));
    let kept = sketch.marks().next().expect("a mark");
    assert_eq!(ends(kept), ends(&mark));
}

#[test]
fn a_short_drawing_keeps_every_point_that_can_be_seen() {
    let mut mark = Mark::line(Colour::Black, Thickness::Thin, Point(10, 10));
    assert!(!mark.on_to(Point(11, 10)), "nearer than the eye sees");
    assert!(mark.on_to(Point(20, 10)));
    assert!(mark.on_to(Point(30, 10)));
    assert_eq!(Sketch::default().with(mark).points(), 3);
}

#[test]
fn undo_takes_back_one_mark_and_after_clear_everything_that_was_cleared() {
    let dot = |x| Mark::line(Colour::Black, Thickness::Thin, Point(x, 1));
    let stamp = Mark::stamp(
        Stamp::Heart,
        Colour::Red,
        Thickness::Middle,
        Point(600, 450),
    );
    let two = Sketch::default().with(dot(1)).with(stamp);
    let one = Sketch::default().with(dot(1));
    assert_eq!(two.clone().undone(), one);
    assert_eq!(two.clone().cleared().undone(), two);
    assert!(two.clone().cleared().is_empty());
    // Something new ends what could be brought back.
    let fresh = two.cleared().with(dot(9)).undone();
    assert!(fresh.is_empty() && !fresh.can_undo());
}

#[test]
fn a_sketch_comes_back_from_its_text_and_a_stamp_stays_on_the_paper() {
    let sketch = Stamp::ALL
        .into_iter()
        .fold(Sketch::default(), |sketch, stamp| {
            sketch.with(Mark::stamp(
                stamp,
                Colour::Pink,
                Thickness::Thick,
                Point(WIDE, 0),
            ))
        });
    let text = serde_json::to_string(&sketch).expect("a text");
    let back: Sketch = serde_json::from_str(&text).expect("a sketch");
    assert_eq!(back, sketch);
    let inside = |point: &Point| point.0 <= WIDE && point.1 <= HIGH;
    assert!(
        back.marks()
            .flat_map(|mark| mark.lines.iter().flatten())
            .all(inside)
    );
}
