//! Reading aloud with the browser's own voices. Nothing goes to another site
//! from here; a phone without a voice has no button.

use super::{page, window};
use wasm_bindgen::prelude::*;
use yew::Callback;

fn voice() -> Option<web_sys::SpeechSynthesis> {
    let window = window()?;
    // Absent in some browsers; the binding would throw.
    js_sys::Reflect::has(&window, &"speechSynthesis".into())
        .ok()
        .filter(|there| *there)?;
    window.speech_synthesis().ok()
}

/// Whether this browser can read aloud.
#[must_use]
pub fn able() -> bool {
    voice().is_some()
}

/// Reads the element of this id aloud, and says when it is done or was stopped.
pub fn read_aloud(id: &str, done: &Callback<()>) {
    let (Some(voice), Some(words)) = (voice(), page::text_of(id)) else {
        return;
    };
    voice.cancel();
    // Long utterances are cut off after some seconds in Chromium: one a line.
    let mut lines = words
        .lines()
        .filter(|line| !line.trim().is_empty())
        .peekable();
    while let Some(line) = lines.next() {
        let Ok(utterance) = web_sys::SpeechSynthesisUtterance::new_with_text(line) else {
            continue;
        };
        utterance.set_lang("en-GB");
        if lines.peek().is_none() {
            let done = done.clone();
            let ended = Closure::once_into_js(move || done.emit(()));
            utterance.set_onend(Some(ended.unchecked_ref()));
        }
        voice.speak(&utterance);
    }
}

/// Stops reading.
pub fn stop() {
    if let Some(voice) = voice() {
        voice.cancel();
    }
}
