//! Home: what is next, what is waiting, who can help now, and the six priorities.

use crate::navigation::Go;
use crate::page_title::PageTitle;
use crate::phrases::home as say;
use crate::pledge::priority_card;
use crate::published::use_published;
use crate::route::Route;
use yew::prelude::*;

/// The home page.
#[component]
pub fn HomePage() -> Html {
    let Some(edition) = use_published() else {
        return Html::default();
    };
    html! {
        <>
            <PageTitle>{ say::title() }</PageTitle>
            <section aria-labelledby="pledge-title">
                <h2 id="pledge-title">{ say::pledge_title() }</h2>
                <ul class="priorities">
                    { for edition.pledge.priorities.iter().map(priority_card) }
                </ul>
            </section>
            <p><Go to={Route::Help}>{ say::all_help() }</Go></p>
        </>
    }
}
