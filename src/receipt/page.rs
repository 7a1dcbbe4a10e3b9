//! The page where a return code is typed and what came back is shown.

use super::looking::{Looked, look};
use super::status_line::StatusLine;
use crate::code_slip;
use crate::page_title::PageTitle;
use crate::phrases::answers as say;
use crate::platform::input;
use crate::surroundings::use_surroundings;
use client::Client;
use client::fetch::Fetch;
use controls::field::Field;
use controls::icon::Icon;
use controls::notice::{Notice, Tone};
use domain::code::ReturnCode;
use yew::platform::spawn_local;
use yew::prelude::*;

/// *What came back?*
#[component]
pub fn AnswersPage() -> Html {
    let typed = use_state_eq(AttrValue::default);
    let fault = use_state_eq(|| None::<AttrValue>);
    let looked = use_state_eq(Looked::default);
    let today = use_surroundings().today;
    let type_in = {
        let (typed, fault) = (typed.setter(), fault.setter());
        Callback::from(move |typing: InputEvent| {
            typed.set(input::typed(&typing).into());
            fault.set(None);
        })
    };
    let submit = {
        let (typed, fault, looked) = (typed.clone(), fault.setter(), looked.setter());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match code_slip::read::<{ ReturnCode::LENGTH }>(&typed) {
                Err(words) => fault.set(Some(words.into())),
                Ok(code) => {
                    let looked = looked.clone();
                    looked.set(Looked::Looking);
                    spawn_local(async move {
                        looked.set(look(&Client::new(Fetch::default()), &code).await);
                    });
                }
            }
        })
    };
    let forget = {
        let (typed, looked) = (typed.setter(), looked.setter());
        Callback::from(move |_: MouseEvent| {
            typed.set(AttrValue::default());
            looked.set(Looked::No);
        })
    };
    html! {
        <>
            <PageTitle>{ say::title() }</PageTitle>
            if let Looked::Found(line) = &*looked {
                if line.stage().is_none() && line.replies.is_empty() {
                    <Notice tone={Tone::Know} icon={Icon::Mail} spoken=true>
                        <p>{ say::nothing_yet() }</p>
                        <p>{ say::nothing_yet_more() }</p>
                    </Notice>
                } else {
                    <StatusLine line={line.clone()} {today} />
                }
                <div class="onward">
                    <button type="button" class="button plain" onclick={forget}>
                        { say::forget() }
                    </button>
                </div>
            } else {
                <p class="lead">{ say::intro() }</p>
                <form class="stack" onsubmit={submit}>
                    <Field id="return-code" label={say::code_label()} hint={say::code_hint()}
                        fault={(*fault).clone()} value={(*typed).clone()} most={Some(40)}
                        class="code-box" oninput={type_in} />
                    <div class="onward">
                        <button class="button" disabled={*looked == Looked::Looking}>
                            { if *looked == Looked::Looking { say::looking() } else { say::show() } }
                        </button>
                    </div>
                </form>
                { trouble(&looked) }
                <Notice icon={Icon::Lock}><p>{ say::promise() }</p></Notice>
            }
        </>
    }
}

fn trouble(looked: &Looked) -> Html {
    let words = match looked {
        Looked::No | Looked::Looking | Looked::Found(_) => return Html::default(),
        Looked::Away => say::away(),
        Looked::Unreadable => say::unreadable(),
        Looked::NoMemory => say::no_memory(),
    };
    html! { <Notice tone={Tone::Care} spoken=true><p>{ words }</p></Notice> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{page, place};

    #[tokio::test]
    async fn the_box_is_labelled_and_the_promise_stands_under_it() {
        let html = page(|| html! { <AnswersPage /> }).await;
        assert!(html.contains(r#"for="return-code""#), "{html}");
        assert!(place(&html, "return-code") < place(&html, say::promise()));
        assert!(html.contains(r#"autocomplete="off""#));
    }
}
