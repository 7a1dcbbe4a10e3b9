//! Reading aloud with the browser's own voices. Nothing goes to another site
//! from here; a phone without a voice has no button.

use super::{page, window};

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

/// Reads the element of this id aloud, from its beginning.
pub fn read_aloud(id: &str) {
    let (Some(voice), Some(words)) = (voice(), page::text_of(id)) else {
        return;
    };
    voice.cancel();
    // Long utterances are cut off after some seconds in Chromium: one a paragraph.
    for paragraph in words.lines().filter(|line| !line.trim().is_empty()) {
        if let Ok(utterance) = web_sys::SpeechSynthesisUtterance::new_with_text(paragraph) {
            utterance.set_lang("en-GB");
            voice.speak(&utterance);
        }
    }
}

/// Stops reading.
pub fn stop() {
    if let Some(voice) = voice() {
        voice.cancel();
    }
}

/// Whether something is being read or waits to be.
#[must_use]
pub fn speaking() -> bool {
    voice().is_some_and(|voice| voice.speaking() || voice.pending())
}
