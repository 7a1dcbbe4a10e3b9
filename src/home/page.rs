//! The home page.

use super::help_now::help_now;
use super::next_door::NextDoor;
use super::waiting::Waiting;
use crate::page_title::PageTitle;
use crate::phrases::home as say;
use crate::pledge::tiles::tiles;
use domain::edition::Outline;
use yew::prelude::*;

/// The home page.
pub fn home_page(outline: &Outline) -> Html {
    html! {
        <>
            <PageTitle>{ say::title() }</PageTitle>
            <NextDoor />
            <Waiting />
            { help_now(outline) }
            <section class="stack" aria-labelledby="home-pledge">
                <h2 id="home-pledge">{ say::pledge_title() }</h2>
                { tiles(&outline.tiles) }
            </section>
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{page, place};

    #[tokio::test]
    async fn what_is_next_comes_first_then_who_can_help_then_the_six_priorities() {
        let html = page(|| home_page(&content::outline().unwrap())).await;
        let next = place(&html, "class=\"next");
        let help = place(&html, "tel:999");
        let pledge = place(&html, "home-pledge");
        assert!(next < help && help < pledge);
        assert_eq!(html.matches("class=\"tile ").count(), 6, "{html}");
    }
}
