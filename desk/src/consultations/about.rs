//! What one is about: name, introduction, whom it is put to, its days.

use super::builder::{advice, fault_of};
use super::draft::Change;
use super::words;
use crate::platform::input;
use crate::pledge::words::band;
use chrono::NaiveDate;
use controls::field::Field;
use domain::consultation::asked::{AskedFault, Audience, Consultation, MOST_TITLE, Purpose};
use domain::consultation::lint::Finding;
use domain::consultation::pledge_check::AgeBand;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`About`].
#[derive(Properties, PartialEq)]
pub struct AboutProps {
    /// As typed.
    pub asked: Consultation,
    /// What could be better.
    pub findings: Rc<Vec<Finding>>,
    /// What keeps it from opening, once that was tried.
    pub faults: Rc<Vec<AskedFault>>,
    /// Told each change.
    pub change: Callback<Change>,
}

/// What it is about.
#[component]
pub fn About(props: &AboutProps) -> Html {
    let (asked, change) = (&props.asked, &props.change);
    let title = change.reform(|event: InputEvent| Change::Title(input::typed(&event)));
    let intro = change.reform(|event: InputEvent| Change::Intro(input::written(&event)));
    let on_home = |on: bool| change.reform(move |_: Event| Change::OnHome(on));
    let purpose = {
        let change = change.clone();
        Callback::from(move |word: String| {
            if let Some(purpose) = Purpose::of_word(&word) {
                change.emit(Change::Purpose(purpose));
            }
        })
    };
    let audience = {
        let change = change.clone();
        Callback::from(move |word: String| {
            if let Some(audience) = Audience::of_word(&word) {
                change.emit(Change::Audience(audience));
            }
        })
    };
    let purposes = Purpose::ALL
        .iter()
        .map(|one| (one.word(), words::purpose(*one)));
    let audiences = Audience::ALL
        .iter()
        .map(|one| (one.word(), words::audience(*one)));
    html! {
        <section class="card stack about-it" aria-labelledby="about-title">
            <h2 id="about-title">{ "What it is about" }</h2>
            <div>
                <Field id="c-title" label="Name" hint="Young people see it on Home." value={asked.title.clone()}
                    most={u16::try_from(MOST_TITLE).ok()} fault={fault_of(&props.faults, "title")} oninput={title} />
                { advice(&props.findings, "title") }
            </div>
            <div>
                { area("c-intro", "Introduction", "What it is about, and what becomes of it.", &asked.intro, fault_of(&props.faults, "intro"), intro) }
                { advice(&props.findings, "intro") }
            </div>
            <div class="in-a-row">
                { select("c-purpose", "What for", asked.purpose.word(), purposes.collect(), purpose) }
                { select("c-audience", "Put to", asked.audience.word(), audiences.collect(), audience) }
            </div>
            { bands(props) }
            <div class="in-a-row">
                { day("c-opens_on", "First day", asked.opens_on, fault_of(&props.faults, "opens_on"), change.reform(Change::Opens)) }
                { day("c-closes_on", "Last day", asked.closes_on, fault_of(&props.faults, "closes_on"), change.reform(Change::Closes)) }
            </div>
            <fieldset class="ticks">
                <legend>{ "Where young people find it" }</legend>
                <label class="tick-line" for="c-home"><input id="c-home" type="radio" name="on-home" checked={asked.on_home} onchange={on_home(true)} />{ "On Home, by link and by code" }</label>
                <label class="tick-line" for="c-code"><input id="c-code" type="radio" name="on-home" checked={!asked.on_home} onchange={on_home(false)} />{ "Only by link or code" }</label>
            </fieldset>
        </section>
    }
}

fn bands(props: &AboutProps) -> Html {
    let fault = fault_of(&props.faults, "bands");
    let ages = AgeBand::ALL.iter().filter(|one| **one != AgeBand::NotSaid);
    let one = |age: &AgeBand| {
        let age = *age;
        let id = format!("c-age-{}", age.word());
        let onchange = props
            .change
            .reform(move |event: Event| Change::Band(age, input::ticked(&event)));
        html! {
            <label class="tick-line" key={age.word()} for={id.clone()}>
                <input {id} type="checkbox" checked={props.asked.bands.contains(&age)} {onchange} />{ band(age) }
            </label>
        }
    };
    html! {
        <fieldset class="ticks" id="c-bands" tabindex="-1" aria-describedby="c-bands-hint">
            <legend>{ "Ages" }</legend>
            <p class="hint" id="c-bands-hint">{ "Words are measured by the youngest." }</p>
            if let Some(fault) = fault { <p class="fault" role="alert">{ fault }</p> }
            { for ages.map(one) }
        </fieldset>
    }
}

/// A box of several lines.
pub fn area(
    id: &str,
    label: &str,
    hint: &str,
    value: &str,
    fault: Option<AttrValue>,
    oninput: Callback<InputEvent>,
) -> Html {
    let (hint_id, fault_id) = (format!("{id}-hint"), format!("{id}-fault"));
    let described = match fault {
        Some(_) => format!("{hint_id} {fault_id}"),
        None => hint_id.clone(),
    };
    html! {
        <div class="field">
            <label for={id.to_owned()}>{ label }</label>
            <p class="hint" id={hint_id}>{ hint }</p>
            if let Some(fault) = &fault { <p class="fault" id={fault_id} role="alert">{ fault }</p> }
            <textarea id={id.to_owned()} rows="3" aria-describedby={described} aria-invalid={fault.as_ref().map(|_| "true")}
                value={value.to_owned()} {oninput} />
        </div>
    }
}

/// A list to choose from: each with its word and its name.
pub fn select(
    id: &str,
    label: &str,
    chosen: &str,
    options: Vec<(&str, &str)>,
    choose: Callback<String>,
) -> Html {
    let onchange = choose.reform(|event: Event| input::chosen(&event));
    html! {
        <div class="field">
            <label for={id.to_owned()}>{ label }</label>
            <select id={id.to_owned()} {onchange}>
                { for options.into_iter().map(|(word, name)| html! {
                    <option value={word.to_owned()} selected={word == chosen}>{ name }</option>
                }) }
            </select>
        </div>
    }
}

/// A box for a day. What is no day changes nothing.
pub fn day(
    id: &str,
    label: &str,
    value: NaiveDate,
    fault: Option<AttrValue>,
    change: Callback<NaiveDate>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        if let Ok(day) = input::chosen(&event).parse() {
            change.emit(day);
        }
    });
    let fault_id = format!("{id}-fault");
    html! {
        <div class="field">
            <label for={id.to_owned()}>{ label }</label>
            if let Some(fault) = &fault { <p class="fault" id={fault_id.clone()} role="alert">{ fault }</p> }
            <input id={id.to_owned()} type="date" value={value.to_string()} {onchange}
                aria-invalid={fault.as_ref().map(|_| "true")} aria-describedby={fault.as_ref().map(|_| fault_id.clone())} />
        </div>
    }
}
