//! One line to type in, with its question, a hint, and what is wrong with it.

use yew::prelude::*;

/// Properties of [`Field`].
#[derive(Properties, PartialEq)]
pub struct FieldProps {
    /// Unique in the page.
    pub id: AttrValue,
    /// The question.
    pub label: AttrValue,
    /// A line under it.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong, in plain words. What was typed stays.
    #[prop_or_default]
    pub fault: Option<AttrValue>,
    /// What is typed.
    pub value: AttrValue,
    /// The keyboard to show: `text`, `numeric`, `search`.
    #[prop_or(AttrValue::Static("text"))]
    pub inputmode: AttrValue,
    /// `text`, or `password` for one that the browser may keep.
    #[prop_or(AttrValue::Static("text"))]
    pub kind: AttrValue,
    /// What the browser may fill in or keep: nothing unless said.
    #[prop_or(AttrValue::Static("off"))]
    pub autocomplete: AttrValue,
    /// The most characters.
    #[prop_or_default]
    pub most: Option<u16>,
    /// Its class, beside `field`.
    #[prop_or_default]
    pub class: Classes,
    /// Told each change.
    pub oninput: Callback<InputEvent>,
}

/// One line to type in. Nothing typed is offered to the browser to check, and nothing
/// to keep unless `autocomplete` says so.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let hint_id = format!("{}-hint", props.id);
    let fault_id = format!("{}-fault", props.id);
    let mut described = Vec::new();
    if props.hint.is_some() {
        described.push(hint_id.as_str());
    }
    if props.fault.is_some() {
        described.push(fault_id.as_str());
    }
    let describedby = (!described.is_empty()).then(|| described.join(" "));
    html! {
        <div class={classes!("field", props.class.clone())}>
            <label for={props.id.clone()}>{ &props.label }</label>
            if let Some(hint) = &props.hint {
                <p class="hint" id={hint_id.clone()}>{ hint }</p>
            }
            if let Some(fault) = &props.fault {
                <p class="fault" id={fault_id.clone()} role="alert">{ fault }</p>
            }
            <input id={props.id.clone()} type={props.kind.clone()} inputmode={props.inputmode.clone()}
                autocomplete={props.autocomplete.clone()} autocapitalize="off" spellcheck="false"
                maxlength={props.most.map(|most| most.to_string())}
                aria-describedby={describedby}
                aria-invalid={props.fault.as_ref().map(|_| "true")}
                value={props.value.clone()} oninput={props.oninput.clone()} />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{place, rendered};

    fn props(fault: Option<AttrValue>) -> FieldProps {
        FieldProps {
            id: "born".into(),
            label: "Which year were you born?".into(),
            hint: Some("For example 2009".into()),
            fault,
            value: "20009".into(),
            inputmode: "numeric".into(),
            kind: "text".into(),
            autocomplete: "off".into(),
            most: Some(4),
            class: Classes::new(),
            oninput: Callback::noop(),
        }
    }

    #[tokio::test]
    async fn the_label_is_tied_to_the_box_and_comes_before_it() {
        let html = rendered::<Field>(|| props(None)).await;
        assert!(html.contains(r#"for="born""#), "{html}");
        assert!(place(&html, "<label") < place(&html, "<input"));
        assert!(html.contains(r#"aria-describedby="born-hint""#), "{html}");
        assert!(!html.contains("aria-invalid"), "{html}");
    }

    #[tokio::test]
    async fn what_is_wrong_is_said_beside_the_box_and_what_was_typed_stays() {
        let html = rendered::<Field>(|| props(Some("A year has four digits.".into()))).await;
        assert!(
            html.contains(r#"aria-describedby="born-hint born-fault""#),
            "{html}"
        );
        assert!(html.contains(r#"aria-invalid="true""#), "{html}");
        assert!(html.contains(r#"value="20009""#), "{html}");
        assert!(place(&html, "four digits") < place(&html, "<input"));
    }

    #[tokio::test]
    async fn the_browser_is_asked_to_remember_and_check_nothing() {
        let html = rendered::<Field>(|| props(None)).await;
        assert!(html.contains(r#"autocomplete="off""#), "{html}");
        assert!(html.contains(r#"spellcheck="false""#), "{html}");
    }
}
