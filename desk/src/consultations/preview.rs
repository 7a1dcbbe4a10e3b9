//! A consultation as a phone of 360 px shows it: one question a screen. Nothing that is
//! tapped here is kept or sent.

use super::words;
use controls::chips::{Chip, chips};
use controls::icon::{Icon, picture};
use controls::pictures::{face, picture_of};
use domain::consultation::asked::{AskedAs, Consultation, Question};
use domain::consultation::translated::Tongue;
use domain::language::Direction;
use yew::prelude::*;

/// Properties of [`Preview`].
#[derive(Properties, PartialEq)]
pub struct PreviewProps {
    /// What it asks.
    pub asked: Consultation,
}

/// A phone.
#[component]
pub fn Preview(props: &PreviewProps) -> Html {
    let at = use_state_eq(|| 0_usize);
    let language = use_state_eq(|| None::<usize>);
    let written = &props.asked;
    let spoken = language.and_then(|at| written.in_language(at));
    let tongue = language.and_then(|at| written.translations.get(at)?.tongue());
    let asked = spoken.as_ref().unwrap_or(written);
    // First the introduction, last what is sent.
    let last = asked.questions.len() + 1;
    let here = (*at).min(last);
    let step = |to: usize| {
        let at = at.setter();
        Callback::from(move |_: MouseEvent| at.set(to))
    };
    let screen = match here.checked_sub(1) {
        None => html! {
            <>
                <p class="phone-title">{ &asked.title }</p>
                <p>{ &asked.intro }</p>
                <p class="muted" dir="auto">{ "You need no account. Nobody can tell that it was you." }</p>
            </>
        },
        Some(nth) => match asked.questions.get(nth) {
            Some(question) => {
                html! { <Shown key={question.id.as_str().to_owned()} question={question.clone()} /> }
            }
            None => html! {
                <>
                    <p class="phone-title" dir="auto">{ "Ready to send" }</p>
                    <p dir="auto">{ "How old are you? Where do you live? Both can be left out. Then what will be sent is shown, and Send." }</p>
                </>
            },
        },
    };
    let place = match here {
        0 => "Introduction".to_owned(),
        at if at == last => "End".to_owned(),
        at => format!("{at} of {}", asked.questions.len()),
    };
    html! {
        <div class="phone" role="group" aria-label="Preview on a phone">
            <p class="phone-place" role="status">{ place }</p>
            if !written.translations.is_empty() { { languages(written, &language) } }
            <div class="phone-screen" lang={tongue.map(|one| one.tag)} dir={tongue.map(direction)}>{ screen }</div>
            <div class="phone-ways">
                <button type="button" class="button plain" onclick={step(here.saturating_sub(1))} disabled={here == 0}>{ "Back" }</button>
                <button type="button" class="button" onclick={step(here + 1)} disabled={here == last}>{ if here == 0 { "Start" } else { "Next" } }</button>
            </div>
        </div>
    }
}

const fn direction(tongue: &Tongue) -> &'static str {
    match tongue.direction {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    }
}

/// Each language by its own name, as young people choose it.
fn languages(asked: &Consultation, language: &UseStateHandle<Option<usize>>) -> Html {
    let chip = |at: Option<usize>, name: &'static str| Chip {
        id: at.map_or_else(String::new, |at| at.to_string()).into(),
        label: name.into(),
        on: **language == at,
    };
    let others = asked.translations.iter().enumerate();
    let others = others.filter_map(|(at, words)| Some(chip(Some(at), words.tongue()?.name)));
    let language = language.setter();
    let choose = Callback::from(move |id: AttrValue| language.set(id.parse().ok()));
    chips(
        "Language",
        std::iter::once(chip(None, "English"))
            .chain(others)
            .collect(),
        &choose,
    )
}

#[derive(Properties, PartialEq)]
struct ShownProps {
    question: Question,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    let chosen = use_state_eq(|| None::<AttrValue>);
    let question = &props.question;
    let names = words::options(question);
    let ids = question.option_ids();
    let options = ids.iter().zip(&names);
    let answer = match question.kind {
        AskedAs::Faces | AskedAs::OneOf | AskedAs::YesNo | AskedAs::Scale | AskedAs::Picture => {
            let option = |(at, (id, name)): (usize, (&&str, &String))| {
                let (chosen, value) = (chosen.clone(), AttrValue::from((*id).to_owned()));
                let on = chosen.as_ref() == Some(&value);
                let html_id = format!("preview-{id}");
                let drawn = match question.kind {
                    AskedAs::Faces => face(at),
                    AskedAs::Picture => picture_of(id),
                    _ => Html::default(),
                };
                let onchange = Callback::from(move |_: Event| chosen.set(Some(value.clone())));
                html! {
                    <label class={classes!("choice", on.then_some("on"))} for={html_id.clone()} key={(*id).to_owned()}>
                        <input id={html_id} type="radio" name="preview" checked={on} {onchange} /><span>{ drawn }{ name }</span>
                    </label>
                }
            };
            let drawn = matches!(question.kind, AskedAs::Faces | AskedAs::Picture);
            html! {
                <fieldset class="choices">
                    <legend>{ &question.ask }</legend>
                    <div class={classes!("choices-list", drawn.then_some("faces"))}>{ for options.enumerate().map(option) }</div>
                </fieldset>
            }
        }
        AskedAs::SomeOf => html! {
            <fieldset class="choices">
                <legend>{ &question.ask }</legend>
                <div class="choices-list">
                    { for options.map(|(id, name)| { let id = format!("preview-{id}"); html! {
                        <label class="choice" for={id.clone()}><input {id} type="checkbox" /><span>{ name }</span></label>
                    } }) }
                </div>
            </fieldset>
        },
        AskedAs::Ranking => html! {
            <>
                <p class="phone-title">{ &question.ask }</p>
                <ol class="phone-ranking">
                    { for options.map(|(_, name)| html! { <li><span>{ name }</span>{ picture(Icon::Up) }{ picture(Icon::Down) }</li> }) }
                </ol>
            </>
        },
        AskedAs::Words => html! { <p class="phone-title">{ &question.ask }</p> },
    };
    html! {
        <>
            { answer }
            if let Some(hint) = &question.hint { <p class="muted">{ hint }</p> }
            if question.takes_words() { <p class="phone-words" dir="auto">{ "In your own words" }</p> }
            <p class="muted" dir="auto">{ "Skip is as easy as Next." }</p>
        </>
    }
}
