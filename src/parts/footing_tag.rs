//! The small tag that tells law, local extra and what is only announced apart.

use crate::phrases::tags as say;
use domain::sourced::Footing;
use yew::prelude::*;

/// Properties of [`FootingTag`].
#[derive(Properties, PartialEq)]
pub struct FootingTagProps {
    /// What it stands on.
    pub footing: Footing,
    /// The trust's short name.
    pub trust: AttrValue,
}

/// The tag.
#[component]
pub fn FootingTag(props: &FootingTagProps) -> Html {
    let (class, words) = match props.footing {
        Footing::Law => ("law", say::law().to_owned()),
        Footing::Local => ("local", say::local(&props.trust)),
        Footing::Announced => ("announced", say::announced().to_owned()),
        Footing::Open => ("open", say::open().to_owned()),
    };
    html! { <span class={classes!("tag", class)}>{ words }</span> }
}
