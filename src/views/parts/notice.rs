//! Something that has to be said: what happened, that nothing is lost, what to do.

use yew::prelude::*;

/// Properties of [`Notice`].
#[derive(Properties, PartialEq)]
pub struct NoticeProps {
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
pub fn Notice(props: &NoticeProps) -> Html {
    let role = if props.urgent { "alert" } else { "status" };
    html! {
        <div class={classes!("notice", props.urgent.then_some("urgent"))} {role}>
            <p><strong>{ &props.line }</strong></p>
            if !props.more.is_empty() {
                <p>{ &props.more }</p>
            }
            { props.children.clone() }
        </div>
    }
}
