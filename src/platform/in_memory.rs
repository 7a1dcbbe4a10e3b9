//! Bytes in memory under an address that only this page can use, for as long as
//! something shows or plays them. Nothing is written anywhere.

use js_sys::{Array, Uint8Array};
use web_sys::{Blob, BlobPropertyBag, Url};

/// An address of bytes in memory. Gone when this is dropped.
#[derive(Debug, PartialEq, Eq)]
pub struct InMemory {
    address: String,
}

impl InMemory {
    /// These bytes under an address; none where the browser has no such addresses.
    #[must_use]
    pub fn of(bytes: &[u8], kind: &str) -> Option<Self> {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let parts = Array::of1(&Uint8Array::from(bytes));
        let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
        let address = Url::create_object_url_with_blob(&blob).ok()?;
        Some(Self { address })
    }

    /// The address.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for InMemory {
    fn drop(&mut self) {
        let _ = Url::revoke_object_url(&self.address);
    }
}
