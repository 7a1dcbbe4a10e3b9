//! One priority: what it means, and its promises as cards that unfold.

use super::appearance::{icon, look};
use super::page::PledgePage;
use super::promise_card::PromiseCard;
use crate::navigation::Go;
use crate::page_title::PageTitle;
use crate::phrases::pledge as say;
use crate::published::use_published;
use crate::route::Route;
use controls::icon::{Icon, Picture};
use domain::ids::PriorityId;
use domain::pledge::{Pledge, Priority};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`PriorityPage`].
#[derive(Properties, PartialEq)]
pub struct PriorityPageProps {
    /// Which priority.
    pub id: PriorityId,
}

/// One priority and its promises. An id that the edition does not have shows the
/// whole pledge: an old link still leads somewhere.
#[component]
pub fn PriorityPage(props: &PriorityPageProps) -> Html {
    let Some(edition) = use_published() else {
        return Html::default();
    };
    let pledge = &edition.pledge;
    let found = pledge
        .priorities
        .iter()
        .position(|priority| priority.id == props.id);
    let Some((at, priority)) = found.and_then(|at| Some((at, pledge.priorities.get(at)?))) else {
        return html! { <PledgePage /> };
    };
    html! {
        <div class={classes!("priority", look(priority))}>
            { banner(pledge, at, priority) }
            <div class="unfolds">
                { for priority.promises.iter().map(|promise| html! {
                    <PromiseCard key={promise.id.as_str()} promise={Rc::new(promise.clone())}
                        trust={pledge.trust.clone()} />
                }) }
            </div>
            <p class="small muted">{ say::in_their_words(&priority.heading, &pledge.trust) }</p>
            { neighbours(pledge, at) }
        </div>
    }
}

fn banner(pledge: &Pledge, at: usize, priority: &Priority) -> Html {
    html! {
        <div class="banner">
            <p class="banner-over">
                <span class="badge"><Picture icon={icon(priority)} /></span>
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
                <Picture icon={Icon::Back} class="icon-turns" />
                <span>{ say::title() }</span>
            </Go>
            if let Some(next) = next {
                <Go to={Route::Priority(next.id.clone())} class="button plain">
                    <span>{ next.title.clone() }</span>
                    <Picture icon={Icon::Chevron} class="icon-turns" />
                </Go>
            }
        </nav>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendered::page;

    #[tokio::test]
    async fn every_promise_is_a_closed_card_with_a_heading() {
        let edition = content::edition().unwrap();
        for priority in &edition.pledge.priorities {
            let id = priority.id.clone();
            let html = page(move || html! { <PriorityPage {id} /> }).await;
            let closed = html.matches(r#"aria-expanded="false""#).count();
            assert_eq!(closed, priority.promises.len(), "{}", priority.id);
            assert_eq!(html.matches("<h2").count(), priority.promises.len());
        }
    }

    #[tokio::test]
    async fn a_priority_nobody_knows_shows_the_whole_pledge() {
        let html = page(|| html! { <PriorityPage id={PriorityId::from("gone")} /> }).await;
        assert!(html.contains("/pledge/"), "{html}");
    }
}
