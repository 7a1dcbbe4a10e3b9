//! A file that somebody chose from their computer, read into memory here and sent
//! nowhere else; and one that was made here, handed to them.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, Url};
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

/// Offers `text` as a file of this name. A browser that has no way to save stays silent.
pub fn save(name: &str, kind: &str, text: &str) {
    let _ = try_save(name, kind, text);
}

fn try_save(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let link = super::document()
        .ok_or(JsValue::NULL)?
        .create_element("a")?
        .unchecked_into::<HtmlAnchorElement>();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}
