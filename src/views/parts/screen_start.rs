//! Where each screen begins: at its top, with the focus on its heading.

use crate::navigation::PAGE_TITLE_ID;
use crate::platform::page;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// Begins each `screen` at its top, with the focus on its heading. The tap that led
/// there is answered first: finding out where everything stands takes a slow phone as
/// long as drawing it. Not the first screen, unless `led`: getting here has done that
/// already.
#[hook]
pub fn use_screen_start<T: PartialEq + 'static>(screen: T, led: bool) {
    let first = use_mut_ref(move || !led);
    use_effect_with(screen, move |_| {
        let soon = (!first.replace(false)).then(|| {
            Timeout::new(0, || {
                page::focus(PAGE_TITLE_ID, true);
                page::scroll_to_top();
            })
        });
        move || drop(soon)
    });
}

/// On a phone the tabs make room while somebody `writes`.
#[hook]
pub fn use_room_to_write(writes: bool) {
    use_effect_with(writes, |writes| {
        page::set_root_attribute("data-writing", writes.then_some(""));
        || page::set_root_attribute("data-writing", None)
    });
}
