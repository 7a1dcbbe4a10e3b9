//! The box where an invitation's code is typed. A slip of the finger is said at once,
//! and nothing is asked of anybody.

use crate::code_slip;
use crate::phrases::invitation as say;
use crate::platform::input;
use controls::field::Field;
use domain::code::InvitationCode;
use yew::prelude::*;

/// Properties of [`CodeForm`].
#[derive(Properties, PartialEq)]
pub struct CodeFormProps {
    /// Unique in the page.
    #[prop_or(AttrValue::Static("invitation-code"))]
    pub id: AttrValue,
    /// Whether a code is being looked for now.
    pub busy: bool,
    /// Told a code that has no slip in it.
    pub typed: Callback<InvitationCode>,
}

/// The box, and what is wrong with what stands in it.
#[component]
pub fn CodeForm(props: &CodeFormProps) -> Html {
    let value = use_state_eq(AttrValue::default);
    let fault = use_state_eq(|| None::<AttrValue>);
    let type_in = {
        let (value, fault) = (value.setter(), fault.setter());
        Callback::from(move |typing: InputEvent| {
            value.set(input::typed(&typing).into());
            fault.set(None);
        })
    };
    let submit = {
        let (value, fault) = (value.clone(), fault.setter());
        let (busy, typed) = (props.busy, props.typed.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match code_slip::read::<{ InvitationCode::LENGTH }>(&value) {
                Err(words) => fault.set(Some(words.into())),
                Ok(code) if !busy => typed.emit(code),
                Ok(_) => {}
            }
        })
    };
    html! {
        <form class="stack" onsubmit={submit}>
            <Field id={&props.id} label={say::code_label()} hint={say::code_hint()}
                fault={(*fault).clone()} value={(*value).clone()} most={Some(40)}
                class="code-box" oninput={type_in} />
            <button class="button" aria-disabled={props.busy.then_some("true")}>
                { if props.busy { say::looking() } else { say::open() } }
            </button>
        </form>
    }
}
