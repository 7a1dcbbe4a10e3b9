//! Where one is in the first run.

use yew::prelude::*;

/// The steps, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The lead's account.
    Account,
    /// The phone that makes their codes.
    Phone,
    /// What young people are told.
    Promise,
    /// The unlock phrase.
    Phrase,
    /// The recovery sheet, on paper.
    Sheet,
    /// Two words of it, typed.
    Prove,
}

impl Step {
    /// Every step.
    pub const ALL: [Self; 6] = [
        Self::Account,
        Self::Phone,
        Self::Promise,
        Self::Phrase,
        Self::Sheet,
        Self::Prove,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Account => "Your account",
            Self::Phone => "Your device",
            Self::Promise => "Your promise",
            Self::Phrase => "Unlock phrase",
            Self::Sheet => "Recovery sheet",
            Self::Prove => "Check the sheet",
        }
    }
}

/// Properties of [`Steps`].
#[derive(Properties, PartialEq)]
pub struct StepsProps {
    /// The step one is at.
    pub at: Step,
}

/// The row of steps.
#[component]
pub fn Steps(props: &StepsProps) -> Html {
    html! {
        <ol class="steps not-on-paper" aria-label="Steps of the first run">
            { for Step::ALL.into_iter().map(|step| html! {
                <li key={step.name()} class={classes!((step < props.at).then_some("done"))}
                    aria-current={(step == props.at).then_some("step")}>
                    { step.name() }
                    if step < props.at { <span class="for-ears">{ ", done" }</span> }
                </li>
            }) }
        </ol>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{in_order, rendered};

    #[tokio::test]
    async fn one_step_is_the_present_one_and_those_before_it_are_done() {
        let html = rendered::<Steps>(|| StepsProps { at: Step::Sheet }).await;
        assert_eq!(html.matches(r#"aria-current="step""#).count(), 1, "{html}");
        assert_eq!(html.matches(", done").count(), 4, "{html}");
        in_order(
            &html,
            &[
                "Your account",
                "aria-current",
                "Recovery sheet",
                "Check the sheet",
            ],
        );
    }
}
