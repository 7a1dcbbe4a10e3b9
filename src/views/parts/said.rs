//! Something that has to be said: what happened, that nothing is lost, what to do.

use controls::notice::{Notice, Tone};
use yew::prelude::*;

/// Something that has to be said, to eyes and ears, with what can be done about it.
pub fn said(urgent: bool, line: &str, more: &str, to_do: Html) -> Html {
    let tone = if urgent { Tone::Wrong } else { Tone::Care };
    html! {
        <Notice {tone} spoken=true>
            if !line.is_empty() {
                <p><strong>{ line }</strong></p>
            }
            if !more.is_empty() {
                <p>{ more }</p>
            }
            { to_do }
        </Notice>
    }
}
