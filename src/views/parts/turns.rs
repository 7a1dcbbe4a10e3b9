//! Back, Skip and Next: the same size, always in the same place, with what is true
//! about keeping above them.

use crate::outbox::truth::{Words, while_writing};
use crate::phrases::views as say;
use crate::views::provider::Writing;
use crate::views::state::Action;
use yew::prelude::*;

/// Properties of [`Turns`].
#[derive(Properties, PartialEq)]
pub struct TurnsProps {
    /// What is being written.
    pub writing: Writing,
    /// The words of the button that goes on.
    pub next: AttrValue,
    /// Whether *Skip* is offered.
    #[prop_or_default]
    pub skip: bool,
    /// Whether going back is offered.
    #[prop_or(true)]
    pub back: bool,
    /// Whether going on is offered.
    #[prop_or(true)]
    pub forward: bool,
}

/// Back, Skip and Next.
#[component]
pub fn Turns(props: &TurnsProps) -> Html {
    let writing = &props.writing;
    let turn = |action: Action| writing.acting(move |_: MouseEvent| action.clone());
    html! {
        <div class="turns">
            <KeepingLine writing={writing.clone()} />
            <div class="turns-row">
                if props.back {
                    <button type="button" class="button plain" onclick={turn(Action::Back)}>{ say::back() }</button>
                }
                if props.skip {
                    <button type="button" class="button plain" onclick={turn(Action::Skip)}>{ say::skip() }</button>
                }
                if props.forward {
                    <button type="button" class="button" onclick={turn(Action::Next)}>{ &props.next }</button>
                }
            </div>
        </div>
    }
}

/// Properties of [`KeepingLine`].
#[derive(Properties, PartialEq)]
pub struct KeepingProps {
    /// What is being written.
    pub writing: Writing,
}

/// What is true about keeping, in one line. Nothing before the phone question is
/// answered, and nothing to keep is not called kept.
#[component]
pub fn KeepingLine(props: &KeepingProps) -> Html {
    let writing = &props.writing;
    let words = match writing.state.phone {
        Some(phone) if !phone.may_store() || writing.state.has_words() => {
            Some(while_writing(phone, writing.keeping))
        }
        _ => None,
    };
    // Said aloud only when it becomes bad news: "Saved" after each key would be noise.
    let role = words.is_some_and(|words| words.closing_loses && !words.more.is_empty());
    html! {
        <p class="keeping" role={role.then_some("status")}>
            if let Some(Words { line, more, .. }) = words {
                { line }
                if !more.is_empty() {
                    { ". " }{ more }
                }
            }
        </p>
    }
}
