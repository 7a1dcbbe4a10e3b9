//! *My pledge*: the whole of it, or one priority.

use super::page::pledge_page;
use super::priority_page::priority_page;
use crate::published::use_published;
use crate::surroundings::use_surroundings;
use domain::ids::PriorityId;
use yew::prelude::*;

/// Properties of [`PledgePage`].
#[derive(Properties, PartialEq)]
pub struct PledgeProps {
    /// The priority; none for the whole pledge.
    #[prop_or_default]
    pub at: Option<PriorityId>,
}

/// The page.
#[component]
pub fn PledgePage(props: &PledgeProps) -> Html {
    let today = use_surroundings().today;
    let Some(edition) = use_published() else {
        return Html::default();
    };
    match &props.at {
        Some(id) => priority_page(&edition.pledge, id, today),
        None => pledge_page(&edition.pledge),
    }
}
