//! What to draw with: pen or shape, colour, thickness; and undo and starting again.

use crate::phrases::drawing as say;
use crate::views::drawing::pen::Pen;
use crate::views::drawing::sketch::{Colour, Sketch, Thickness};
use crate::views::drawing::stamp::Stamp;
use controls::icon::{Icon, picture};
use yew::prelude::*;

/// Pen or shape, colour and thickness.
pub(super) fn tools(pen: Pen, set: &Callback<Pen>) -> Html {
    let with = |pen: Pen| set.reform(move |_: Event| pen);
    let colour = |colour: Colour| {
        let chosen = with(Pen { colour, ..pen });
        let class = format!("swatch pen-{}", class(colour));
        one(
            "pen-colour",
            pen.colour == colour,
            chosen,
            colour_words(colour),
            html! { <span {class}></span> },
        )
    };
    let thickness = |thickness: Thickness| {
        let chosen = with(Pen { thickness, ..pen });
        let r = (thickness.steps() / 2).to_string();
        let drawn = html! {
            <svg viewBox="-26 -26 52 52" aria-hidden="true" focusable="false"><circle cx="0" cy="0" {r} fill="currentColor" /></svg>
        };
        one(
            "pen-thickness",
            pen.thickness == thickness,
            chosen,
            thickness_words(thickness),
            drawn,
        )
    };
    let tool = |stamp: Option<Stamp>| {
        let chosen = with(Pen { stamp, ..pen });
        let drawn = html! {
            <svg viewBox="-56 -56 112 112" aria-hidden="true" focusable="false" fill="none" stroke="currentColor"
                stroke-width="7" stroke-linecap="round" stroke-linejoin="round"><path d={shape(stamp)} /></svg>
        };
        one(
            "pen-tool",
            pen.stamp == stamp,
            chosen,
            tool_words(stamp),
            drawn,
        )
    };
    let tools = std::iter::once(None).chain(Stamp::ALL.map(Some));
    html! {
        <div class="pens">
            { row(say::tools(), tools.map(tool).collect()) }
            { row(say::colours(), Colour::ALL.into_iter().map(colour).collect()) }
            { row(say::thicknesses(), Thickness::ALL.into_iter().map(thickness).collect()) }
        </div>
    }
}

/// Undo and starting again.
pub(super) fn steps(sketch: &Sketch, draw: &Callback<Sketch>, tell: &Callback<String>) -> Html {
    let step = |icon: Icon,
                words: &'static str,
                id: &'static str,
                able: bool,
                next: fn(Sketch) -> Sketch,
                said: &'static str| {
        let (sketch, draw, tell) = (sketch.clone(), draw.clone(), tell.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            if able {
                draw.emit(next(sketch.clone()));
                tell.emit(said.to_owned());
            }
        });
        html! {
            <button type="button" class="button plain small" {id} {onclick} aria-disabled={(!able).then_some("true")}>
                { picture(icon) }{ words }
            </button>
        }
    };
    html! {
        <div class="turns-row">
            { step(Icon::Back, say::undo(), "undo", sketch.can_undo(), Sketch::undone, say::undone()) }
            { step(Icon::Cross, say::start_again(), "start-again", !sketch.is_empty(), Sketch::cleared, say::cleared()) }
        </div>
    }
}

fn row(name: &'static str, all: Vec<Html>) -> Html {
    html! {
        <fieldset class="pen-row">
            <legend class="for-ears">{ name }</legend>
            { for all }
        </fieldset>
    }
}

fn one(
    name: &'static str,
    on: bool,
    chosen: Callback<Event>,
    words: &'static str,
    drawn: Html,
) -> Html {
    html! {
        <label class={classes!("pen-choice", on.then_some("on"))} title={words}>
            <input type="radio" {name} checked={on} onchange={chosen} />
            { drawn }
            <span class="for-ears">{ words }</span>
        </label>
    }
}

/// The pen, or a shape, as it looks on its button.
fn shape(stamp: Option<Stamp>) -> String {
    let Some(stamp) = stamp else {
        return "M-40 44L-32 16L28 -44L44 -28L-16 32ZM14 -30L30 -14".to_owned();
    };
    // The path's text is for places on the paper, which has none below zero.
    stamp
        .shape()
        .iter()
        .map(|line| {
            line.iter()
                .enumerate()
                .fold(String::new(), |text, (at, (x, y))| {
                    format!("{text}{}{x} {y}", if at == 0 { 'M' } else { 'L' })
                })
        })
        .collect()
}

const fn class(colour: Colour) -> &'static str {
    match colour {
        Colour::Black => "black",
        Colour::Brown => "brown",
        Colour::Red => "red",
        Colour::Orange => "orange",
        Colour::Yellow => "yellow",
        Colour::Green => "green",
        Colour::Blue => "blue",
        Colour::Purple => "purple",
        Colour::Pink => "pink",
        Colour::White => "white",
    }
}

fn colour_words(colour: Colour) -> &'static str {
    match colour {
        Colour::Black => say::black(),
        Colour::Brown => say::brown(),
        Colour::Red => say::red(),
        Colour::Orange => say::orange(),
        Colour::Yellow => say::yellow(),
        Colour::Green => say::green(),
        Colour::Blue => say::blue(),
        Colour::Purple => say::purple(),
        Colour::Pink => say::pink(),
        Colour::White => say::white(),
    }
}

fn thickness_words(thickness: Thickness) -> &'static str {
    match thickness {
        Thickness::Thin => say::thin(),
        Thickness::Middle => say::in_between(),
        Thickness::Thick => say::thick(),
    }
}

fn tool_words(stamp: Option<Stamp>) -> &'static str {
    match stamp {
        None => say::pen(),
        Some(Stamp::Person) => say::person(),
        Some(Stamp::House) => say::house(),
        Some(Stamp::Heart) => say::heart(),
        Some(Stamp::Star) => say::star(),
        Some(Stamp::Sun) => say::sun(),
        Some(Stamp::Tree) => say::tree(),
        Some(Stamp::Happy) => say::happy(),
        Some(Stamp::Sad) => say::sad(),
    }
}
