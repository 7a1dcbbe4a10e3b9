//! One thing to choose: a real radio button or tick box with a large target.

use yew::prelude::*;

/// Whether one or some may be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// One of them.
    One,
    /// Some of them.
    Some,
}

/// Properties of [`OptionBox`].
#[derive(Properties, PartialEq)]
pub struct OptionProps {
    /// Whether one or some.
    #[prop_or(Pick::One)]
    pub pick: Pick,
    /// The name that the options of a question share.
    pub name: AttrValue,
    /// Whether it is chosen.
    pub on: bool,
    /// Whether it cannot be chosen now.
    #[prop_or_default]
    pub disabled: bool,
    /// It was chosen (`true`) or, for some, taken back.
    pub chosen: Callback<bool>,
    /// More about it, below its words.
    #[prop_or_default]
    pub means: Option<AttrValue>,
    /// Its words, and a picture if it has one.
    pub children: Html,
}

/// One thing to choose.
#[component]
pub fn OptionBox(props: &OptionProps) -> Html {
    let kind = match props.pick {
        Pick::One => "radio",
        Pick::Some => "checkbox",
    };
    let chosen = props.chosen.clone();
    let onchange = Callback::from(move |event: Event| {
        let input: web_sys::HtmlInputElement = event.target_unchecked_into();
        chosen.emit(input.checked());
    });
    html! {
        <label class={classes!("choice", props.on.then_some("on"))}>
            <input type={kind} name={props.name.clone()} checked={props.on}
                disabled={props.disabled} {onchange} />
            <span>
                { props.children.clone() }
                if let Some(means) = &props.means {
                    <span class="hint">{ means }</span>
                }
            </span>
        </label>
    }
}
