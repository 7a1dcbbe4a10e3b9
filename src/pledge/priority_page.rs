//! One priority: what it means, and its promises as cards that unfold.

use super::actions::page::YouSaid;
use super::appearance::{icon, look};
use super::page::pledge_page;
use super::promise_card::promise_card;
use crate::navigation::Go;
use crate::page_title::PageTitle;
use crate::phrases::pledge as say;
use crate::route::Route;
use chrono::NaiveDate;
use controls::icon::{Icon, picture};
use domain::ids::PriorityId;
use domain::pledge::{Pledge, Priority};
use yew::prelude::*;

/// One priority and its promises. An id that the edition does not have shows the
/// whole pledge: an old link still leads somewhere.
pub fn priority_page(pledge: &Pledge, id: &PriorityId, today: NaiveDate) -> Html {
    let found = pledge
        .priorities
        .iter()
        .position(|priority| priority.id == *id);
    let Some((at, priority)) = found.and_then(|at| Some((at, pledge.priorities.get(at)?))) else {
        return pledge_page(pledge);
    };
    html! {
        <div class={classes!("priority", look(priority.look))}>
            { banner(pledge, at, priority) }
            <div class="unfolds">
                { for priority.promises.iter().map(|promise| promise_card(promise, &pledge.trust, today)) }
            </div>
            <YouSaid priority={priority.id.clone()} />
            <p class="small muted">{ say::in_their_words(&priority.heading, &pledge.trust) }</p>
            { neighbours(pledge, at) }
        </div>
    }
}

fn banner(pledge: &Pledge, at: usize, priority: &Priority) -> Html {
    html! {
        <div class="banner">
            <p class="banner-over">
                <span class="badge">{ picture(icon(priority.look)) }</span>
                { say::priority(&format!("{} of {}", at + 1, pledge.priorities.len())) }
            </p>
            <PageTitle>{ priority.title.clone() }</PageTitle>
            <p>{ priority.meaning.clone() }</p>
        </div>
    }
}

fn neighbours(pledge: &Pledge, at: usize) -> Html {
    let next = pledge
        .priorities
        .get(at + 1)
        .or_else(|| pledge.priorities.first());
    html! {
        <nav aria-label={say::more()} class="onward">
            <Go to={Route::Pledge} class="button plain">
                { picture(Icon::Back) }
                <span>{ say::title() }</span>
            </Go>
            if let Some(next) = next {
                <Go to={Route::Priority(next.id.clone())} class="button plain">
                    <span>{ next.title.clone() }</span>
                    { picture(Icon::Chevron) }
                </Go>
            }
        </nav>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::{page, today};

    async fn priority(id: PriorityId) -> String {
        page(move || priority_page(&content::edition().unwrap().pledge, &id, today())).await
    }

    #[tokio::test]
    async fn every_promise_is_a_closed_card_with_a_heading() {
        let edition = content::edition().unwrap();
        for one in &edition.pledge.priorities {
            let html = priority(one.id.clone()).await;
            let closed = html.matches(r#"aria-expanded="false""#).count();
            assert_eq!(closed, one.promises.len(), "{}", one.id);
            assert_eq!(html.matches("<h2").count(), one.promises.len());
        }
    }

    #[tokio::test]
    async fn a_priority_nobody_knows_shows_the_whole_pledge() {
        let html = priority(PriorityId::from("gone")).await;
        assert!(html.contains("/pledge/"), "{html}");
    }
}
