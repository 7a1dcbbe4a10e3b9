//! What Home says of consultations: a row that needs nothing but itself, and what it says
//! once it is known what is open.

use super::sending::{stands, use_known};
use super::taking::is_open;
use crate::chapters::{Chapter, Opened, Piece};
use crate::home::waiting::row;
use crate::phrases::consultation as say;
use crate::route::Route;
use crate::surroundings::use_surroundings;
use controls::icon::Icon;
use yew::prelude::*;

/// The row on Home. Inside somebody else's page nothing is fetched for it.
#[component]
pub fn ConsultationsRow() -> Html {
    let plain = row(
        Route::Consultations,
        Icon::People,
        say::title(),
        say::row_more(),
    );
    if use_surroundings().framed {
        return plain;
    }
    html! { <Opened chapter={Chapter::Consultations} piece={Piece::OpenOnes} until={plain} /> }
}

/// The same row, once what is open is known.
#[component]
pub fn OpenOnes() -> Html {
    let today = use_surroundings().today;
    let known = use_known();
    let mut open = known
        .all
        .iter()
        .filter(|put| is_open(put, today) && stands(&put.id).is_none());
    match (open.next(), open.count()) {
        (Some(one), 0) => row(
            Route::Consultation(one.id.clone()),
            Icon::People,
            &one.asked.title,
            say::card_one(),
        ),
        (Some(_), more) => {
            let all = u32::try_from(more + 1).unwrap_or(u32::MAX);
            row(
                Route::Consultations,
                Icon::People,
                &say::card_more(all),
                say::row_more(),
            )
        }
        (None, _) => row(
            Route::Consultations,
            Icon::People,
            say::title(),
            say::row_more(),
        ),
    }
}
