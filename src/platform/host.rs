//! What we tell the page that holds us, and only when one does: how tall we are.
//! `embed.js` reads it. Leaving is in [`super::leave`].

use super::{document, frame, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, ResizeObserver};

/// Before the height in pixels. `embed.js` knows it by this name.
const HEIGHT: &str = "my-pledge:height:";

/// In a frame: tells the host page our height, now and whenever it changes.
pub fn report_height() {
    if !frame::framed() {
        return;
    }
    let Some(app) = document().and_then(|document| document.get_element_by_id("app")) else {
        return;
    };
    let measured = app.clone();
    let told = Closure::<dyn FnMut()>::new(move || tell(&measured));
    if let Ok(observer) = ResizeObserver::new(told.as_ref().unchecked_ref()) {
        observer.observe(&app);
        // Both live as long as the page.
        told.forget();
        std::mem::forget(observer);
    }
}

fn tell(app: &Element) {
    // A height says nothing about the person, so that any host may be told.
    let height = app.get_bounding_client_rect().height().ceil();
    if let Some(Ok(Some(parent))) = window().map(|window| window.parent()) {
        let said = format!("{HEIGHT}{}", height as u32);
        let _ = parent.post_message(&JsValue::from_str(&said), "*");
    }
}
