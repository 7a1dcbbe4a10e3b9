//! My pledge: the priorities, and each one's promises.

use crate::navigation::Go;
use crate::page_title::PageTitle;
use crate::phrases;
use crate::published::use_published;
use crate::route::Route;
use controls::icon::{Icon, Picture};
use domain::ids::PriorityId;
use domain::pledge::Priority;
use yew::prelude::*;

/// The whole pledge.
#[component]
pub fn PledgePage() -> Html {
    let Some(edition) = use_published() else {
        return Html::default();
    };
    html! {
        <>
            <PageTitle>{ phrases::pledge::title() }</PageTitle>
            <ul class="priorities">
                { for edition.pledge.priorities.iter().map(priority_card) }
            </ul>
        </>
    }
}

/// Properties of [`PriorityPage`].
#[derive(Properties, PartialEq)]
pub struct PriorityPageProps {
    /// Which priority.
    pub id: PriorityId,
}

/// One priority and its promises.
#[component]
pub fn PriorityPage(props: &PriorityPageProps) -> Html {
    let Some(edition) = use_published() else {
        return Html::default();
    };
    let found = edition
        .pledge
        .priorities
        .iter()
        .find(|priority| priority.id == props.id);
    let Some(priority) = found else {
        return html! { <PledgePage /> };
    };
    html! {
        <>
            <PageTitle>{ priority.title.clone() }</PageTitle>
            <p>{ priority.meaning.clone() }</p>
            { for priority.promises.iter().map(|promise| html! {
                <section class="card" key={promise.id.as_str()}>
                    <h2>{ promise.title.clone() }</h2>
                    <p>{ promise.what.clone() }</p>
                </section>
            }) }
        </>
    }
}

/// A priority as a card that leads to its promises.
pub fn priority_card(priority: &Priority) -> Html {
    let count = u32::try_from(priority.promises.len()).unwrap_or(u32::MAX);
    html! {
        <li key={priority.id.as_str()}>
            <Go to={Route::Priority(priority.id.clone())} class={classes!("priority", look(priority))}>
                <Picture icon={icon(priority)} />
                <span class="priority-title">{ priority.title.clone() }</span>
                <span class="priority-count">{ phrases::home::promises(count) }</span>
            </Go>
        </li>
    }
}

/// The class that gives a priority its colours.
#[must_use]
pub fn look(priority: &Priority) -> &'static str {
    match priority.look {
        1 => "look-1",
        2 => "look-2",
        3 => "look-3",
        4 => "look-4",
        5 => "look-5",
        _ => "look-6",
    }
}

/// A priority's icon.
#[must_use]
pub fn icon(priority: &Priority) -> Icon {
    match priority.look {
        1 => Icon::People,
        2 => Icon::Book,
        3 => Icon::Shield,
        4 => Icon::Heart,
        5 => Icon::Path,
        _ => Icon::Leaf,
    }
}
