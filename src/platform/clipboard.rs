//! Copying words, when the person asks for it.

use super::window;
use wasm_bindgen_futures::JsFuture;

/// Copies `words`; says whether it worked. Old browsers and frames may refuse.
pub async fn copy(words: &str) -> bool {
    // `navigator.clipboard` is absent on plain http, and web-sys says it never is.
    let there = |navigator: &web_sys::Navigator| {
        js_sys::Reflect::get(navigator, &"clipboard".into())
            .is_ok_and(|clipboard| !clipboard.is_undefined())
    };
    let Some(navigator) = window().map(|window| window.navigator()).filter(there) else {
        return false;
    };
    JsFuture::from(navigator.clipboard().write_text(words))
        .await
        .is_ok()
}
