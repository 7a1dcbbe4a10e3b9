//! What is next, for a phone that has not been told anything yet: the way to find out.
//! Once it has, [`super::next`] says what.

use crate::chapters::{Chapter, Opened, Piece};
use crate::entitlements::answers::Answers;
use crate::entitlements::provider::use_told;
use crate::navigation::Go;
use crate::phrases::home as say;
use crate::route::Route;
use yew::prelude::*;

/// The strongest card on Home.
#[component]
pub fn NextDoor() -> Html {
    let until = door();
    let told = use_told();
    if !told.kept && *told.answers == Answers::default() {
        return until;
    }
    html! { <Opened chapter={Chapter::Entitlements} piece={Piece::Next} {until} /> }
}

/// The way to *My status*.
pub fn door() -> Html {
    html! {
        <section class="next" aria-labelledby="home-next">
            <h2 id="home-next">{ say::dates_title() }</h2>
            <p>{ say::dates_more() }</p>
            <Go to={Route::Status} class="button">{ say::dates_go() }</Go>
        </section>
    }
}
