//! The priorities as tiles: two by three on a phone, each with its own colour,
//! icon and number.

use super::appearance::{icon, look};
use crate::navigation::Go;
use crate::phrases::home as say;
use crate::route::Route;
use controls::icon::picture;
use domain::edition::Tile;
use yew::prelude::*;

/// The priorities as tiles.
pub fn tiles(tiles: &[Tile]) -> Html {
    html! {
        <ol class="tiles">
            { for tiles.iter().enumerate().map(|(at, one)| tile(at + 1, one)) }
        </ol>
    }
}

fn tile(number: usize, tile: &Tile) -> Html {
    html! {
        <li key={tile.id.as_str()}>
            <Go to={Route::Priority(tile.id.clone())} class={classes!("tile", look(tile.look))}>
                <span class="tile-top">
                    { picture(icon(tile.look)) }
                    <span class="tile-number" aria-hidden="true">{ number }</span>
                </span>
                <span class="tile-title">{ tile.title.clone() }</span>
                <span class="tile-count">{ say::promises(tile.promises) }</span>
            </Go>
        </li>
    }
}
