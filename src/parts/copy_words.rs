//! Words ready to send, with a button that copies them and says whether it worked.

use crate::phrases::copying as say;
use crate::platform::clipboard;
use controls::icon::{Icon, picture};
use yew::platform::spawn_local;
use yew::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Copied {
    NotYet,
    Yes,
    Refused,
}

/// Properties of [`CopyWords`].
#[derive(Properties, PartialEq)]
pub struct CopyWordsProps {
    /// The words.
    pub words: AttrValue,
}

/// Words to use, and the button that copies them.
#[component]
pub fn CopyWords(props: &CopyWordsProps) -> Html {
    let copied = use_state_eq(|| Copied::NotYet);
    let copy = {
        let copied = copied.setter();
        let words = props.words.clone();
        Callback::from(move |_| {
            let copied = copied.clone();
            let words = words.clone();
            spawn_local(async move {
                copied.set(if clipboard::copy(&words).await {
                    Copied::Yes
                } else {
                    Copied::Refused
                });
            });
        })
    };
    let (icon, outcome) = match *copied {
        Copied::NotYet => (Icon::Copy, ""),
        Copied::Yes => (Icon::Tick, say::copied()),
        Copied::Refused => (Icon::Copy, say::refused()),
    };
    html! {
        <div class="copy-words">
            <blockquote>{ &props.words }</blockquote>
            <button type="button" class="button quiet" onclick={copy}>
                { picture(icon) }
                <span>{ say::copy() }</span>
            </button>
            <p class="small" role="status">{ outcome }</p>
        </div>
    }
}
