//! Light or dark. Kept in this browser; says nothing about anybody.

use crate::platform::{kept, page};
use controls::choices::{Choices, Choosable};
use yew::prelude::*;

const NAME: &str = "desk-scheme";
const SCHEMES: [(&str, &str); 3] = [
    ("computer", "As this computer is set"),
    ("light", "Light"),
    ("dark", "Dark"),
];

/// Shows the desk as it was last chosen.
pub fn restore() {
    show(kept::read(NAME).as_deref().unwrap_or("computer"));
}

fn show(scheme: &str) {
    page::mark("data-scheme", (scheme != "computer").then_some(scheme));
}

/// The choice of light or dark.
#[component]
pub fn Appearance() -> Html {
    let chosen = use_state_eq(|| AttrValue::from("computer"));
    {
        let chosen = chosen.setter();
        use_effect_with((), move |()| {
            if let Some(scheme) = kept::read(NAME) {
                chosen.set(scheme.into());
            }
        });
    }
    let onchoose = {
        let chosen = chosen.setter();
        Callback::from(move |scheme: AttrValue| {
            kept::keep(NAME, &scheme);
            show(&scheme);
            chosen.set(scheme);
        })
    };
    let options: Vec<Choosable> = SCHEMES
        .iter()
        .map(|(id, label)| Choosable {
            id: (*id).into(),
            label: (*label).into(),
            hint: None,
        })
        .collect();
    html! {
        <Choices name="scheme" class="in-a-row" legend={html! { "Light or dark" }} {options}
            chosen={(*chosen).clone()} {onchoose} />
    }
}
