//! A box that a phrase opens: Argon2id makes a key from the phrase, XChaCha20-Poly1305
//! closes the box. The cost and the salt stand beside it, in JSON.

use crate::encoding::{from_text, to_text};
use crate::randomness::{NoRandomness, Randomness, draw};
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// What guessing a phrase once costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

/// What new boxes cost: 64 MiB, three passes, one lane.
pub const COST: Cost = Cost {
    memory_kib: 64 * 1_024,
    passes: 3,
    lanes: 1,
};

impl Cost {
    /// What a box may ask of this browser before it is called unreadable.
    const MOST: Self = Self {
        memory_kib: 512 * 1_024,
        passes: 16,
        lanes: 4,
    };

    fn is_bearable(self) -> bool {
        self.memory_kib <= Self::MOST.memory_kib
            && self.passes <= Self::MOST.passes
            && self.lanes <= Self::MOST.lanes
    }
}

/// A closed box. Safe to store anywhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wrapped {
    cost: Cost,
    salt: String,
    nonce: String,
    sealed: String,
}

/// Why a box was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WrapError {
    /// The device gave no randomness.
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
    /// The device has too little memory for the cost.
    #[error("this device has too little memory to make the key safe")]
    Memory,
}

/// Why a box stays shut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnwrapError {
    /// Not something this build can read.
    #[error("this was kept by another version of the app, or is damaged")]
    Unreadable,
    /// The phrase is another one; or the box belongs to something else.
    #[error("this phrase does not open it")]
    WrongPhrase,
    /// The device has too little memory for the cost.
    #[error("this device has too little memory to open it")]
    Memory,
    /// It opened, but the key inside is not the private half of the public key given.
    #[error("the key inside belongs to another public key")]
    OtherKey,
}

/// Puts 32 secret bytes in a box. `purpose` is bound in: a box made for one thing
/// does not open as another.
pub(crate) fn wrap(
    secret: &[u8; 32],
    phrase: &str,
    purpose: &[u8],
    cost: Cost,
    source: &mut impl Randomness,
) -> Result<Wrapped, WrapError> {
    let salt = draw::<16>(source)?;
    let nonce = draw::<24>(source)?;
    let key = stretch(phrase, salt.as_slice(), cost).ok_or(WrapError::Memory)?;
    let sealed = XChaCha20Poly1305::new((&*key).into())
        .encrypt(
            &XNonce::from(*nonce),
            Payload {
                msg: secret,
                aad: purpose,
            },
        )
        .map_err(|_| WrapError::Memory)?;
    Ok(Wrapped {
        cost,
        salt: to_text(salt.as_slice()),
        nonce: to_text(nonce.as_slice()),
        sealed: to_text(&sealed),
    })
}

/// What is in the box.
pub(crate) fn unwrap(
    wrapped: &Wrapped,
    phrase: &str,
    purpose: &[u8],
) -> Result<Zeroizing<[u8; 32]>, UnwrapError> {
    if !wrapped.cost.is_bearable() {
        return Err(UnwrapError::Unreadable);
    }
    let bytes = |text: &str| from_text(text).ok_or(UnwrapError::Unreadable);
    let nonce: [u8; 24] = bytes(&wrapped.nonce)?
        .try_into()
        .map_err(|_| UnwrapError::Unreadable)?;
    let (salt, sealed) = (bytes(&wrapped.salt)?, bytes(&wrapped.sealed)?);
    let key = stretch(phrase, &salt, wrapped.cost).ok_or(UnwrapError::Memory)?;
    let opened = XChaCha20Poly1305::new((&*key).into())
        .decrypt(
            &XNonce::from(nonce),
            Payload {
                msg: &sealed,
                aad: purpose,
            },
        )
        .map(Zeroizing::new)
        .map_err(|_| UnwrapError::WrongPhrase)?;
    let mut secret = Zeroizing::new([0; 32]);
    if opened.len() != secret.len() {
        return Err(UnwrapError::Unreadable);
    }
    secret.copy_from_slice(&opened);
    Ok(secret)
}

/// The phrase as it counts: spaces at the ends and runs of spaces make no difference.
pub(crate) fn counted(phrase: &str) -> Zeroizing<String> {
    let mut out = Zeroizing::new(String::with_capacity(phrase.len()));
    for word in phrase.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn stretch(phrase: &str, salt: &[u8], cost: Cost) -> Option<Zeroizing<[u8; 32]>> {
    let mut key = Zeroizing::new([0; 32]);
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).ok()?;
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(counted(phrase).as_bytes(), salt, key.as_mut_slice())
        .ok()?;
    Some(key)
}
