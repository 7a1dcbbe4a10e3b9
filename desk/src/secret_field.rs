//! A line for something that nobody else should see, with a button that shows it.

use controls::field::Field;
use yew::prelude::*;

/// Whether the browser may offer to keep it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeps {
    /// A password that was given before: the browser may fill it in.
    OldPassword,
    /// A password being chosen: the browser may suggest and keep one.
    NewPassword,
    /// Never: an unlock phrase, a recovery sheet, a setup code.
    Nothing,
}

/// Properties of [`SecretField`].
#[derive(Properties, PartialEq)]
pub struct SecretFieldProps {
    /// Unique in the page.
    pub id: AttrValue,
    /// The question.
    pub label: AttrValue,
    /// A line under it.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong, in plain words.
    #[prop_or_default]
    pub fault: Option<AttrValue>,
    /// What is typed.
    pub value: AttrValue,
    /// Whether the browser may keep it.
    pub keeps: Keeps,
    /// Told each change.
    pub oninput: Callback<InputEvent>,
}

/// A line for something that nobody else should see.
#[component]
pub fn SecretField(props: &SecretFieldProps) -> Html {
    let shown = use_state_eq(|| false);
    let toggle = {
        let shown = shown.clone();
        Callback::from(move |_| shown.set(!*shown))
    };
    let (kind, autocomplete) = match props.keeps {
        // A `password` box makes browsers offer to keep what must not be kept: this
        // one is veiled by the style sheet instead.
        Keeps::Nothing => ("text", "off"),
        _ if *shown => ("text", "off"),
        Keeps::OldPassword => ("password", "current-password"),
        Keeps::NewPassword => ("password", "new-password"),
    };
    let veiled = props.keeps == Keeps::Nothing && !*shown;
    html! {
        <div class="secret">
            <Field id={props.id.clone()} label={props.label.clone()} hint={props.hint.clone()}
                fault={props.fault.clone()} value={props.value.clone()}
                {kind} {autocomplete} class={classes!(veiled.then_some("veiled"))}
                oninput={props.oninput.clone()} />
            <button type="button" class="button plain show" aria-controls={props.id.clone()} onclick={toggle}>
                { if *shown { "Hide" } else { "Show" } }
                <span class="for-ears">{ format!(" what is typed: {}", props.label) }</span>
            </button>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::rendered;

    fn props(keeps: Keeps) -> SecretFieldProps {
        SecretFieldProps {
            id: "phrase".into(),
            label: "Unlock phrase".into(),
            hint: None,
            fault: None,
            value: "".into(),
            keeps,
            oninput: Callback::noop(),
        }
    }

    #[tokio::test]
    async fn a_phrase_is_veiled_and_never_offered_to_the_browser_to_keep() {
        let html = rendered::<SecretField>(|| props(Keeps::Nothing)).await;
        assert!(html.contains(r#"type="text""#), "{html}");
        assert!(html.contains(r#"autocomplete="off""#), "{html}");
        assert!(html.contains("veiled"), "{html}");
    }

    #[tokio::test]
    async fn a_password_may_be_filled_in_by_the_browser() {
        let html = rendered::<SecretField>(|| props(Keeps::OldPassword)).await;
        assert!(html.contains(r#"type="password""#), "{html}");
        assert!(html.contains("current-password"), "{html}");
        assert!(!html.contains("veiled"), "{html}");
    }
}
