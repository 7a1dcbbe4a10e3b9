//! What things are called on the pages of actions.

use api::actions::Stage;
use api::desk::actions::{Colour, From, Whole};
use domain::edition::Edition;
use domain::ids::{PriorityId, PromiseId};
use yew::prelude::*;

/// How far one has come.
#[must_use]
pub const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Doing => "Being done",
        Stage::Done => "Done",
        Stage::NotPossible => "Not possible",
    }
}

/// A colour's word for the wire and its name.
#[must_use]
pub const fn colour(colour: Colour) -> (&'static str, &'static str) {
    match colour {
        Colour::Red => ("red", "Red"),
        Colour::Amber => ("amber", "Amber"),
        Colour::Green => ("green", "Green"),
    }
}

/// The colour of this word.
#[must_use]
pub fn colour_of(word: &str) -> Option<Colour> {
    Colour::ALL.into_iter().find(|one| colour(*one).0 == word)
}

/// A colour as a word beside a shape of its own: never colour alone.
pub fn flag(of: Colour) -> Html {
    let (word, name) = colour(of);
    let shape = match of {
        Colour::Red => "M1 1h10v10H1z",
        Colour::Amber => "M6 1l5.5 10H.5z",
        Colour::Green => "M6 1a5 5 0 110 10A5 5 0 016 1z",
    };
    html! {
        <span class={classes!("pill", "flag", word)}>
            <svg viewBox="0 0 12 12" aria-hidden="true"><path d={shape} /></svg>{ name }
        </span>
    }
}

/// Where one stands: its stage, or that it is late.
pub fn standing(whole: &Whole) -> Html {
    if whole.overdue {
        return html! { <span class="pill urgent">{ "Overdue" }</span> };
    }
    let of = whole.written.stage;
    html! { <span class={classes!("pill", of.word())}>{ stage(of) }</span> }
}

/// The title of a priority, with its number.
#[must_use]
pub fn priority(edition: &Edition, id: &PriorityId) -> String {
    let mut all = edition.pledge.priorities.iter().enumerate();
    let found = all.find(|(_, one)| one.id == *id);
    found.map_or_else(
        || "A priority that is no longer in the pledge".to_owned(),
        |(at, one)| format!("{}. {}", at + 1, one.title),
    )
}

/// The title of a promise.
#[must_use]
pub fn promise(edition: &Edition, id: &PromiseId) -> String {
    let all = edition.pledge.priorities.iter();
    let mut all = all.flat_map(|one| &one.promises);
    let found = all.find(|one| one.id == *id);
    found.map_or_else(
        || "A promise that is no longer in the pledge".to_owned(),
        |one| one.title.clone(),
    )
}

/// What one came from.
#[must_use]
pub fn from(from: &From) -> String {
    match from {
        From::Consultation { question: None, .. } => "How a consultation was answered".to_owned(),
        From::Consultation { .. } => "How a question of a consultation was answered".to_owned(),
        From::Theme(name) => format!("A theme: {name}"),
        From::Promise => "How a promise is rated".to_owned(),
        From::Elsewhere => "A group, a panel, or elsewhere".to_owned(),
    }
}

/// The id of the box for this field of the form with this prefix.
#[must_use]
pub fn box_id(form: &str, field: &str) -> String {
    format!("{form}-{field}")
}
