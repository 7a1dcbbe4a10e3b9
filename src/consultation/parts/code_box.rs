//! The box where a consultation's code is typed: a slip is said at once, and nothing is
//! asked of anybody.

use crate::code_slip;
use crate::phrases::consultation as say;
use crate::platform::input;
use controls::field::Field;
use domain::consultation::answered::ConsultationCode;
use yew::prelude::*;

/// Properties of [`CodeBox`].
#[derive(Properties, PartialEq)]
pub struct CodeBoxProps {
    /// What became of the last one, where it led nowhere.
    pub fault: Option<AttrValue>,
    /// Told a code that has no slip in it.
    pub typed: Callback<ConsultationCode>,
}

/// The box.
#[component]
pub fn CodeBox(props: &CodeBoxProps) -> Html {
    let value = use_state_eq(AttrValue::default);
    let slip = use_state_eq(|| None::<AttrValue>);
    let oninput = {
        let (value, slip) = (value.setter(), slip.setter());
        Callback::from(move |typing: InputEvent| {
            value.set(input::typed(&typing).into());
            slip.set(None);
        })
    };
    let onsubmit = {
        let (value, slip, typed) = (value.clone(), slip.setter(), props.typed.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match code_slip::read::<{ ConsultationCode::LENGTH }>(&value) {
                Ok(code) => typed.emit(code),
                Err(words) => slip.set(Some(words.into())),
            }
        })
    };
    let fault = (*slip).clone().or_else(|| props.fault.clone());
    html! {
        <form class="stack" {onsubmit}>
            <Field id="consultation-code" label={say::code_label()} hint={say::code_hint()} {fault}
                value={(*value).clone()} most={Some(40)} class="code-box" {oninput} />
            <button class="button">{ say::code_open() }</button>
        </form>
    }
}
