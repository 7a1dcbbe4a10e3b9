//! Two words of the sheet, typed from paper: proof that it is there to be found.

use crate::platform::input;
use crate::secret_field::{Keeps, SecretField};
use yew::prelude::*;

/// Properties of [`ProveStep`].
#[derive(Properties, PartialEq)]
pub(crate) struct ProveStepProps {
    /// The places of the words asked for, counted from 1.
    pub(crate) places: [usize; 2],
    /// What is typed.
    pub(crate) words: [AttrValue; 2],
    /// What is wrong with each.
    pub(crate) faults: [Option<AttrValue>; 2],
    /// What is being done meanwhile; nothing else can be pressed.
    #[prop_or_default]
    pub(crate) working: Option<AttrValue>,
    /// The button's words.
    pub(crate) go: AttrValue,
    /// Told what is typed, with 0 or 1 for which.
    pub(crate) typed: Callback<(usize, String)>,
    /// Told when both are typed.
    pub(crate) proved: Callback<()>,
    /// Told when the sheet has to be seen again.
    pub(crate) show_sheet: Callback<()>,
    /// Told that the phrase chosen on the way here is forgotten, where one was.
    #[prop_or_default]
    pub(crate) forgot_phrase: Option<Callback<()>>,
}

/// Two words of the sheet.
#[component]
pub(crate) fn ProveStep(props: &ProveStepProps) -> Html {
    let onsubmit = {
        let (proved, working) = (props.proved.clone(), props.working.is_some());
        Callback::from(move |event: SubmitEvent| {
            input::take_over(&event);
            if !working {
                proved.emit(());
            }
        })
    };
    let line = |which: usize| {
        let place = props.places[which];
        let into = props
            .typed
            .reform(move |event| (which, input::typed(&event)));
        html! {
            <SecretField id={format!("word-{place}")} label={format!("Word {place}")} keeps={Keeps::Nothing}
                value={props.words[which].clone()} fault={props.faults[which].clone()} oninput={into} />
        }
    };
    html! {
        <form class="stack" {onsubmit} novalidate=true>
            <p>{ "Take the sheet in your hand and type these two words from it." }</p>
            { line(0) }
            { line(1) }
            <div class="ways">
                <button class="button" disabled={props.working.is_some()}>
                    { props.working.clone().unwrap_or_else(|| props.go.clone()) }
                </button>
                <button type="button" class="button plain" disabled={props.working.is_some()}
                    onclick={props.show_sheet.reform(|_: MouseEvent| ())}>{ "Show the sheet again" }</button>
                if let Some(forgot) = &props.forgot_phrase {
                    <button type="button" class="button plain" disabled={props.working.is_some()}
                        onclick={forgot.reform(|_: MouseEvent| ())}>{ "I have forgotten my phrase" }</button>
                }
            </div>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};

    #[tokio::test]
    async fn the_two_words_are_asked_for_by_number_and_a_wrong_one_is_named() {
        let html = rendered::<ProveStep>(|| ProveStepProps {
            places: [3, 11],
            words: ["".into(), "".into()],
            faults: [None, Some("That is not word 11 of the sheet.".into())],
            working: None,
            go: "Make the key".into(),
            typed: Callback::noop(),
            proved: Callback::noop(),
            show_sheet: Callback::noop(),
            forgot_phrase: Some(Callback::noop()),
        })
        .await;
        in_order(
            &html,
            &[
                "Word 3",
                "Word 11",
                r#"role="alert""#,
                "not word 11",
                "Make the key",
                "I have forgotten my phrase",
            ],
        );
    }
}
