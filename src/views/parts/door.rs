//! Inside somebody else's page: the way to our own page, in a new tab.

use crate::page_title::PageTitle;
use crate::phrases::door as say;
use crate::route::{Base, Route};
use controls::icon::{Icon, picture};
use yew::prelude::*;

/// The door of *My views*.
pub fn door() -> Html {
    html! {
        <>
            <PageTitle>{ say::title() }</PageTitle>
            <p>{ say::why() }</p>
            <p>
                <a class="button" href={Base::Own.path_of(&Route::Views)} target="_blank" rel="noopener noreferrer">
                    { say::open() }{ picture(Icon::Web) }
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
        let html = page(door).await;
        assert!(html.contains(r#"href="/views""#), "{html}");
        assert!(html.contains(r#"target="_blank""#), "{html}");
        assert!(html.contains(r#"rel="noopener noreferrer""#), "{html}");
        assert!(
            !html.contains("<input") && !html.contains("<textarea"),
            "{html}"
        );
    }
}
