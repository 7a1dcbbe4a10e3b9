//! The one suite: HPKE (RFC 9180) base mode with DHKEM(X25519, HKDF-SHA256),
//! HKDF-SHA256 and ChaCha20-Poly1305. Nothing else of the crate names the library.
//!
//! Sealed bytes are the encapsulated key (32) followed by the ciphertext.

use crate::randomness::{Drawn, NoRandomness, Randomness};
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use zeroize::{Zeroize, Zeroizing};

/// Bytes of a public and of a private key.
pub(crate) const KEY: usize = 32;

/// Sealing went wrong. There are no sealed bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    Randomness,
    Key,
}

impl From<NoRandomness> for Fault {
    fn from(NoRandomness: NoRandomness) -> Self {
        Self::Randomness
    }
}

/// Seals to `public`, under a fresh key drawn from `source`.
pub(crate) fn seal(
    public: &[u8; KEY],
    info: &[u8],
    aad: &[u8],
    plaintext: &[u8],
    source: &mut impl Randomness,
) -> Result<Vec<u8>, Fault> {
    let public =
        <X25519HkdfSha256 as Kem>::PublicKey::from_bytes(public).map_err(|_| Fault::Key)?;
    let mut drawn = Drawn::from(source)?;
    let (encapsulated, ciphertext) = hpke::single_shot_seal_with_rng::<
        ChaCha20Poly1305,
        HkdfSha256,
        X25519HkdfSha256,
    >(
        &OpModeS::Base, &public, info, plaintext, aad, &mut drawn
    )
    .map_err(|_| Fault::Key)?;
    drawn.kept_its_word()?;
    let mut sealed = Vec::with_capacity(KEY + ciphertext.len());
    sealed.extend_from_slice(&encapsulated.to_bytes());
    sealed.extend_from_slice(&ciphertext);
    Ok(sealed)
}

/// What was sealed; `None` when any bit of anything is not what it was.
pub(crate) fn open(
    private: &[u8; KEY],
    info: &[u8],
    aad: &[u8],
    sealed: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    let (encapsulated, ciphertext) = sealed.split_at_checked(KEY)?;
    let private = <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(private).ok()?;
    let encapsulated = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(encapsulated).ok()?;
    hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        &private,
        &encapsulated,
        info,
        ciphertext,
        aad,
    )
    .ok()
    .map(Zeroizing::new)
}

/// A key pair made from drawn bytes: private, then public.
#[cfg(feature = "desk")]
pub(crate) fn key_pair(
    source: &mut impl Randomness,
) -> Result<(Zeroizing<[u8; KEY]>, [u8; KEY]), NoRandomness> {
    Ok(key_pair_of(&*crate::randomness::draw::<KEY>(source)?))
}

/// The key pair that these bytes always make: private, then public.
pub(crate) fn key_pair_of(seed: &[u8; KEY]) -> (Zeroizing<[u8; KEY]>, [u8; KEY]) {
    let (private, public) = X25519HkdfSha256::derive_keypair(seed);
    let mut plain = private.to_bytes();
    let mut kept = Zeroizing::new([0; KEY]);
    kept.copy_from_slice(&plain);
    plain.as_mut_slice().zeroize();
    (kept, public.to_bytes().into())
}

/// The public half of a private key; `None` for bytes that are no private key.
#[cfg(feature = "desk")]
pub(crate) fn public_of(private: &[u8; KEY]) -> Option<[u8; KEY]> {
    let private = <X25519HkdfSha256 as Kem>::PrivateKey::from_bytes(private).ok()?;
    Some(X25519HkdfSha256::sk_to_pk(&private).to_bytes().into())
}

#[cfg(test)]
#[path = "hybrid/tests.rs"]
mod tests;
