//! Everything that can be asked for.

use crate::navigation::Go;
use crate::page_title::PageTitle;
use crate::phrases::requests as say;
use crate::published::use_published;
use crate::route::Route;
use controls::icon::{Icon, picture};
use domain::edition::Edition;
use domain::request::{Purpose, Request};
use yew::prelude::*;

/// Everything that can be asked for.
#[component]
pub fn RequestsPage() -> Html {
    let edition = use_published();
    html! {
        <>
            <PageTitle>{ say::title() }</PageTitle>
            <p class="muted">{ say::intro() }</p>
            { edition.as_deref().map(rows).unwrap_or_default() }
        </>
    }
}

fn rows(edition: &Edition) -> Html {
    let offered = Purpose::ALL
        .into_iter()
        .filter(|purpose| purpose.is_listed())
        .filter_map(|purpose| edition.request(purpose));
    html! { <ul class="stack rows">{ for offered.map(row) }</ul> }
}

fn row(request: &Request) -> Html {
    html! {
        <li key={request.purpose.word()}>
            <Go to={Route::Request(request.purpose)} class="row plain-row">
                <span class="badge">{ picture(icon(request.purpose)) }</span>
                <span class="row-words">
                    <span class="row-title">{ request.name.clone() }</span>
                    <span class="row-line">{ request.line.clone() }</span>
                </span>
                { picture(Icon::Chevron) }
            </Go>
        </li>
    }
}

const fn icon(purpose: Purpose) -> Icon {
    match purpose {
        Purpose::ContactMe => Icon::Call,
        Purpose::Advocate => Icon::People,
        Purpose::Complaint => Icon::Views,
        Purpose::Claim => Icon::Tick,
        Purpose::PledgeWords | Purpose::ConsultationWords => Icon::Path,
        Purpose::MyRecords => Icon::Lock,
        Purpose::GoodNews => Icon::Mail,
        Purpose::ThankYou => Icon::Person,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{page, place};

    #[tokio::test]
    async fn every_request_is_one_tap_away_help_before_praise() {
        let html = page(|| rows(&content::edition().unwrap())).await;
        let places: Vec<usize> = Purpose::ALL
            .into_iter()
            .filter(|purpose| purpose.is_listed())
            .map(|purpose| place(&html, &format!(r#"href="/ask/{}""#, purpose.word())))
            .collect();
        assert!(places.is_sorted(), "{html}");
        // Own words to a consultation mean nothing away from its question.
        assert!(!html.contains("consultation"), "{html}");
    }
}
