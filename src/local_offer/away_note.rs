//! For someone who lives outside the council's area: the council still owes them.

use crate::phrases::local_offer as say;
use controls::unfold::Unfold;
use domain::edition::Trust;
use yew::prelude::*;

/// The note.
pub fn away_note(trust: &Trust) -> Html {
    let adviser = format!("your {}", trust.adviser);
    html! {
        <Unfold id="away" title={say::away_title(&trust.short_name)} level={2} class="slim">
            <p>{ say::away(&trust.short_name) }</p>
            <p>{ say::away_ask(&adviser) }</p>
        </Unfold>
    }
}
