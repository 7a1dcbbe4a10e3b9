//! Whether the answers are kept on this phone, and the one tap that forgets them.

use super::provider::Told;
use crate::phrases::results as say;
use controls::icon::{Icon, picture};
use yew::prelude::*;

/// The choice to keep, and to forget. In somebody's page (`framed`) what a browser
/// keeps may be gone tomorrow, so that no promise is made there.
pub fn keeping(told: &Told, framed: bool) -> Html {
    html! {
        <section class="card stack">
            <p role="status" class="with-icon">
                { picture(Icon::Lock) }
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
