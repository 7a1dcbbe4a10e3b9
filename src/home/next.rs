//! What is next: the next date, or the way to find it. One card, the strongest on
//! the page.

use super::next_door::door;
use crate::entitlements::dates_page::words_of;
use crate::entitlements::line::{lines, next};
use crate::entitlements::looked_at::{LookAt, lives, look};
use crate::entitlements::provider::use_told;
use crate::navigation::Go;
use crate::phrases::{home as say, my_dates};
use crate::published::use_published;
use crate::route::Route;
use crate::surroundings::use_surroundings;
use yew::prelude::*;

/// What is next.
#[component]
pub fn Next() -> Html {
    let told = use_told();
    let today = use_surroundings().today;
    let Some(edition) = use_published() else {
        return Html::default();
    };
    let lives = lives(&told.answers, &edition, today);
    let found = look(&edition, &told.answers, &lives, LookAt::Today, today);
    let all = found
        .map(|(outcome, _)| lines(&outcome))
        .unwrap_or_default();
    let words = next(&all).and_then(|line| words_of(line, &edition, today));
    if words.is_none() && lives.is_empty() {
        return door();
    }
    html! {
        <section class="next" aria-labelledby="home-next">
            if let Some((title, day)) = words {
                <p>{ my_dates::next_due() }</p>
                <h2 id="home-next">{ title }</h2>
                <p>{ day }</p>
                <Go to={Route::Dates} class="button">{ my_dates::see() }</Go>
            } else {
                <h2 id="home-next">{ say::owed_title() }</h2>
                <Go to={Route::Status} class="button">{ say::owed_go() }</Go>
            }
        </section>
    }
}
