//! A draft was found on this phone: carry on, or delete it.

use super::lock_page::locked;
use super::said::said;
use crate::page_title::PageTitle;
use crate::phrases::{lock, views as say};
use crate::views::keeping::Found;
use crate::views::provider::Writing;
use yew::prelude::*;

/// Carry on, or delete it.
pub fn found_page(found: &Found, writing: &Writing) -> Html {
    let carry_on = writing.take_up().reform(|_: MouseEvent| ());
    html! {
        <>
            <PageTitle>{ say::draft_title() }</PageTitle>
            if let Found::Draft(taken) = found {
                <p>{ say::draft_found() }</p>
                if taken.moved {
                    <p>{ say::draft_moved() }</p>
                }
                <button type="button" class="button" onclick={carry_on}>{ say::carry_on() }</button>
            } else if let Found::Locked(left) = found {
                { locked(writing, *left) }
            } else {
                { said(false, say::draft_found(), say::draft_newer(), Html::default()) }
            }
            if *found == Found::Locked(0) {
                <button type="button" class="button" onclick={writing.clear().reform(|_: MouseEvent| ())}>{ lock::begin_again() }</button>
            } else {
                <ClearButton clear={writing.clear()} />
            }
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
