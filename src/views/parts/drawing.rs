//! A paper to draw on: with a finger, a mouse or a pen, or with the keyboard, or not at
//! all and in words instead.

mod tools;

use super::own_words::OwnWords;
use crate::phrases::drawing as say;
use crate::platform::canvas::{self, Canvas};
use crate::views::drawing::path::{hex, path};
use crate::views::drawing::pen::{Key, Pen, Pointer, Said};
use crate::views::drawing::sketch::{HIGH, Mark, Point, Sketch, WIDE};
use crate::views::entry::{Change, Entry};
use std::cell::RefCell;
use std::rc::Rc;
use tools::{steps, tools};
use yew::prelude::*;

/// Properties of [`Drawing`].
#[derive(Properties, PartialEq)]
pub struct DrawingProps {
    /// What stands in the question.
    pub entry: Entry,
    /// A change to it.
    pub change: Callback<Change>,
}

/// A paper, what to draw with, and a box for words.
#[component]
pub fn Drawing(props: &DrawingProps) -> Html {
    let pen = use_state_eq(Pen::default);
    let said = use_state_eq(String::new);
    let sketch = &props.entry.sketch;
    let draw = props.change.reform(Change::Sketch);
    let put = {
        let (sketch, draw) = (sketch.clone(), draw.clone());
        Callback::from(move |mark: Mark| draw.emit(sketch.clone().with(mark)))
    };
    let tell = {
        let said = said.setter();
        Callback::from(move |words: String| said.set(words))
    };
    let set_pen = {
        let pen = pen.setter();
        Callback::from(move |next: Pen| pen.set(next))
    };
    let words = OwnWords::new(
        "more-words",
        props.entry.words.clone(),
        props.change.reform(Change::AddedWords),
    );
    html! {
        <div class="stack drawing">
            <Paper sketch={sketch.clone()} pen={*pen} {put} tell={tell.clone()} />
            { steps(sketch, &draw, &tell) }
            { tools(*pen, &set_pen) }
            <p class="for-ears" role="status">{ &*said }</p>
            { words.labelled(if sketch.is_empty() { say::words_instead() } else { say::what_is_it() }).draw() }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct PaperProps {
    sketch: Sketch,
    pen: Pen,
    put: Callback<Mark>,
    tell: Callback<String>,
}

/// The paper. A line is drawn as it is made and becomes part of the sketch when the pen
/// leaves the paper, or is taken away.
#[component]
fn Paper(props: &PaperProps) -> Html {
    let paper = use_node_ref();
    let drawn = use_canvas(&paper, &props.sketch);
    let live: Rc<RefCell<Option<Mark>>> = use_mut_ref(|| None);
    let pointer = use_state_eq(Pointer::default);
    let by_keys = use_state_eq(|| false);
    let begin = {
        let (live, drawn, pen, put) = (
            Rc::clone(&live),
            Rc::clone(&drawn),
            props.pen,
            props.put.clone(),
        );
        let by_keys = by_keys.setter();
        Callback::from(move |event: PointerEvent| {
            let Some(at) = canvas::place(&event).filter(|_| canvas::begins(&event)) else {
                return;
            };
            by_keys.set(false);
            let at = on_paper(at);
            if let Some(stamp) = pen.stamp {
                put.emit(Mark::stamp(stamp, pen.colour, pen.thickness, at));
                return;
            }
            canvas::hold(&event);
            let mark = Mark::line(pen.colour, pen.thickness, at);
            show(&drawn, &mark, 1);
            *live.borrow_mut() = Some(mark);
        })
    };
    let go_on = {
        let (live, drawn) = (Rc::clone(&live), Rc::clone(&drawn));
        Callback::from(move |event: PointerEvent| {
            let mut live = live.borrow_mut();
            let Some(mark) = live.as_mut().filter(|_| event.is_primary()) else {
                return;
            };
            if let Some(at) = canvas::place(&event)
                && mark.on_to(on_paper(at))
            {
                show(&drawn, mark, 2);
            }
        })
    };
    let end = {
        let (live, put) = (Rc::clone(&live), props.put.clone());
        Callback::from(move |event: PointerEvent| {
            let ended = live.borrow_mut().take_if(|_| event.is_primary());
            if let Some(mark) = ended {
                put.emit(mark);
            }
        })
    };
    let onkeydown = {
        let (pointer, by_keys, drawn) = (pointer.clone(), by_keys.setter(), Rc::clone(&drawn));
        let (pen, put, tell) = (props.pen, props.put.clone(), props.tell.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(key) = Key::of(&event.key(), event.shift_key()) else {
                return;
            };
            event.prevent_default();
            by_keys.set(true);
            let (next, mark, said) = (*pointer).clone().after(key, pen);
            if let Some(line) = &next.line {
                show(&drawn, line, 2);
            }
            pointer.set(next);
            if let Some(said) = said {
                tell.emit(words(said));
            }
            if let Some(mark) = mark {
                put.emit(mark);
            }
        })
    };
    let Point(x, y) = pointer.at;
    html! {
        <div class="paper-on-screen">
            <canvas ref={paper} id="paper" class="sketch" width={WIDE.to_string()} height={HIGH.to_string()}
                tabindex="0" role="application" aria-label={say::paper()} aria-describedby="paper-keys"
                onpointerdown={begin} onpointermove={go_on} onpointerup={end.clone()} onpointercancel={end}
                {onkeydown} />
            if *by_keys {
                <svg class="pointer-by-keys" viewBox={format!("0 0 {WIDE} {HIGH}")} aria-hidden="true" focusable="false">
                    <circle cx={x.to_string()} cy={y.to_string()} r="26" />
                    <circle cx={x.to_string()} cy={y.to_string()} r="5" />
                </svg>
            }
            <p id="paper-keys" class="muted small keys-hint">{ say::keys() }</p>
        </div>
    }
}

fn on_paper((across, down): (i32, i32)) -> Point {
    Point::within(
        across * i32::from(WIDE) / 10_000,
        down * i32::from(HIGH) / 10_000,
    )
}

/// Draws the last points of a mark.
fn show(drawn: &RefCell<Option<Canvas>>, mark: &Mark, last: usize) {
    if let (Some(canvas), Some(line)) = (&*drawn.borrow(), mark.lines.last()) {
        let part = &line[line.len().saturating_sub(last)..];
        canvas.line(&path(part), &hex(mark.colour), mark.thickness.steps());
    }
}

fn words(said: Said) -> String {
    match said {
        Said::At(ninth) => place_words(ninth).to_owned(),
        Said::Put(ninth) => say::put(place_words(ninth)),
        Said::Down => say::pen_down().to_owned(),
        Said::Up => say::pen_up().to_owned(),
    }
}

fn place_words(ninth: u8) -> &'static str {
    match ninth {
        0 => say::top_left(),
        1 => say::top(),
        2 => say::top_right(),
        3 => say::left(),
        5 => say::right(),
        6 => say::bottom_left(),
        7 => say::bottom(),
        8 => say::bottom_right(),
        _ => say::middle(),
    }
}

