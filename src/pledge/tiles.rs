//! The priorities as tiles: two by three on a phone, each with its own colour,
//! icon and number.

use super::appearance::{icon, look};
use crate::navigation::Go;
use crate::phrases::home as say;
use crate::route::Route;
use controls::icon::picture;
use domain::pledge::{Pledge, Priority};
use yew::prelude::*;

/// The priorities as tiles.
pub fn tiles(pledge: &Pledge) -> Html {
    html! {
        <ol class="tiles">
            { for pledge.priorities.iter().enumerate().map(|(at, priority)| tile(at + 1, priority)) }
        </ol>
    }
}

fn tile(number: usize, priority: &Priority) -> Html {
    let count = u32::try_from(priority.promises.len()).unwrap_or(u32::MAX);
    html! {
        <li key={priority.id.as_str()}>
            <Go to={Route::Priority(priority.id.clone())} class={classes!("tile", look(priority))}>
                <span class="tile-top">
                    { picture(icon(priority)) }
                    <span class="tile-number" aria-hidden="true">{ number }</span>
                </span>
                <span class="tile-title">{ priority.title.clone() }</span>
                <span class="tile-count">{ say::promises(count) }</span>
            </Go>
        </li>
    }
}
