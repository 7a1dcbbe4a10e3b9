//! Setting up a phone: a picture to scan or a secret to type, and one code given back.

use crate::platform::input;
use crate::settings::qr::Qr;
use api::desk::second_factor::DrawnFactor;
use api::problem::Code;
use client::Fault;
use controls::field::Field;
use yew::prelude::*;

/// Properties of [`FactorSteps`].
#[derive(Properties, PartialEq)]
pub struct FactorStepsProps {
    /// What was drawn.
    pub drawn: DrawnFactor,
    /// What is typed.
    pub typed: AttrValue,
    /// What is wrong with it.
    pub fault: Option<AttrValue>,
    /// It is being checked.
    pub checking: bool,
    /// Told what is typed.
    pub oninput: Callback<InputEvent>,
    /// Told to check it.
    pub check: Callback<()>,
}

/// Picture, secret and first code.
#[component]
pub fn FactorSteps(props: &FactorStepsProps) -> Html {
    let onsubmit = {
        let (check, checking) = (props.check.clone(), props.checking);
        Callback::from(move |event: SubmitEvent| {
            input::take_over(&event);
            if !checking {
                check.emit(());
            }
        })
    };
    html! {
        <form class="stack" {onsubmit} novalidate=true>
            <ol class="factor-steps">
                <li>
                    <p>{ "On your phone, open an app for sign-in codes, such as Microsoft Authenticator. Your IT can say which one you have." }</p>
                </li>
                <li>
                    <p>{ "In that app, add an account and scan this picture." }</p>
                    <div class="factor-picture">
                        <Qr says={props.drawn.link()} label="QR picture for your phone’s app. The same secret stands beside it to be typed." />
                        <div>
                            <p>{ "No camera? Type this secret, and choose “time-based”:" }</p>
                            <code class="link-text factor-secret">{ props.drawn.in_groups() }</code>
                            <p class="small muted">{ "Show it to nobody. Whoever has it can make your codes." }</p>
                        </div>
                    </div>
                </li>
                <li>
                    <Field id="second-factor" class={classes!("code-field")} label="The code it shows now"
                        hint="Six digits. This proves that your phone is ready."
                        inputmode="numeric" autocomplete="one-time-code"
                        value={props.typed.clone()} fault={props.fault.clone()}
                        oninput={props.oninput.clone()} />
                </li>
            </ol>
            <p><button class="button" disabled={props.checking}>
                { if props.checking { "Checking…" } else { "Check the code" } }
            </button></p>
        </form>
    }
}

/// Why a first code was not taken: the server says when a clock is off.
#[must_use]
pub fn wrong_first(fault: &Fault) -> AttrValue {
    match fault {
        Fault::Refused(problem) if problem.code == Code::Invalid => {
            if problem.detail.contains("apart") {
                format!(
                    "The code is right, but for another time: {}. Let your phone set its clock by \
                     itself, then type the new code. If the phone is right, tell your IT about \
                     the server’s clock.",
                    problem.detail
                )
                .into()
            } else {
                "That is not a code made with this secret. Type the one that shows now, or scan \
                 the picture once more."
                    .into()
            }
        }
        other => super::wrong(other, super::With::Phone),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};
    use api::problem::Problem;

    #[tokio::test]
    async fn the_picture_comes_with_the_secret_in_words_and_one_code_is_asked_back() {
        let html = rendered::<FactorSteps>(|| FactorStepsProps {
            drawn: DrawnFactor {
                secret: "JBSWY3DPEHPK3PXP".to_owned(),
                account: "sam".to_owned(),
            },
            typed: "".into(),
            fault: None,
            checking: false,
            oninput: Callback::noop(),
            check: Callback::noop(),
        })
        .await;
        in_order(
            &html,
            &[
                "<ol",
                r#"role="img""#,
                "JBSW Y3DP EHPK 3PXP",
                "The code it shows now",
                "one-time-code",
                "Check the code</button>",
            ],
        );
    }

    #[test]
    fn a_clock_that_is_off_is_said_with_by_how_much() {
        let problem = Problem::new(Code::Invalid, "the clocks are 4 minutes apart");
        let words = wrong_first(&Fault::Refused(problem));
        assert!(words.contains("4 minutes apart"), "{words}");
    }
}
