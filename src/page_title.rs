//! The one heading of a page that takes the focus when the person gets there.

use crate::navigation::PAGE_TITLE_ID;
use yew::prelude::*;

/// Properties of [`PageTitle`].
#[derive(Properties, PartialEq)]
pub struct PageTitleProps {
    /// The title's words.
    pub children: Html,
    /// Which way it is written, where the words are not the app's own: `auto`.
    #[prop_or_default]
    pub dir: Option<AttrValue>,
}

/// The page's `h1`.
#[component]
pub fn PageTitle(props: &PageTitleProps) -> Html {
    html! { <h1 id={PAGE_TITLE_ID} tabindex="-1" dir={props.dir.clone()}>{ props.children.clone() }</h1> }
}
