//! A consultation as a phone of 360 px shows it: one question a screen. Nothing that is
//! tapped here is kept or sent.

use super::words;
use controls::choices::{Choices, Choosable};
use controls::icon::{Icon, picture};
use domain::consultation::asked::{AskedAs, Consultation, Question};
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
    let asked = &props.asked;
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
                <p class="muted">{ "You need no account. Nobody can tell that it was you." }</p>
            </>
        },
        Some(nth) => match asked.questions.get(nth) {
            Some(question) => {
                html! { <Shown key={question.id.as_str().to_owned()} question={question.clone()} /> }
            }
            None => html! {
                <>
                    <p class="phone-title">{ "Ready to send" }</p>
                    <p>{ "How old are you? Where do you live? Both can be left out. Then what will be sent is shown, and Send." }</p>
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
            <div class="phone-screen">{ screen }</div>
            <div class="phone-ways">
                <button type="button" class="button plain" onclick={step(here.saturating_sub(1))} disabled={here == 0}>{ "Back" }</button>
                <button type="button" class="button" onclick={step(here + 1)} disabled={here == last}>{ if here == 0 { "Start" } else { "Next" } }</button>
            </div>
        </div>
    }
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
            let onchoose = {
                let chosen = chosen.setter();
                Callback::from(move |id| chosen.set(Some(id)))
            };
            let option = |(id, name): (&&str, &String)| Choosable {
                id: AttrValue::from((*id).to_owned()),
                label: name.clone().into(),
                hint: None,
            };
            html! {
                <Choices name="preview" legend={html! { &question.ask }} options={options.map(option).collect::<Vec<_>>()}
                    chosen={(*chosen).clone()} {onchoose} class={classes!("phone-choices", question.kind.word())} />
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
            if question.takes_words() { <p class="phone-words">{ "In your own words" }</p> }
            <p class="muted">{ "Skip is as easy as Next." }</p>
        </>
    }
}
