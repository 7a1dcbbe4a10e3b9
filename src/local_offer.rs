//! The local offer.

use crate::page_title::PageTitle;
use crate::phrases;
use crate::published::use_published;
use yew::prelude::*;

/// The local offer.
#[component]
pub fn LocalOfferPage() -> Html {
    let Some(edition) = use_published() else {
        return Html::default();
    };
    html! {
        <>
            <PageTitle>{ phrases::local_offer::title() }</PageTitle>
            { for edition.services.iter().map(|service| html! {
                <section class="card" key={service.id.as_str()}>
                    <h2>{ service.name.clone() }</h2>
                    <p>{ service.what.clone() }</p>
                </section>
            }) }
        </>
    }
}
