//! The controls of one question, by its kind.

use super::drawing::Drawing;
use super::faces::face_picture;
use super::option::Choosable;
use super::own_words::OwnWords;
use super::people::people_boxes;
use super::several_boxes::{goal, place_and_time};
use super::voice::Voice;
use crate::phrases::views as say;
use crate::views::entry::{Change, Entry};
use crate::views::phrases;
use domain::form::{Choice, Kind, Question};
use domain::ids::ChoiceId;
use domain::views::{Answer, Face, YesNo};
use yew::prelude::*;

/// The controls of one question. The page's heading names them.
pub fn answer_controls(question: &Question, entry: &Entry, change: &Callback<Change>) -> Html {
    let answer = entry.answer.as_ref();
    match question.kind {
        Kind::Faces => list(
            question,
            Face::ALL.map(|face| {
                let words = html! { <>{ face_picture(face) }{ phrases::face(face) }</> };
                (Answer::Face(face), Change::Face(face), words)
            }),
            answer,
            change,
        ),
        Kind::YesNo => list(
            question,
            YesNo::ALL.map(|yes_no| {
                (
                    Answer::YesNo(yes_no),
                    Change::YesNo(yes_no),
                    phrases::yes_no(yes_no).into(),
                )
            }),
            answer,
            change,
        ),
        Kind::OneOf | Kind::Scale => list(
            question,
            question.choices.iter().map(|choice| {
                let id = choice.id.clone();
                (
                    Answer::Choice(id.clone()),
                    Change::Choose(id),
                    choice.label.clone().into(),
                )
            }),
            answer,
            change,
        ),
        Kind::SomeOf => some_of(question, answer, change),
        Kind::ShortWords | Kind::LongWords => {
            let words = match answer {
                Some(Answer::Words(words)) => words.as_str(),
                _ => "",
            };
            let words = OwnWords::new("answer-words", words, change.reform(Change::Words))
                .described_by(question.hint.is_some().then_some("hint"));
            if question.kind == Kind::LongWords {
                words.long().draw()
            } else {
                words.draw()
            }
        }
        Kind::People => match answer {
            Some(Answer::People(people)) => people_boxes(people, change),
            _ => people_boxes(&[], change),
        },
        Kind::PlaceAndTime => match answer {
            Some(Answer::PlaceAndTime { place, time }) => place_and_time(place, time, change),
            _ => place_and_time("", "", change),
        },
        Kind::Goal => match answer {
            Some(Answer::Goal { what, who, by_when }) => goal([what, who, by_when], change),
            _ => goal([""; 3], change),
        },
        Kind::Drawing => {
            html! { <Drawing entry={entry.clone()} change={change.clone()} /> }
        }
        Kind::VoiceNote => html! { <Voice entry={entry.clone()} change={change.clone()} /> },
    }
}

/// One of these, each an answer, the change that makes it, and its words.
fn list(
    question: &Question,
    options: impl IntoIterator<Item = (Answer, Change, Html)>,
    now: Option<&Answer>,
    change: &Callback<Change>,
) -> Html {
    let option = |(answer, makes, words): (Answer, Change, Html)| {
        let chosen = change.reform(move |_: bool| makes.clone());
        Choosable::one(question.id.to_string(), now == Some(&answer), chosen, words).draw()
    };
    let faces = (question.kind == Kind::Faces).then_some("faces");
    html! {
        <div class={classes!("choices-list", faces)}>{ for options.into_iter().map(option) }</div>
    }
}

fn some_of(question: &Question, now: Option<&Answer>, change: &Callback<Change>) -> Html {
    let chosen: &[ChoiceId] = match now {
        Some(Answer::Choices(ids)) => ids,
        _ => &[],
    };
    let most = question.at_most.map(usize::from);
    let full = most.is_some_and(|most| chosen.len() >= most);
    let option = |choice: &Choice| {
        let id = choice.id.clone();
        let on = chosen.contains(&id);
        let tick = change.reform(move |on: bool| Change::Tick(id.clone(), on));
        Choosable::tick(question.id.to_string(), on, tick, choice.label.clone())
            .disabled(full && !on)
            .draw()
    };
    let how_many = match question.at_most {
        Some(most) => say::up_to(u32::from(most)),
        None => say::any_number().to_owned(),
    };
    html! {
        <>
            <p class="muted">{ how_many }</p>
            <div class="choices-list">{ for question.choices.iter().map(option) }</div>
        </>
    }
}

/// Whether the controls are a group that the heading must name, or one box.
#[must_use]
pub const fn is_group(kind: Kind) -> bool {
    !matches!(kind, Kind::ShortWords | Kind::LongWords)
}
