//! What is next: one card, the strongest on the page.

use crate::navigation::Go;
use crate::phrases::home as say;
use crate::route::Route;
use yew::prelude::*;

/// What is next.
#[component]
pub fn Next() -> Html {
    html! {
        <section class="next" aria-labelledby="home-next">
            <h2 id="home-next">{ say::say_title() }</h2>
            <p>{ say::say_more() }</p>
            <Go to={Route::Views} class="button">{ say::say_go() }</Go>
        </section>
    }
}
