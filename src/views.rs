//! *My views*: the questions before a review, one a screen, *my agenda*, and Send.
//!
//! The state and its reducer are pure; the page and its parts show them. What is
//! sealed goes on to [`crate::outbox`]. What is asked is content.

pub mod agenda;
pub mod draft;
pub mod entry;
pub mod phone;
pub mod phrases;
pub mod progress;
#[cfg(test)]
pub(crate) mod sample;
pub mod state;
pub mod step;

use crate::page_title::PageTitle;
use crate::phrases as words;
use yew::prelude::*;

/// The page of *My views*.
#[component]
pub fn ViewsPage() -> Html {
    html! { <PageTitle>{ words::views::title() }</PageTitle> }
}
