//! One question while it is written: its words, how it is answered, its options, its place.

use super::about::{area, select};
use super::builder::{advice, fault_of};
use super::draft::{Change, Part};
use super::words::{self, PICTURES, box_id};
use crate::platform::input;
use controls::field::Field;
use controls::icon::{Icon, picture};
use domain::consultation::asked::{
    AskedAs, AskedFault, MOST_OPTION, MOST_OPTIONS, MOST_RANKED, Question,
};
use domain::consultation::lint::Finding;
use domain::edition::Edition;
use domain::ids::PriorityId;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`QuestionCard`].
#[derive(Properties, PartialEq)]
pub struct QuestionProps {
    /// Its place, from nought.
    pub at: usize,
    /// How many there are.
    pub of: usize,
    /// As typed.
    pub question: Question,
    /// What could be better.
    pub findings: Rc<Vec<Finding>>,
    /// What keeps it from opening, once that was tried.
    pub faults: Rc<Vec<AskedFault>>,
    /// The content.
    pub edition: Rc<Edition>,
    /// Told each change.
    pub change: Callback<Change>,
    /// Told what to put the focus on.
    pub to: Callback<String>,
}

/// One question.
#[component]
pub fn QuestionCard(props: &QuestionProps) -> Html {
    let (at, question) = (props.at, &props.question);
    let field = |part: &str| format!("questions.{at}.{part}");
    let of = {
        let change = props.change.clone();
        Callback::from(move |part: Part| change.emit(Change::Of(at, part)))
    };
    let ask = of.reform(|event: InputEvent| Part::Ask(input::written(&event)));
    let hint = of.reform(|event: InputEvent| Part::Hint(input::typed(&event)));
    let kind = {
        let of = of.clone();
        Callback::from(move |word: String| {
            if let Some(kind) = AskedAs::of_word(&word) {
                of.emit(Part::Kind(kind));
            }
        })
    };
    let priority = of.reform(|id: String| {
        Part::Priority((!id.is_empty()).then(|| PriorityId::from(id.as_str())))
    });
    let and_words = of.reform(|event: Event| Part::AndWords(input::ticked(&event)));
    let kinds = AskedAs::ALL
        .iter()
        .map(|one| (one.word(), words::kind(*one)));
    let priorities = props.edition.pledge.priorities.iter();
    let priorities = priorities.map(|one| (one.id.as_str(), one.title.as_str()));
    let about = question.priority.as_ref().map_or("", PriorityId::as_str);
    let words_id = box_id(&field("and_words"));
    let title = format!("Question {} of {}", at + 1, props.of);
    html! {
        <li class="card stack question-card" aria-label={title.clone()}>
            <div class="question-head">
                <h3>{ title }</h3>
                { moves(props) }
            </div>
            <div>
                { area(&box_id(&field("ask")), "Question", "One thing at a time, as you would say it.", &question.ask, fault_of(&props.faults, &field("ask")), ask) }
                { advice(&props.findings, &field("ask")) }
            </div>
            <div>
                <Field id={box_id(&field("hint"))} label="A sentence under it, if it needs one" value={question.hint.clone().unwrap_or_default()}
                    fault={fault_of(&props.faults, &field("hint"))} oninput={hint} />
                { advice(&props.findings, &field("hint")) }
            </div>
            <div class="in-a-row">
                { select(&box_id(&field("kind")), "Answered by", question.kind.word(), kinds.collect(), kind) }
                { select(&box_id(&field("priority")), "About", about, [("", "No priority")].into_iter().chain(priorities).collect(), priority) }
            </div>
            if question.kind.has_options() { { options(props, &of) } }
            if question.kind != AskedAs::Words {
                <label class="tick-line" for={words_id.clone()}>
                    <input id={words_id} type="checkbox" checked={question.and_words} onchange={and_words} />
                    { "Let people add own words. They are sealed, and never counted." }
                </label>
            }
        </li>
    }
}

/// The id of a button of this question, wherever it moves.
fn button_id(question: &Question, what: &str) -> String {
    format!("q-{}-{what}", question.id)
}

