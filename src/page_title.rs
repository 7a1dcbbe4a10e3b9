//! The one heading of a page that takes the focus when the person gets there.

use crate::navigation::PAGE_TITLE_ID;
use yew::prelude::*;

/// Properties of [`PageTitle`].
#[derive(Properties, PartialEq)]
pub struct PageTitleProps {
    /// The title's words.
    pub children: Html,
}

/// The page's `h1`.
#[component]
pub fn PageTitle(props: &PageTitleProps) -> Html {
    html! { <h1 id={PAGE_TITLE_ID} tabindex="-1">{ props.children.clone() }</h1> }
}
