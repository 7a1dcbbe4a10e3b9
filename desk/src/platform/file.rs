//! A file that somebody chose from their computer. It is read into memory here and
//! goes nowhere else.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;
use yew::Event;

/// A file that was chosen.
#[derive(Debug)]
pub struct Chosen(web_sys::File);

/// The file that was chosen in this box, if one was. The box is emptied, so that the
/// same file can be chosen again once it is mended.
#[must_use]
pub fn chosen(event: &Event) -> Option<Chosen> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0)?;
    input.set_value("");
    Some(Chosen(file))
}

impl Chosen {
    /// Its bytes; nothing when it is larger than this or cannot be read any more.
    pub async fn bytes(&self, most: usize) -> Option<Vec<u8>> {
        #[expect(clippy::cast_precision_loss, reason = "a limit of some megabytes")]
        if self.0.size() > most as f64 {
            return None;
        }
        let buffer = JsFuture::from(self.0.array_buffer()).await.ok()?;
        Some(Uint8Array::new(&buffer).to_vec())
    }
}
