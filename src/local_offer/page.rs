//! The page of the local offer.

use super::away_note::away_note;
use super::narrowing::narrowing;
use super::saved::{Saved, use_saved};
use super::search_box::{said, search_box};
use super::service_card::{Reader, service_card};
use super::wanted::{Want, Wanted};
use crate::navigation::Go;
use crate::page_title::PageTitle;
use crate::phrases::local_offer as say;
use crate::published::Published;
use crate::route::Route;
use crate::surroundings::use_surroundings;
use domain::edition::Edition;
use domain::local_offer::Service;
use domain::local_offer::search::{Found, Index};
use yew::prelude::*;

/// The page of the local offer.
#[component]
pub fn LocalOfferPage() -> Html {
    let published = use_context::<Published>();
    let wanted = use_reducer_eq(Wanted::default);
    let saved = use_saved();
    let today = use_surroundings().today;
    let index = use_memo(published.clone(), |published| {
        let edition = published.as_ref().and_then(Published::whole);
        edition.map(|edition| (Index::new(&edition.services), edition))
    });
    let Some((index, edition)) = index.as_ref() else {
        return Html::default();
    };
    let found = index.search(&wanted.words, &wanted.filters());
    let services = shown(edition, &found, &wanted, &saved);
    let reader = Reader {
        trust: &edition.trust.short_name,
        today,
        saved: &saved,
    };
    let onwant = {
        let wanted = wanted.dispatcher();
        Callback::from(move |want| wanted.dispatch(want))
    };
    html! {
        <>
            <div class="lead">
                <PageTitle>{ say::title() }</PageTitle>
                <p>{ say::intro() }</p>
            </div>
            { search_box(&wanted.words, &onwant.reform(Want::Words)) }
            { narrowing(&wanted, &onwant) }
            <p class="muted" role="status">{ said(&found, services.len()) }</p>
            if services.is_empty() { { nothing(&onwant) } }
            <div class="unfolds">
                { for services.into_iter().map(|service| service_card(service, &reader)) }
            </div>
            { away_note(&edition.trust) }
        </>
    }
}

fn shown<'e>(
    edition: &'e Edition,
    found: &Found,
    wanted: &Wanted,
    saved: &Saved,
) -> Vec<&'e Service> {
    found
        .services
        .iter()
        .filter_map(|at| edition.services.get(*at))
        .filter(|service| !wanted.saved || saved.ids.contains(&service.id))
        .collect()
}

fn nothing(onwant: &Callback<Want>) -> Html {
    let everything = onwant.reform(|_: MouseEvent| Want::Everything);
    html! {
        <div class="card stack">
            <p>{ say::nothing_do() }</p>
            <div class="ways">
                <button type="button" class="button plain" onclick={everything}>{ say::start_again() }</button>
                <Go to={Route::Help} class="button quiet">{ say::ask_someone() }</Go>
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{page, place};

    #[tokio::test]
    async fn every_service_is_listed_and_how_many_is_spoken() {
        let html = page(|| html! { <LocalOfferPage /> }).await;
        let services = content::edition().unwrap().services;
        for service in &services {
            assert!(
                html.contains(&format!("id=\"service-{}\"", service.id)),
                "{}",
                service.id
            );
        }
        let status = place(&html, r#"role="status""#);
        assert!(status < place(&html, &format!("{} things found", services.len())));
    }

    #[tokio::test]
    async fn the_box_has_a_label_and_comes_before_the_filters_and_the_list() {
        let html = page(|| html! { <LocalOfferPage /> }).await;
        assert!(html.contains(r#"for="offer-search""#), "{html}");
        assert!(place(&html, "offer-search") < place(&html, "class=\"chips\""));
        assert!(place(&html, "class=\"chips\"") < place(&html, "service-"));
    }
}
