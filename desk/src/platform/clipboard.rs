//! Copying words, when somebody asks for it.

use super::window;
use wasm_bindgen_futures::JsFuture;

/// Copies `words`; says whether it worked. Plain http and old browsers refuse.
pub async fn copy(words: &str) -> bool {
    // Absent on plain http, and web-sys says it never is.
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
