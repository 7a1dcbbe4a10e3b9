//! From when the time to a review counts, and whether it was held at all: the boxes, and
//! what the notes of the same child's other reviews say.

use super::typed::{Part, Typed, which_word};
use crate::day_words;
use crate::platform::input;
use chrono::NaiveDate;
use controls::choices::{Choices, Choosable};
use controls::field::Field;
use controls::notice::Notice;
use domain::due::reviews::ReviewsHeld;
use domain::participation::NoteOfReview;
use domain::review_figures::{Which, worked_out};
use yew::prelude::*;

/// The boxes before the day on which it was held.
pub(super) fn counting(
    typed: &Typed,
    (earlier, today): (&[NoteOfReview], NaiveDate),
    write: &Callback<(Part, String)>,
    take: &Callback<ReviewsHeld>,
) -> Html {
    html! {
        <>
            { offer(typed, earlier, today, take) }
            { which(typed, write) }
            if let Some(which) = typed.which {
                <Field id={Part::CountsFrom.id()} label={from_label(which)} hint={AttrValue::from(Part::CountsFrom.hint())}
                    value={typed.words(Part::CountsFrom).to_owned()} fault={typed.fault(Part::CountsFrom)}
                    oninput={write.reform(|event: InputEvent| (Part::CountsFrom, input::typed(&event)))} />
            }
        </>
    }
}

/// What was worked out of the reviews before, while it is not what is typed.
fn offer(
    typed: &Typed,
    earlier: &[NoteOfReview],
    today: NaiveDate,
    take: &Callback<ReviewsHeld>,
) -> Html {
    let (child, held_on) = typed.whose();
    let found = worked_out(child, held_on.unwrap_or(today), earlier);
    let Some(found) = found.filter(|found| typed.before() != Some(*found)) else {
        return Html::default();
    };
    let onclick = take.reform(move |_: MouseEvent| found);
    html! {
        <Notice>
            <p>{ format!("From what was written about their last review: {}.", said(found)) }</p>
            <p><button type="button" class="button plain slim" {onclick}>{ "Take this over" }</button></p>
        </Notice>
    }
}

/// Which review comes after these, and from when its time counts.
pub(super) fn said(before: ReviewsHeld) -> String {
    match before {
        ReviewsHeld::None { in_care_since } => format!(
            "this is the first review, and they became looked after on {}",
            day_words::full(in_care_since)
        ),
        ReviewsHeld::One { last_on } => format!(
            "this is the second review, and the first was held on {}",
            day_words::full(last_on)
        ),
        ReviewsHeld::More { last_on } => format!(
            "this is a later review, and the last was held on {}",
            day_words::full(last_on)
        ),
    }
}

const fn from_label(which: Which) -> &'static str {
    match which {
        Which::First => "They became looked after on",
        Which::Second => "Their first review was held on",
        Which::Later => "Their last review was held on",
    }
}

const fn which_label(which: Which) -> (&'static str, &'static str) {
    match which {
        Which::First => (
            "The first",
            "Due 20 working days after they became looked after.",
        ),
        Which::Second => ("The second", "Due 3 months after the first."),
        Which::Later => ("A later one", "Due 6 months after the last."),
    }
}

fn which(typed: &Typed, write: &Callback<(Part, String)>) -> Html {
    let none = Choosable {
        id: "none".into(),
        label: "Not known".into(),
        hint: None,
    };
    let options = Which::ALL.into_iter().map(|which| {
        let (label, hint) = which_label(which);
        Choosable {
            id: which_word(which).into(),
            label: label.into(),
            hint: Some(hint.into()),
        }
    });
    let options: Vec<Choosable> = std::iter::once(none).chain(options).collect();
    let onchoose = write.reform(|id: AttrValue| (Part::Which, id.to_string()));
    let chosen = typed.which.map_or("none", which_word);
    html! {
        <Choices name={Part::Which.id()} legend={html! { <>{ Part::Which.label() }<span class="hint">{ Part::Which.hint() }</span></> }}
            {options} chosen={AttrValue::from(chosen)} fault={typed.fault(Part::Which)} {onchoose} />
    }
}

/// That it was due and was not held.
pub(super) fn not_held(typed: &Typed, write: &Callback<(Part, String)>) -> Html {
    let id = Part::NotHeld.id();
    let fault = typed.fault(Part::NotHeld);
    let (hint_id, fault_id) = (format!("{id}-hint"), format!("{id}-fault"));
    let described = match &fault {
        Some(_) => format!("{fault_id} {hint_id}"),
        None => hint_id.clone(),
    };
    let onchange = write.reform(|event: yew::Event| {
        let ticked = input::ticked(&event);
        (Part::NotHeld, if ticked { "yes" } else { "" }.to_owned())
    });
    html! {
        <div class="field">
            if let Some(fault) = fault { <p class="fault" id={fault_id} role="alert">{ fault }</p> }
            <label class="tick-line" for={id}>
                <input {id} type="checkbox" checked={typed.not_held} aria-describedby={described} {onchange} />
                { Part::NotHeld.label() }
            </label>
            <span class="hint" id={hint_id}>{ Part::NotHeld.hint() }</span>
        </div>
    }
}
