//! Whether the answers are kept on this phone, and the one tap that forgets them.

use super::provider::use_told;
use crate::phrases::results as say;
use crate::surroundings::use_surroundings;
use controls::icon::{Icon, Picture};
use yew::prelude::*;

/// The choice to keep, and to forget.
#[component]
pub fn Keeping() -> Html {
    let told = use_told();
    // In somebody's page what a browser keeps may be gone tomorrow: no promise is made.
    let framed = use_surroundings().framed;
    html! {
        <section class="card stack">
            <p role="status">
                <Picture icon={Icon::Lock} class="in-line" />
                { " " }
                { if told.kept { say::kept() } else { say::not_kept() } }
            </p>
            <div class="ways">
                if !told.kept && !framed {
                    <button type="button" class="button quiet" onclick={told.keep.reform(|_: MouseEvent| ())}>
                        { say::keep() }
                    </button>
                }
                <button type="button" class="button plain" onclick={told.forget.reform(|_: MouseEvent| ())}>
                    { say::forget() }
                </button>
            </div>
        </section>
    }
}
