//! Another request has been begun and holds words: go on with it, or delete it.

use crate::navigation::Go;
use crate::page_title::PageTitle;
use crate::phrases::requests as say;
use crate::route::Route;
use crate::views::parts::found_page::ClearButton;
use crate::views::provider::Writing;
use domain::request::Request;
use yew::prelude::*;

/// Go on with the other, or delete it.
pub fn other_page(writing: &Writing, other: &Request) -> Html {
    html! {
        <>
            <PageTitle>{ say::other_title() }</PageTitle>
            <p>{ say::other(&other.name) }</p>
            <Go to={Route::Request(other.purpose)} class="button">{ say::other_go() }</Go>
            <ClearButton clear={writing.clear()} />
        </>
    }
}
