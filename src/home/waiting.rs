//! What is waiting: words not sent yet, things on their way, answers to look up. Where
//! nothing is, the way to have a say; always, the way to ask for something.

use crate::consultation::card::ConsultationsRow;
use crate::groups::card::GroupsRow;
use crate::navigation::Go;
use crate::outbox::provider::use_outbox;
use crate::phrases::{home as say, requests};
use crate::route::Route;
use crate::views::provider::use_writing;
use controls::icon::{Icon, picture};
use yew::prelude::*;

/// What is waiting.
#[component]
pub fn Waiting() -> Html {
    let outbox = use_outbox();
    let on_way = u32::try_from(outbox.on_way.len()).unwrap_or(u32::MAX);
    let drafting = use_writing().is_some_and(|writing| writing.is_waiting());
    let mut rows = Vec::new();
    if on_way > 0 {
        let title = say::on_way_title(on_way);
        rows.push(row(Route::Views, Icon::Clock, &title, say::on_way_more()));
    }
    if drafting {
        rows.push(row(
            Route::Views,
            Icon::Views,
            say::draft_title(),
            say::draft_more(),
        ));
    }
    if !outbox.receipts.is_empty() {
        rows.push(row(
            Route::Answers,
            Icon::Mail,
            say::sent_title(),
            say::sent_more(),
        ));
    }
    if rows.is_empty() {
        rows.push(row(
            Route::Views,
            Icon::Views,
            say::say_title(),
            say::say_more(),
        ));
    }
    rows.push(row(
        Route::Requests,
        Icon::Mail,
        requests::row(),
        requests::row_more(),
    ));
    html! { <div class="waiting">{ rows }<ConsultationsRow /><GroupsRow /></div> }
}

/// One thing that waits, and where it leads.
pub(crate) fn row(to: Route, icon: Icon, title: &str, more: &str) -> Html {
    html! {
        <Go {to} class="row plain-row">
            <span class="badge">{ picture(icon) }</span>
            <span class="row-words">
                <span class="row-title">{ title.to_owned() }</span>
                <span class="row-line">{ more.to_owned() }</span>
            </span>
            { picture(Icon::Chevron) }
        </Go>
    }
}
