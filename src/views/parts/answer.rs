//! The controls of one question, by its kind.

use super::faces::FacePicture;
use super::option::{OptionBox, Pick};
use super::own_words::OwnWords;
use super::people::PeopleBoxes;
use super::several_boxes::{GoalBoxes, PlaceAndTime};
use crate::phrases::views as say;
use crate::views::entry::{Change, Entry};
use crate::views::phrases;
use domain::form::{Choice, Kind, Question};
use domain::ids::ChoiceId;
use domain::views::{Answer, Face, YesNo};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`AnswerControls`].
#[derive(Properties, PartialEq)]
pub struct AnswerProps {
    /// The question.
    pub question: Question,
    /// What stands in it.
    pub entry: Entry,
    /// A change to it.
    pub change: Callback<Change>,
}

/// The controls of one question. The page's heading names them.
#[component]
pub fn AnswerControls(props: &AnswerProps) -> Html {
    let answer = props.entry.answer.as_ref();
    let change = &props.change;
    match props.question.kind {
        Kind::Faces => faces(props),
        Kind::YesNo => yes_no(props),
        Kind::OneOf | Kind::Scale => one_of(props),
        Kind::SomeOf => some_of(props),
        Kind::ShortWords | Kind::LongWords => {
            let words = match answer {
                Some(Answer::Words(words)) => words.clone(),
                _ => String::new(),
            };
            let rows = if props.question.kind == Kind::LongWords {
                6
            } else {
                2
            };
            let described_by = props.question.hint.is_some().then_some("hint");
            html! {
                <OwnWords id="answer-words" {words} {rows} {described_by} changed={change.reform(Change::Words)} />
            }
        }
        Kind::People => {
            let people = match answer {
                Some(Answer::People(people)) => people.clone(),
                _ => Vec::new(),
            };
            html! { <PeopleBoxes people={Rc::new(people)} change={change.clone()} /> }
        }
        Kind::PlaceAndTime => {
            let (place, time) = match answer {
                Some(Answer::PlaceAndTime { place, time }) => (place.clone(), time.clone()),
                _ => Default::default(),
            };
            html! { <PlaceAndTime {place} {time} change={change.clone()} /> }
        }
        Kind::Goal => {
            let (what, who, by_when) = match answer {
                Some(Answer::Goal { what, who, by_when }) => {
                    (what.clone(), who.clone(), by_when.clone())
                }
                _ => Default::default(),
            };
            html! { <GoalBoxes {what} {who} {by_when} change={change.clone()} /> }
        }
        Kind::Drawing | Kind::VoiceNote => html! { <p>{ say::cannot_ask() }</p> },
    }
}

fn faces(props: &AnswerProps) -> Html {
    let option = |face: Face| {
        let on = props.entry.answer == Some(Answer::Face(face));
        let chosen = props.change.reform(move |_: bool| Change::Face(face));
        html! {
            <OptionBox key={face.word()} name={props.question.id.to_string()} {on} {chosen}>
                <FacePicture {face} />{ phrases::face(face) }
            </OptionBox>
        }
    };
    html! { <div class="choices-list faces">{ for Face::ALL.into_iter().map(option) }</div> }
}

fn yes_no(props: &AnswerProps) -> Html {
    let option = |answer: YesNo| {
        let on = props.entry.answer == Some(Answer::YesNo(answer));
        let chosen = props.change.reform(move |_: bool| Change::YesNo(answer));
        html! {
            <OptionBox key={answer.word()} name={props.question.id.to_string()} {on} {chosen}>
                { phrases::yes_no(answer) }
            </OptionBox>
        }
    };
    html! { <div class="choices-list">{ for YesNo::ALL.into_iter().map(option) }</div> }
}

fn one_of(props: &AnswerProps) -> Html {
    let option = |choice: &Choice| {
        let id = choice.id.clone();
        let on = props.entry.answer == Some(Answer::Choice(id.clone()));
        let chosen = props
            .change
            .reform(move |_: bool| Change::Choose(id.clone()));
        html! {
            <OptionBox key={choice.id.to_string()} name={props.question.id.to_string()} {on} {chosen}>
                { &choice.label }
            </OptionBox>
        }
    };
    html! { <div class="choices-list">{ for props.question.choices.iter().map(option) }</div> }
}

fn some_of(props: &AnswerProps) -> Html {
    let chosen: &[ChoiceId] = match &props.entry.answer {
        Some(Answer::Choices(ids)) => ids,
        _ => &[],
    };
    let most = props.question.at_most.map(usize::from);
    let full = most.is_some_and(|most| chosen.len() >= most);
    let option = |choice: &Choice| {
        let id = choice.id.clone();
        let on = chosen.contains(&id);
        let tick = props
            .change
            .reform(move |on: bool| Change::Tick(id.clone(), on));
        html! {
            <OptionBox key={choice.id.to_string()} pick={Pick::Some} name={props.question.id.to_string()}
                {on} disabled={full && !on} chosen={tick}>
                { &choice.label }
            </OptionBox>
        }
    };
    let how_many = match props.question.at_most {
        Some(most) => say::up_to(u32::from(most)),
        None => say::any_number().to_owned(),
    };
    html! {
        <>
            <p class="muted">{ how_many }</p>
            <div class="choices-list">{ for props.question.choices.iter().map(option) }</div>
        </>
    }
}

/// Whether the controls are a group that the heading must name, or one box.
#[must_use]
pub const fn is_group(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::ShortWords | Kind::LongWords | Kind::Drawing | Kind::VoiceNote
    )
}