fn moves(props: &QuestionProps) -> Html {
    let (at, number) = (props.at, props.at + 1);
    let step = |up: bool| {
        let (change, to) = (props.change.clone(), props.to.clone());
        let id = button_id(&props.question, if up { "up" } else { "down" });
        Callback::from(move |_: MouseEvent| {
            change.emit(Change::Move(at, up));
            to.emit(id.clone());
        })
    };
    let remove = {
        let (change, to) = (props.change.clone(), props.to.clone());
        Callback::from(move |_: MouseEvent| {
            change.emit(Change::Remove(at));
            to.emit("c-questions".to_owned());
        })
    };
    // They stay where they are at the ends, so that the focus is not lost.
    let ends = |end: bool| end.then_some("true");
    html! {
        <div class="moves">
            <button type="button" class="button plain slim" id={button_id(&props.question, "up")} onclick={step(true)} aria-disabled={ends(at == 0)} aria-label={format!("Move question {number} up")}>{ picture(Icon::Up) }</button>
            <button type="button" class="button plain slim" id={button_id(&props.question, "down")} onclick={step(false)} aria-disabled={ends(number == props.of)} aria-label={format!("Move question {number} down")}>{ picture(Icon::Down) }</button>
            <button type="button" class="button plain slim" onclick={remove} aria-label={format!("Remove question {number}")}>{ picture(Icon::Cross) }</button>
        </div>
    }
}

fn options(props: &QuestionProps, of: &Callback<Part>) -> Html {
    let (at, question) = (props.at, &props.question);
    let field = format!("questions.{at}.options");
    let fault = fault_of(&props.faults, &field);
    let most = if question.kind == AskedAs::Ranking {
        MOST_RANKED
    } else {
        MOST_OPTIONS
    };
    let add = {
        let (of, to) = (of.clone(), props.to.clone());
        let next = box_id(&format!("{field}.{}", question.options.len()));
        Callback::from(move |_: MouseEvent| {
            of.emit(Part::AddOption);
            to.emit(next.clone());
        })
    };
    html! {
        <fieldset class="options" id={box_id(&field)} tabindex="-1">
            <legend>{ if question.kind == AskedAs::Scale { "Steps, the lowest first" } else { "Options" } }</legend>
            if let Some(fault) = fault { <p class="fault" role="alert">{ fault }</p> }
            { for question.options.iter().enumerate().map(|(nth, _)| option(props, of, nth)) }
            { advice(&props.findings, &field) }
            if question.options.len() < most {
                <p><button type="button" class="button plain slim" onclick={add}>{ "Add an option" }<span class="for-ears">{ format!(" to question {}", at + 1) }</span></button></p>
            }
        </fieldset>
    }
}

fn option(props: &QuestionProps, of: &Callback<Part>, nth: usize) -> Html {
    let question = &props.question;
    let Some(option) = question.options.get(nth) else {
        return Html::default();
    };
    let field = format!("questions.{}.options.{nth}", props.at);
    let label = of.reform(move |event: InputEvent| Part::Label(nth, input::typed(&event)));
    let named = of.reform(move |name: String| Part::Picture(nth, name));
    let press = |part: Part| of.reform(move |_: MouseEvent| part.clone());
    let number = nth + 1;
    let last = number == question.options.len();
    let drawn = option.id.as_str().split('-').next().unwrap_or_default();
    html! {
        <div class="option-line" key={option.id.as_str().to_owned()}>
            <Field id={box_id(&field)} label={format!("Option {number}")} value={option.label.clone()} most={u16::try_from(MOST_OPTION).ok()}
                fault={fault_of(&props.faults, &field)} oninput={label} />
            if question.kind == AskedAs::Picture {
                { select(&box_id(&format!("{field}.picture")), &format!("Picture {number}"), drawn, PICTURES.to_vec(), named) }
            }
            <div class="moves">
                <button type="button" class="button plain slim" onclick={press(Part::MoveOption(nth, true))} aria-disabled={(nth == 0).then_some("true")} aria-label={format!("Move option {number} up")}>{ picture(Icon::Up) }</button>
                <button type="button" class="button plain slim" onclick={press(Part::MoveOption(nth, false))} aria-disabled={last.then_some("true")} aria-label={format!("Move option {number} down")}>{ picture(Icon::Down) }</button>
                <button type="button" class="button plain slim" onclick={press(Part::RemoveOption(nth))} aria-label={format!("Remove option {number}")}>{ picture(Icon::Cross) }</button>
            </div>
            { advice(&props.findings, &field) }
        </div>
    }
}
