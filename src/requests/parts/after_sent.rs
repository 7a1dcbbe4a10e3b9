//! After a request is sent: what happens next, by when the law wants it, and what to do
//! if it cannot wait.

use super::dates::dates;
use super::urgent::urgent;
use crate::phrases::requests as say;
use chrono::NaiveDate;
use domain::edition::Edition;
use domain::request::Request;
use yew::prelude::*;

/// What happens next.
pub fn after_sent(request: &Request, edition: &Edition, today: NaiveDate) -> Html {
    html! {
        <>
            <section class="stack" aria-labelledby="request-next">
                <h2 id="request-next">{ say::next_title() }</h2>
                <p>{ request.goes_to.clone() }</p>
                <ol class="bullets">{ for request.next.iter().map(|next| html! { <li>{ next.clone() }</li> }) }</ol>
            </section>
            { dates(request, &edition.bank_holidays, today) }
            { urgent(request, edition) }
        </>
    }
}
