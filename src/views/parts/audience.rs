//! Who may read this answer: a sentence, and a choice behind it.

use super::option::Choosable;
use crate::phrases::views as say;
use crate::views::phrases;
use domain::views::Audience;
use yew::prelude::*;

/// Whether the choice is drawn before it is opened: a slow phone draws each screen
/// sooner without it. Rendered natively nothing is ever opened.
const DRAWN_CLOSED: bool = cfg!(not(target_arch = "wasm32"));

/// Properties of [`AudiencePicker`].
#[derive(Properties, PartialEq)]
pub struct AudiencePickerProps {
    /// The name of the choice, unique in the page.
    pub name: AttrValue,
    /// Who may read it now.
    pub now: Audience,
    /// Told another choice.
    pub changed: Callback<Audience>,
}

/// Who may read this answer, and a choice of others once it is opened.
#[component]
pub fn AudiencePicker(props: &AudiencePickerProps) -> Html {
    let AudiencePickerProps { name, now, changed } = props;
    let drawn = use_state_eq(|| DRAWN_CLOSED);
    let ontoggle = {
        let drawn = drawn.clone();
        Callback::from(move |_: Event| drawn.set(true))
    };
    let option = |audience: Audience| {
        let chosen = changed.reform(move |_: bool| audience);
        let words = phrases::audience(audience);
        Choosable::one(name.clone(), audience == *now, chosen, words).draw()
    };
    html! {
        <details class="audience" {ontoggle}>
            <summary>
                { audience_mark(*now) }
                <span>{ phrases::audience_sentence(*now) }</span>
                <span class="link">{ say::change() }</span>
            </summary>
            <fieldset>
                <legend class="for-ears">{ say::who_reads() }</legend>
                if *drawn {
                    <div class="choices-list">{ for Audience::ALL.into_iter().map(option) }</div>
                }
            </fieldset>
        </details>
    }
}

/// A small mark beside the words: full for everyone, parted for fewer.
pub fn audience_mark(audience: Audience) -> Html {
    let class = match audience {
        Audience::Everyone => "everyone",
        Audience::ReviewingOfficer => "officer",
        Audience::AdvocateFirst => "advocate",
        Audience::NotAloud => "not-aloud",
    };
    html! { <span class={classes!("audience-mark", class)} aria-hidden="true"></span> }
}

/// Who may read it, in a line under it.
pub fn reader_line(audience: Audience) -> Html {
    html! {
        <p class="muted small agenda-reader">{ audience_mark(audience) }{ phrases::audience(audience) }</p>
    }
}
