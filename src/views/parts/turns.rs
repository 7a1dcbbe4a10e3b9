//! Back, Skip and Next: the same size, always in the same place, with what is true
//! about keeping above them.

use crate::outbox::truth::{Keeping, Words, while_writing};
use crate::phrases::views as say;
use crate::views::phone::Phone;
use crate::views::provider::Writing;
use crate::views::state::Action;
use yew::prelude::*;

/// Which ways there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ways {
    /// Whether going back is offered.
    pub back: bool,
    /// Whether *Skip* is offered.
    pub skip: bool,
    /// The words of the button that goes on, where going on is offered.
    pub next: Option<&'static str>,
}

impl Ways {
    /// Back and on.
    #[must_use]
    pub const fn both(next: &'static str) -> Self {
        Self {
            back: true,
            skip: false,
            next: Some(next),
        }
    }
}

/// Back, Skip and Next.
pub fn turns(writing: &Writing, ways: Ways) -> Html {
    let turn = |action: Action, class: &'static str, words: &'static str| {
        let onclick = writing.acting(move |_: MouseEvent| action.clone());
        html! { <button type="button" {class} {onclick}>{ words }</button> }
    };
    html! {
        <div class="turns">
            { keeping_line(writing) }
            <div class="turns-row">
                if ways.back {
                    { turn(Action::Back, "button plain", say::back()) }
                }
                if ways.skip {
                    { turn(Action::Skip, "button plain", say::skip()) }
                }
                { for ways.next.map(|next| turn(Action::Next, "button", next)) }
            </div>
        </div>
    }
}

/// What is true about keeping, in one line. Nothing before the phone question is
/// answered, and nothing to keep is not called kept.
pub fn keeping_line(writing: &Writing) -> Html {
    let has_words = writing.state.has_words();
    let phone = writing
        .state
        .phone
        .filter(|phone| !phone.may_store() || has_words);
    // A request is only on this page until it is sealed, whosever the phone is.
    let phone = match writing.state.request {
        Some(_) => phone.map(|_| Phone::Shared),
        None => phone,
    };
    line_on_keeping(phone, writing.keeping)
}

/// The line itself; empty without a phone to say it of.
pub fn line_on_keeping(phone: Option<Phone>, keeping: Keeping) -> Html {
    let words = phone.map(|phone| while_writing(phone, keeping));
    // Said aloud only when it becomes bad news: "Saved" after each key would be noise.
    let spoken = words.is_some_and(|words| words.closing_loses && !words.more.is_empty());
    html! {
        <p class="keeping" role={spoken.then_some("status")}>
            if let Some(Words { line, more, .. }) = words {
                { line }
                if !more.is_empty() {
                    { ". " }{ more }
                }
            }
        </p>
    }
}
