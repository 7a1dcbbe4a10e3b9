//! The browser's own cryptography: random bytes, and the key under which a draft
//! is kept. The key never leaves the browser and cannot be read out of it.
//!
//! Sealing for the team is the `seal` crate's.

use super::storage::{IndexedDb, StorageFault};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use js_sys::{ArrayBuffer, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey, SubtleCrypto};

/// Bytes of the random value that makes each encryption different.
const NONCE: usize = 12;

/// Why a draft could not be encrypted or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CryptoFault {
    /// This browser has no cryptography here: an old one, or a page without https.
    #[error("no cryptography here")]
    Missing,
    /// The key is gone, or the text was changed.
    #[error("the text cannot be decrypted")]
    Unreadable,
    /// The key could not be kept.
    #[error(transparent)]
    Storage(#[from] StorageFault),
}

fn crypto() -> Option<Crypto> {
    super::window()?.crypto().ok()
}

/// Random bytes, or nothing where the browser has none: then nothing is made up.
#[must_use]
pub fn random_bytes<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    crypto()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}

/// A random number to spread waits apart. Without randomness everybody waits longest.
#[must_use]
pub fn random_u32() -> u32 {
    random_bytes().map_or(u32::MAX, u32::from_le_bytes)
}

/// What a key of this phone encrypts. Each has its own, so that destroying one destroys
/// nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyFor {
    /// The draft.
    Draft,
    /// The answers of last time.
    LastTime,
}

impl KeyFor {
    /// What it is kept under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::LastTime => "last-time",
        }
    }
}

/// A key under which this phone keeps a text.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftKey {
    key: CryptoKey,
}

impl DraftKey {
    /// The key kept here, or a new one.
    ///
    /// # Errors
    /// [`CryptoFault::Missing`] or a [`StorageFault`]; then no draft is kept.
    pub async fn kept_or_new(store: &IndexedDb, of: KeyFor) -> Result<Self, CryptoFault> {
        if let Some(key) = Self::kept(store, of).await? {
            return Ok(key);
        }
        let key = Self::generate().await.ok_or(CryptoFault::Missing)?;
        store.set_key(of.name(), Some(key.as_ref())).await?;
        // Two tabs may have made one each: the one on disk is the one to use.
        Self::kept(store, of).await?.ok_or(CryptoFault::Missing)
    }

    /// The key kept here, if there is one.
    ///
    /// # Errors
    /// A [`StorageFault`].
    pub async fn kept(store: &IndexedDb, of: KeyFor) -> Result<Option<Self>, CryptoFault> {
        let found = store.key(of.name()).await?;
        Ok(found
            .and_then(|key| key.dyn_into().ok())
            .map(|key| Self { key }))
    }

    /// The key of these bytes. It cannot be read back either.
    pub async fn of(bytes: &[u8; 32]) -> Option<Self> {
        let uses = js_sys::Array::of2(&"encrypt".into(), &"decrypt".into());
        let made = subtle()?
            .import_key_with_object(
                "raw",
                &Uint8Array::from(bytes.as_slice()),
                &algorithm(None).ok()?,
                false,
                &uses,
            )
            .ok()?;
        let key = JsFuture::from(made).await.ok()?.dyn_into().ok()?;
        Some(Self { key })
    }

    async fn generate() -> Option<CryptoKey> {
        let algorithm = algorithm(None).ok()?;
        Reflect::set(&algorithm, &"length".into(), &256.into()).ok()?;
        let uses = js_sys::Array::of2(&"encrypt".into(), &"decrypt".into());
        let made = subtle()?
            .generate_key_with_object(&algorithm, false, &uses)
            .ok()?;
        JsFuture::from(made).await.ok()?.dyn_into().ok()
    }

    /// The bytes, encrypted and in base 64.
    ///
    /// # Errors
    /// [`CryptoFault::Missing`]; then nothing is kept.
    pub async fn encrypt(&self, plain: &[u8]) -> Result<String, CryptoFault> {
        let nonce: [u8; NONCE] = random_bytes().ok_or(CryptoFault::Missing)?;
        let encrypted = self.encrypted(&nonce, plain).await;
        let mut out = nonce.to_vec();
        out.extend(encrypted.ok_or(CryptoFault::Missing)?);
        Ok(URL_SAFE_NO_PAD.encode(out))
    }

    async fn encrypted(&self, nonce: &[u8; NONCE], text: &[u8]) -> Option<Vec<u8>> {
        let algorithm = algorithm(Some(nonce)).ok()?;
        let text = Uint8Array::from(text);
        let asked = subtle()?
            .encrypt_with_object_and_buffer_source(&algorithm, &self.key, &text)
            .ok()?;
        bytes(JsFuture::from(asked).await.ok()?)
    }

    /// The bytes that were encrypted.
    ///
    /// # Errors
    /// [`CryptoFault::Unreadable`].
    pub async fn decrypt(&self, kept: &str) -> Result<Vec<u8>, CryptoFault> {
        let kept = URL_SAFE_NO_PAD
            .decode(kept)
            .map_err(|_| CryptoFault::Unreadable)?;
        let (nonce, encrypted) = kept
            .split_first_chunk::<NONCE>()
            .ok_or(CryptoFault::Unreadable)?;
        let plain = self.decrypted(nonce, encrypted).await;
        plain.ok_or(CryptoFault::Unreadable)
    }

    async fn decrypted(&self, nonce: &[u8; NONCE], encrypted: &[u8]) -> Option<Vec<u8>> {
        let algorithm = algorithm(Some(nonce)).ok()?;
        let encrypted = Uint8Array::from(encrypted);
        let asked = subtle()?
            .decrypt_with_object_and_buffer_source(&algorithm, &self.key, &encrypted)
            .ok()?;
        bytes(JsFuture::from(asked).await.ok()?)
    }
}

fn subtle() -> Option<SubtleCrypto> {
    // Absent on a page without https, whatever the types say.
    let crypto = crypto()?;
    let subtle = Reflect::get(&crypto, &"subtle".into()).ok()?;
    subtle.dyn_into().ok()
}

fn algorithm(nonce: Option<&[u8; NONCE]>) -> Result<Object, JsValue> {
    let algorithm = Object::new();
    Reflect::set(&algorithm, &"name".into(), &"AES-GCM".into())?;
    if let Some(nonce) = nonce {
        let nonce = Uint8Array::from(nonce.as_slice());
        Reflect::set(&algorithm, &"iv".into(), &nonce)?;
    }
    Ok(algorithm)
}

fn bytes(buffer: JsValue) -> Option<Vec<u8>> {
    let buffer: ArrayBuffer = buffer.dyn_into().ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
