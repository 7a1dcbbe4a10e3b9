//! Figures of reviews and of requests, as they were frozen.

use crate::figures::number;
use crate::report::words;
use api::desk::reports::{Figures, RequestsOf};
use api::desk::review_figures::{Frozen, Share};
use yew::prelude::*;

/// Reviews in time, and who took part in them.
pub fn reviews(figures: &Figures) -> Html {
    html! {
        <section class="report-part look-all" aria-labelledby="part-reviews">
            <header class="part-head"><h2 id="part-reviews">{ "Reviews" }</h2></header>
            if figures.reviews.is_empty() {
                <p class="report-none">{ "No figures of reviews were frozen for this period." }</p>
            }
            { for figures.reviews.iter().map(review) }
        </section>
    }
}

fn review(one: &Frozen) -> Html {
    let of = &one.figures;
    let lines: [(&str, Share); 6] = [
        ("Reviews held in time", of.in_time),
        ("First reviews", of.first),
        ("Second reviews", of.second),
        ("Later reviews", of.later),
        ("Children of 4 and over who took part", of.took_part),
        ("Views sent in My Pledge before it", of.views_sent),
    ];
    html! {
        <div class="report-block" key={one.id.clone()}>
            <div class="report-scroll" role="region" tabindex="0" aria-label={format!("Table: reviews of {}", words::period(one.period))}><table class="report-table">
                <caption>{ words::period(one.period) }</caption>
                <thead><tr><th scope="col">{ "What" }</th><th scope="col" class="number">{ "How many" }</th></tr></thead>
                <tbody>{ for lines.into_iter().map(|(name, share)| html! {
                    <tr key={name}><th scope="row">{ name }</th><td class="number">{ words::share(share) }</td></tr>
                }) }</tbody>
            </table></div>
            if !of.codes.is_empty() {
                <div class="report-scroll" role="region" tabindex="0" aria-label={format!("Table: codes of {}", words::period(one.period))}><table class="report-table codes">
                    <caption>{ "How children took part, by code" }</caption>
                    <thead><tr>{ for (0..of.codes.len()).map(|at| html! { <th scope="col" class="number">{ format!("PN{at}") }</th> }) }</tr></thead>
                    <tbody><tr>{ for of.codes.iter().map(|code| html! { <td class="number">{ number(*code) }</td> }) }</tr></tbody>
                </table></div>
            }
            <p class="report-note">{ format!("Not counted, since something was not written down: {}. Frozen on {} by {}.", number(of.unknown), words::date(one.on), one.by) }</p>
        </div>
    }
}

/// Requests answered in time.
pub fn requests(figures: &Figures) -> Html {
    html! {
        <section class="report-part look-all" aria-labelledby="part-requests">
            <header class="part-head"><h2 id="part-requests">{ "Requests answered in time" }</h2></header>
            if figures.requests.is_empty() {
                <p class="report-none">{ "No requests were counted for this period." }</p>
            }
            { for figures.requests.iter().map(requests_of) }
        </section>
    }
}

fn requests_of(one: &RequestsOf) -> Html {
    let requests = &one.requests;
    html! {
        <div class="report-block" key={one.period.from.to_string()}>
            <div class="report-scroll" role="region" tabindex="0" aria-label={format!("Table: requests of {}", words::period(one.period))}><table class="report-table">
                <caption>{ words::period(one.period) }</caption>
                <thead><tr>
                    <th scope="col">{ "Request" }</th>
                    <th scope="col">{ "In time means" }</th>
                    <th scope="col" class="number">{ "In time" }</th>
                </tr></thead>
                <tbody>
                    { for requests.kinds.iter().map(|kind| html! {
                        <tr key={kind.name.clone()}>
                            <th scope="row">{ &kind.name }</th>
                            <td>{ words::clock(kind.clock) }</td>
                            <td class="number">{ words::share(kind.share) }</td>
                        </tr>
                    }) }
                    <tr class="together"><th scope="row">{ "All together" }</th><td></td><td class="number">{ words::share(requests.all) }</td></tr>
                </tbody>
            </table></div>
            <p class="report-note">{ format!("Counted on {} of the requests that the desk still had: they go when they are settled.", words::date(requests.counted_on)) }</p>
        </div>
    }
}
