//! The bar at the top: whose widget this is, reading aloud, settings, and *Leave now*. A
//! tablet that goes round a group keeps the first as words, and no way to anything else.

use super::PAGE_ID;
use crate::navigation::{Go, use_place};
use crate::phrases::frame as say;
use crate::platform::{leave, speech};
use crate::route::Route;
use controls::icon::{Icon, picture};
use yew::prelude::*;

/// The bar at the top; `trust` is the trust's short name.
pub fn top_bar(trust: &str, route: &Route) -> Html {
    html! {
        <header class="top-bar">
            <Go to={Route::Home} class="brand">
                <span class="mark">{ picture(Icon::Heart) }</span>
                <span>{ trust.to_owned() }</span>
            </Go>
            <ReadAloud />
            <Go to={Route::Settings} class="icon-button" current={*route == Route::Settings}>
                { picture(Icon::Settings) }
                <span class="for-ears">{ say::settings() }</span>
            </Go>
            { leave_button() }
        </header>
    }
}

/// The bar on a tablet that goes round a group. Whoever leaves takes nothing with them:
/// what was given is kept, and opening the group's link again goes on where it was.
pub fn top_bar_in_group(trust: &str) -> Html {
    html! {
        <header class="top-bar">
            <p class="brand">
                <span class="mark">{ picture(Icon::Heart) }</span>
                <span>{ trust.to_owned() }</span>
            </p>
            <ReadAloud />
            { leave_button() }
        </header>
    }
}

fn leave_button() -> Html {
    html! {
        <button type="button" class="leave" title={say::leave_hint()} onclick={|_| leave::leave_now()}>
            { say::leave_now() }
        </button>
    }
}

/// Reads the page aloud. There only where the browser can.
#[component]
fn ReadAloud() -> Html {
    let able = use_state_eq(|| false);
    let reading = use_state_eq(|| false);
    let route = use_place();
    {
        let able = able.setter();
        use_effect_with((), move |()| able.set(speech::able()));
    }
    {
        let reading = reading.setter();
        use_effect_with(route, move |_| {
            move || {
                speech::stop();
                reading.set(false);
            }
        });
    }
    if !*able {
        return Html::default();
    }
    let toggle = {
        let reading = reading.clone();
        Callback::from(move |_| {
            if *reading {
                speech::stop();
                reading.set(false);
            } else {
                reading.set(true);
                let reading = reading.setter();
                speech::read_aloud(PAGE_ID, &Callback::from(move |()| reading.set(false)));
            }
        })
    };
    let (icon, words) = if *reading {
        (Icon::Stop, say::stop_reading())
    } else {
        (Icon::Speak, say::read_aloud())
    };
    html! {
        <button type="button" class="icon-button" title={words} onclick={toggle}>
            { picture(icon) }
            <span class="for-ears">{ words }</span>
        </button>
    }
}
