//! Inside somebody else's page: the way to our own page, in a new tab.

use crate::page_title::PageTitle;
use crate::phrases::{door as say, requests};
use crate::route::{Base, Route};
use crate::views::open_link::Arrival;
use controls::icon::{Icon, picture};
use yew::prelude::*;

/// The door to this place, which is *My views* or a request. What an invitation's link
/// carried goes along.
pub fn door(to: &Route, arrival: Arrival) -> Html {
    let is_views = *to == Route::Views;
    let mut href = Base::Own.path_of(to);
    if let Arrival::Invited(fragment) = arrival {
        href.push('#');
        href.push_str(fragment.text());
    }
    html! {
        <>
            <PageTitle>{ if is_views { say::title() } else { requests::title() } }</PageTitle>
            <p>{ if is_views { say::why() } else { say::why_request() } }</p>
            <p>
                <a class="button" {href} target="_blank" rel="noopener noreferrer">
                    { if is_views { say::open() } else { say::open_request() } }{ picture(Icon::Web) }
                </a>
            </p>
            <p class="muted small">{ say::stays() }</p>
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::page;

    #[tokio::test]
    async fn the_door_opens_our_own_page_in_a_tab_of_its_own() {
        let html = page(|| door(&Route::Views, Arrival::Plain)).await;
        assert!(html.contains(r#"href="/views""#), "{html}");
        assert!(html.contains(r#"target="_blank""#), "{html}");
        assert!(html.contains(r#"rel="noopener noreferrer""#), "{html}");
        assert!(
            !html.contains("<input") && !html.contains("<textarea"),
            "{html}"
        );
    }

    #[tokio::test]
    async fn an_invitation_that_was_opened_in_a_frame_goes_through_the_door() {
        let html = page(|| door(&Route::Views, Arrival::of("i=AAAA.00"))).await;
        assert!(html.contains(r##"href="/views#i=AAAA.00""##), "{html}");
    }
}
