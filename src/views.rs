//! My views: saying what you think before your review.

use crate::page_title::PageTitle;
use crate::phrases;
use yew::prelude::*;

/// The page of *My views*.
#[component]
pub fn ViewsPage() -> Html {
    html! { <PageTitle>{ phrases::views::title() }</PageTitle> }
}
