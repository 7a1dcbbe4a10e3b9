//! A few words set apart: something to know, something done, something wrong.

use crate::icon::{Icon, picture};
use yew::prelude::*;

/// How it is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Good to know.
    #[default]
    Know,
    /// Done, safe.
    Good,
    /// Look out.
    Care,
    /// Wrong or urgent.
    Wrong,
}

/// Properties of [`Notice`].
#[derive(Properties, PartialEq)]
pub struct NoticeProps {
    /// How it is meant.
    #[prop_or_default]
    pub tone: Tone,
    /// An icon before the words.
    #[prop_or_default]
    pub icon: Option<Icon>,
    /// Whether it is read out when it appears.
    #[prop_or_default]
    pub spoken: bool,
    /// Its words.
    pub children: Html,
}

/// A few words set apart.
#[component]
pub fn Notice(props: &NoticeProps) -> Html {
    let tone = match props.tone {
        Tone::Know => "know",
        Tone::Good => "good",
        Tone::Care => "care",
        Tone::Wrong => "wrong",
    };
    html! {
        <div class={classes!("notice", tone)} role={props.spoken.then_some("status")}>
            if let Some(icon) = props.icon { { picture(icon) } }
            <div>{ props.children.clone() }</div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::rendered;

    #[tokio::test]
    async fn only_a_spoken_notice_is_a_status() {
        let notice = |spoken| {
            rendered::<Notice>(move || NoticeProps {
                tone: Tone::Good,
                icon: None,
                spoken,
                children: html! { "Copied" },
            })
        };
        assert!(notice(true).await.contains(r#"role="status""#));
        assert!(!notice(false).await.contains("role"));
    }
}
