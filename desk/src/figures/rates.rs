//! Bars of percentages, each with its name before it and what it comes from at the end.

use yew::prelude::*;

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    /// Its name.
    pub name: String,
    /// How wide, in tenths of a percent; none where that is hidden.
    pub tenths: Option<u16>,
    /// What stands at its end.
    pub said: String,
    /// Whether it is of another time.
    pub hatched: bool,
}

/// Bars of percentages. A table says the same.
pub fn rates(each: &[Rate]) -> Html {
    html! { <ul class="bars rates">{ for each.iter().map(rate) }</ul> }
}

fn rate(one: &Rate) -> Html {
    html! {
        <li class="bar" key={one.name.clone()}>
            <span class="bar-name">{ &one.name }</span>
            <svg class={classes!("bar-drawn", one.tenths.is_none().then_some("not-drawn"))} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                if let Some(tenths) = one.tenths {
                    <rect class="bar-part" fill={one.hatched.then_some("url(#hatched)")} width={format!("{}.{}", tenths / 10, tenths % 10)} height="10" />
                }
            </svg>
            <span class="bar-number figures">{ &one.said }</span>
        </li>
    }
}
