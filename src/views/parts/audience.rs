//! Who may read this answer: a sentence, and a choice behind it.

use super::option::Choosable;
use crate::phrases::views as say;
use crate::views::phrases;
use domain::views::Audience;
use yew::prelude::*;

/// Who may read this answer, and a choice of others under `name`.
pub fn audience_picker(
    name: impl Into<AttrValue>,
    now: Audience,
    changed: &Callback<Audience>,
) -> Html {
    let name = name.into();
    let option = |audience: Audience| {
        let chosen = changed.reform(move |_: bool| audience);
        let words = phrases::audience(audience);
        Choosable::one(name.clone(), audience == now, chosen, words).draw()
    };
    html! {
        <details class="audience">
            <summary>
                { audience_mark(now) }
                <span>{ phrases::audience_sentence(now) }</span>
                <span class="link">{ say::change() }</span>
            </summary>
            <fieldset>
                <legend class="for-ears">{ say::who_reads() }</legend>
                <div class="choices-list">{ for Audience::ALL.into_iter().map(option) }</div>
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
