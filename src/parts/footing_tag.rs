//! The small tag that tells law, local extra and what is only announced apart.

use crate::phrases::tags as say;
use domain::sourced::Footing;
use yew::prelude::*;

/// The tag for what stands on this footing; `trust` is the trust's short name.
pub fn footing_tag(footing: Footing, trust: &str) -> Html {
    let (class, words) = match footing {
        Footing::Law => ("law", say::law().to_owned()),
        Footing::Local => ("local", say::local(trust)),
        Footing::Announced => ("announced", say::announced().to_owned()),
        Footing::Open => ("open", say::open().to_owned()),
    };
    html! { <span class={classes!("tag", class)}>{ words }</span> }
}
