//! Settings: how it looks, what it keeps, forgetting it.

use crate::page_title::PageTitle;
use crate::phrases;
use yew::prelude::*;

/// The settings page.
#[component]
pub fn SettingsPage() -> Html {
    html! { <PageTitle>{ phrases::settings::title() }</PageTitle> }
}
