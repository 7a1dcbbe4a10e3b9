//! Something that has to be said: what happened, that nothing is lost, what to do.

use controls::notice::{Notice, Tone};
use yew::prelude::*;

/// Properties of [`Said`].
#[derive(Properties, PartialEq)]
pub struct SaidProps {
    /// What happened.
    pub line: AttrValue,
    /// What it means and what to do.
    #[prop_or_default]
    pub more: AttrValue,
    /// Whether somebody has to act.
    #[prop_or_default]
    pub urgent: bool,
    /// What can be done.
    #[prop_or_default]
    pub children: Html,
}

/// Something that has to be said, to eyes and ears.
#[component]
pub fn Said(props: &SaidProps) -> Html {
    let tone = if props.urgent {
        Tone::Wrong
    } else {
        Tone::Care
    };
    html! {
        <Notice {tone} spoken=true>
            <p><strong>{ &props.line }</strong></p>
            if !props.more.is_empty() {
                <p>{ &props.more }</p>
            }
            { props.children.clone() }
        </Notice>
    }
}
