//! After *Send*, on a phone that is just theirs: whether this phone keeps the answers
//! for next time. Off unless chosen, and said with what it risks.

use crate::phrases::last_time as say;
use crate::views::last_time::offering::{NextTime, Offer};
use yew::prelude::*;

/// The offer, or what became of it.
pub fn next_time_card(next_time: &NextTime) -> Html {
    let button = |act: &Callback<()>, words: &'static str| {
        let onclick = act.reform(|_: MouseEvent| ());
        html! { <button type="button" class="button plain" {onclick}>{ words }</button> }
    };
    let inside = match next_time.offer {
        Offer::None => return Html::default(),
        Offer::Open(_) => html! {
            <>
                <p>{ say::offer() }</p>
                <p class="muted small">{ say::offer_risk() }</p>
                { button(&next_time.keep, say::keep()) }
            </>
        },
        Offer::Kept => html! {
            <>
                <p role="status">{ say::kept() }</p>
                { button(&next_time.forget, say::forget()) }
            </>
        },
        Offer::Refused => html! { <p role="status">{ say::not_kept() }</p> },
    };
    html! {
        <section class="card stack" aria-labelledby="next-time-title">
            <h2 id="next-time-title">{ say::offer_title() }</h2>
            { inside }
        </section>
    }
}
