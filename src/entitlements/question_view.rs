//! One question: big buttons that answer in one tap, and a day to type where an
//! exact one helps. A day that cannot be is said beside the boxes; what was typed
//! stays.

use super::answers::{Answer, Answers};
use super::fault_words;
use super::questions::{Asked, DayFor, Tap};
use super::readings::readings;
use crate::phrases::status as say;
use crate::platform::input;
use crate::published::use_published;
use crate::surroundings::use_surroundings;
use controls::day_field::{DayField, DayPart, DayWords, TypedDay};
use controls::icon::{Icon, picture};
use controls::unfold::Unfold;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`QuestionView`].
#[derive(Properties, PartialEq)]
pub struct QuestionViewProps {
    /// The question.
    pub asked: Asked,
    /// The answers so far, against which a typed day is checked.
    pub answers: Rc<Answers>,
    /// The id of the heading that names the answers.
    pub named_by: AttrValue,
    /// Told the answer.
    pub onanswer: Callback<Answer>,
}

/// The answers to one question. The heading is the page's.
#[component]
pub fn QuestionView(props: &QuestionViewProps) -> Html {
    let asked = &props.asked;
    let class = classes!("taps", asked.numbers.then_some("numbers"));
    html! {
        <>
            if let Some(hint) = asked.hint { <p class="muted">{ hint }</p> }
            if !asked.day_first {
                <div {class} role="group" aria-labelledby={props.named_by.clone()}>
                    { for asked.taps.iter().map(|tap| button(tap, &props.onanswer)) }
                </div>
                { for asked.day.map(|day| html! {
                    <Unfold id="exact-day" level={2} class="slim" title={say::or_day()}>
                        <DayQuestion {day} answers={props.answers.clone()}
                            onanswer={props.onanswer.clone()} />
                    </Unfold>
                }) }
            } else {
                { for asked.day.map(|day| html! {
                    <DayQuestion {day} answers={props.answers.clone()}
                        onanswer={props.onanswer.clone()} />
                }) }
                <div class="taps">{ for asked.taps.iter().map(|tap| button(tap, &props.onanswer)) }</div>
            }
        </>
    }
}

fn button(tap: &Tap, onanswer: &Callback<Answer>) -> Html {
    let answer = tap.answer.clone();
    let onclick = onanswer.reform(move |_: MouseEvent| answer.clone());
    html! {
        <button type="button" class="tap" key={tap.words.as_str()} {onclick}>{ tap.words.clone() }</button>
    }
}

#[derive(Properties, PartialEq)]
struct DayQuestionProps {
    day: DayFor,
    answers: Rc<Answers>,
    onanswer: Callback<Answer>,
}

/// A day to type, taken only when it can be.
#[component]
fn DayQuestion(props: &DayQuestionProps) -> Html {
    let typed = use_state_eq(TypedDay::default);
    let fault = use_state_eq(|| None::<&'static str>);
    let today = use_surroundings().today;
    let council = use_published().map(|edition| edition.trust.council.clone());
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |(part, typing): (DayPart, InputEvent)| {
            typed.set(typed.with(part, input::typed(&typing)));
        })
    };
    let onsubmit = {
        let (typed, fault) = (typed.clone(), fault.setter());
        let (day, answers, onanswer) = (props.day, props.answers.clone(), props.onanswer.clone());
        Callback::from(move |submit: SubmitEvent| {
            submit.prevent_default();
            let council = council.as_deref().unwrap_or_default();
            let taken = fault_words::day(&typed, today).and_then(|typed| {
                let answer = day.answer(typed);
                let then = answers.clone().reduce(answer.clone());
                readings(&then, council, today)
                    .map(|_| answer)
                    .map_err(|fault| fault_words::words(&fault, day))
            });
            match taken {
                Ok(answer) => onanswer.emit(answer),
                Err(words) => fault.set(Some(words)),
            }
        })
    };
    html! {
        <form class="stack" novalidate=true {onsubmit}>
            <DayField id="day" legend={html! { <span class="hint">{ say::for_example() }</span> }}
                words={DayWords { day: say::day().into(), month: say::month().into(), year: say::year().into() }}
                typed={(*typed).clone()} fault={fault.map(AttrValue::from)} {oninput} />
            <button type="submit" class="button">
                <span>{ say::next() }</span>
                { picture(Icon::Chevron) }
            </button>
        </form>
    }
}
