//! What Home says of groups: a row that needs nothing but itself, and the next day that one
//! meets once it is known.

use super::known::use_known;
use super::parts::coming;
use crate::chapters::{Chapter, Opened, Piece};
use crate::home::waiting::row;
use crate::in_words;
use crate::phrases::groups as say;
use crate::route::Route;
use crate::surroundings::use_surroundings;
use controls::icon::Icon;
use domain::groups::event::Standing;
use yew::prelude::*;

/// The row on Home. Inside somebody else's page nothing is fetched for it.
#[component]
pub fn GroupsRow() -> Html {
    let plain = drawn(say::row_more());
    if use_surroundings().framed {
        return plain;
    }
    html! { <Opened chapter={Chapter::Groups} piece={Piece::NextMeeting} until={plain} /> }
}

/// The same row, once it is known when a group meets next.
#[component]
pub fn NextMeeting() -> Html {
    let today = use_surroundings().today;
    let known = use_known();
    let next = known.iter().flat_map(|known| coming(&known.events, today));
    let mut next = next.filter(|told| told.event.standing != Standing::CalledOff);
    match next.next() {
        Some(told) => drawn(&say::next(&in_words::day(told.event.on, today))),
        None => drawn(say::row_more()),
    }
}

fn drawn(more: &str) -> Html {
    row(Route::Groups, Icon::Calendar, say::title(), more)
}
