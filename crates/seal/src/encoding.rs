//! Bytes as text: base 64, URL alphabet, no padding, exactly one text for the bytes.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

pub(crate) fn to_text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The bytes this text stands for; `None` for any other text, also for one that
/// differs only in bits a lenient reader would pass over.
pub(crate) fn from_text(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}