/// The canvas, which shows the sketch whenever that changes.
#[hook]
fn use_canvas(paper: &NodeRef, sketch: &Sketch) -> Rc<RefCell<Option<Canvas>>> {
    let drawn: Rc<RefCell<Option<Canvas>>> = use_mut_ref(|| None);
    let (paper, shown) = (paper.clone(), Rc::clone(&drawn));
    use_effect_with(sketch.clone(), move |sketch| {
        let canvas = shown.take().or_else(|| Canvas::of(&paper));
        if let Some(canvas) = &canvas {
            canvas.clear(WIDE, HIGH);
            for mark in sketch.marks() {
                for line in &mark.lines {
                    canvas.line(&path(line), &hex(mark.colour), mark.thickness.steps());
                }
            }
        }
        shown.replace(canvas);
    });
    drawn
}

/// Properties of [`Drawn`].
#[derive(Properties, PartialEq)]
pub struct DrawnProps {
    /// The sketch.
    pub sketch: Sketch,
    /// What it shows, in words.
    pub words: AttrValue,
}

/// A sketch to be looked at.
#[component]
pub fn Drawn(props: &DrawnProps) -> Html {
    let paper = use_node_ref();
    let _ = use_canvas(&paper, &props.sketch);
    html! {
        <canvas ref={paper} class="sketch drawn" width={WIDE.to_string()} height={HIGH.to_string()}
            role="img" aria-label={props.words.clone()} />
    }
}

#[cfg(test)]
#[path = "drawing/tests.rs"]
mod tests;
