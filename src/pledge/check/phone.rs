//! Whether the phone is just theirs: asked once for everything that is counted here.

use super::change;
use crate::phrases::pledge_check as say;
use controls::choices::{Choices, Choosable};
use yew::prelude::*;

/// The question; `means` says what follows. `answering` is set once it was answered here: it
/// then stays under the finger that answers it.
pub fn phone(
    mine: Option<bool>,
    name: String,
    means: &'static str,
    fault: Option<AttrValue>,
    answering: &UseStateHandle<bool>,
) -> Html {
    let chosen = mine.map(|mine| if mine { "mine" } else { "other" });
    let chosen = chosen.map(AttrValue::from);
    let answering = answering.setter();
    let option = |id: &'static str, label: &'static str| Choosable {
        id: id.into(),
        label: label.into(),
        hint: None,
    };
    let options = vec![
        option("mine", say::phone_mine()),
        option("other", say::phone_other()),
    ];
    let onchoose = Callback::from(move |word: AttrValue| {
        answering.set(true);
        change(|ratings| ratings.mine = Some(word == "mine"));
    });
    html! {
        <>
            <Choices {name} class="in-a-row" legend={html! { say::phone() }} {options} {chosen} {fault} {onchoose} />
            <p class="small muted">{ means }</p>
        </>
    }
}
