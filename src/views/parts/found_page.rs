//! A draft was found on this phone: carry on, or delete it.

use super::said::Said;
use crate::page_title::PageTitle;
use crate::phrases::views as say;
use yew::prelude::*;

/// Properties of [`FoundPage`].
#[derive(Properties, PartialEq)]
pub struct FoundProps {
    /// Whether a later version of this app wrote it.
    pub newer: bool,
    /// Whether the questions have changed since.
    pub moved: bool,
    /// Takes it up.
    pub carry_on: Callback<()>,
    /// Deletes it.
    pub clear: Callback<()>,
}

/// Carry on, or delete it.
#[component]
pub fn FoundPage(props: &FoundProps) -> Html {
    let click = |callback: &Callback<()>| callback.reform(|_: MouseEvent| ());
    html! {
        <>
            <PageTitle>{ say::draft_title() }</PageTitle>
            if props.newer {
                <Said line={say::draft_found()} more={say::draft_newer()} />
            } else {
                <p>{ say::draft_found() }</p>
                if props.moved {
                    <p>{ say::draft_moved() }</p>
                }
                <button type="button" class="button" onclick={click(&props.carry_on)}>{ say::carry_on() }</button>
            }
            <ClearButton clear={props.clear.clone()} />
        </>
    }
}

/// Properties of [`ClearButton`].
#[derive(Properties, PartialEq)]
pub struct ClearProps {
    /// Deletes everything that was written.
    pub clear: Callback<()>,
    /// The words of the button.
    #[prop_or_else(|| say::clear().into())]
    pub words: AttrValue,
}

/// Deletes everything, after asking once: it cannot be undone.
#[component]
pub fn ClearButton(props: &ClearProps) -> Html {
    let asking = use_state_eq(|| false);
    let set = |on: bool| {
        let asking = asking.clone();
        Callback::from(move |_: MouseEvent| asking.set(on))
    };
    let clear = props.clear.reform(|_: MouseEvent| ());
    if !*asking {
        return html! {
            <button type="button" class="button plain" onclick={set(true)}>{ &props.words }</button>
        };
    }
    html! {
        <div class="notice wrong stack" role="alert">
            <p><strong>{ say::clear_sure() }</strong></p>
            <div class="turns-row">
                <button type="button" class="button plain" onclick={set(false)}>{ say::clear_no() }</button>
                <button type="button" class="button danger" onclick={clear}>{ say::clear_yes() }</button>
            </div>
        </div>
    }
}
