//! Help now: who to ring, text or open. Needs no network, records nothing.

use crate::page_title::PageTitle;
use crate::phrases;
use crate::published::use_published;
use yew::prelude::*;

/// The help page.
#[component]
pub fn HelpPage() -> Html {
    let Some(edition) = use_published() else {
        return Html::default();
    };
    html! {
        <>
            <PageTitle>{ phrases::help::title() }</PageTitle>
            { for edition.helplines.iter().map(|line| html! {
                <section class="card" key={line.id.as_str()}>
                    <h2>{ line.name.clone() }</h2>
                    <p>{ line.what_for.clone() }</p>
                    if let Some(call) = &line.call {
                        <a class="button" href={format!("tel:{}", call.replace(' ', ""))}>{ call.clone() }</a>
                    }
                </section>
            }) }
        </>
    }
}
