//! Asks the server once for a newer edition. One that has come whole takes the place
//! of what is shown; a failed try changes nothing.

use super::{Published, Replace};
use client::Client;
use client::fetch::Fetch;
use client::phone::Content;
use std::cell::Cell;
use yew::platform::spawn_local;
use yew::prelude::*;

thread_local! {
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Asks, the first time that it is shown anywhere.
#[component]
pub fn Renew() -> Html {
    let shown = use_context::<Published>();
    let replace = use_context::<Replace>();
    use_effect_with((), move |()| {
        let (Some(shown), Some(Replace(replace))) = (shown, replace) else {
            return;
        };
        if ASKED.replace(true) {
            return;
        }
        spawn_local(async move {
            if let Ok(Content::New { hash, edition }) = Client::new(Fetch::default())
                .content(Some(&shown.hash))
                .await
            {
                replace.emit(Published::come(*edition, &hash));
            }
        });
    });
    Html::default()
}
