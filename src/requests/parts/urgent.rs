//! What to do if it cannot wait: said before anything is typed and after it is sent.

use crate::help::line_card::line_card;
use crate::phrases::requests as say;
use domain::edition::Edition;
use domain::help::Helpline;
use domain::ids::ServiceId;
use domain::request::Request;
use yew::prelude::*;

/// Helplines by id, in this order.
pub fn lines<'e>(edition: &'e Edition, ids: &[ServiceId]) -> Vec<&'e Helpline> {
    ids.iter()
        .filter_map(|id| edition.helplines.iter().find(|line| line.id == *id))
        .collect()
}

/// When it is read, and whom to call if it cannot wait.
pub fn urgent(request: &Request, edition: &Edition) -> Html {
    html! {
        <section class="stack lines" aria-labelledby="request-urgent">
            <h2 id="request-urgent">{ say::urgent_title() }</h2>
            <p>{ request.urgent.clone() }</p>
            <ul class="stack">{ for lines(edition, &request.lines).into_iter().map(line_card) }</ul>
        </section>
    }
}
