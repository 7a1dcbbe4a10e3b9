//! Reviews that are not counted as they could be, by the reference of the child, with a way
//! to fill in what is missing. Only for who may see them.

use super::working::Lacking;
use crate::reviews::table::record_id;
use domain::ids::InvitationId;
use yew::prelude::*;

/// What is missing; nothing when nothing is.
pub(super) fn missing(lacking: &[Lacking], record: Option<&Callback<InvitationId>>) -> Html {
    if lacking.is_empty() {
        return html! { <p>{ "Nothing is missing: every review of these months is counted as it can be." }</p> };
    }
    html! {
        <div class="scrolls" tabindex="0" role="region" aria-label="What is missing">
            <table class="found-table">
                <caption class="for-ears">{ "What is missing" }</caption>
                <thead><tr><th scope="col">{ "Reference" }</th><th scope="col">{ "What to write in" }</th><th scope="col">{ "Fill in" }</th></tr></thead>
                <tbody>{ for lacking.iter().map(|one| row(one, record)) }</tbody>
            </table>
        </div>
    }
}

fn row(one: &Lacking, record: Option<&Callback<InvitationId>>) -> Html {
    let line = &one.line;
    let reference = line.reference().unwrap_or("Sealed").to_owned();
    let id = line.item.id.clone();
    let shut = line.is_review_shut() || line.note.is_none();
    let record = record.filter(|_| !shut);
    html! {
        <tr key={line.item.id.as_str()}>
            <th scope="row" class="figures">{ &reference }</th>
            <td>
                if shut {
                    <p>{ "It is sealed to a key that you do not hold: ask a colleague who does." }</p>
                } else {
                    { for one.missing.iter().map(|missing| html! { <p>{ format!("The review {missing}.") }</p> }) }
                }
            </td>
            <td>
                if let Some(record) = record {
                    <button type="button" class="link" id={record_id(&id)} onclick={record.reform(move |_: MouseEvent| id.clone())}>
                        { "Fill in" }<span class="for-ears">{ format!(" {reference}") }</span>
                    </button>
                }
            </td>
        </tr>
    }
}
