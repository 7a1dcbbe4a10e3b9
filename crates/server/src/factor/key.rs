//! The key that members' second factors are kept under. It is a file outside the
//! database, so that a stolen database or a copy of it makes no codes.

use super::Shared;
use crate::edges::{NoRandomness, Random};
use crate::secrets::sha256_hex;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use zeroize::Zeroizing;

const NONCE: usize = 24;

/// The key.
pub struct FactorKey(Zeroizing<[u8; 32]>);

/// The key cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum KeyFault {
    /// The file cannot be read or made.
    #[error("factor_key: {file}: {why}")]
    File {
        /// The file.
        file: String,
        /// What happened.
        why: io::Error,
    },
    /// It is not one of ours.
    #[error("factor_key: {0} is not a key that this server made")]
    Unreadable(String),
    /// No randomness to make one.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
}

impl FactorKey {
    /// This key.
    #[must_use]
    pub fn of(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The key in this file; made, for its owner alone, when there is none. Of several
    /// processes at once one makes it.
    ///
    /// # Errors
    /// [`KeyFault`].
    pub fn read_or_make(file: &Path, random: &Random) -> Result<Self, KeyFault> {
        let fault = |why| KeyFault::File {
            file: file.display().to_string(),
            why,
        };
        if !file.exists() {
            make(file, random)?.map_err(fault)?;
        }
        let text = Zeroizing::new(std::fs::read_to_string(file).map_err(fault)?);
        let bytes = URL_SAFE_NO_PAD.decode(text.trim()).map(Zeroizing::new);
        bytes
            .ok()
            .and_then(|bytes| <[u8; 32]>::try_from(bytes.as_slice()).ok())
            .map(Self::of)
            .ok_or_else(|| KeyFault::Unreadable(file.display().to_string()))
    }

    /// What the database keeps, so that another key is noticed.
    #[must_use]
    pub fn check(&self) -> String {
        let mut said = Zeroizing::new(b"my-pledge second factors v1 ".to_vec());
        said.extend_from_slice(self.0.as_slice());
        sha256_hex(said.as_slice())
    }

    /// A phone's mark for one rating as it is kept: whoever has the database alone cannot
    /// tell whose it is, even with that phone in hand.
    #[must_use]
    pub fn mark(&self, mark: &str) -> String {
        self.keyed(&["my-pledge pledge check v1 ", mark])
    }

    /// The same for an answer to one consultation.
    #[must_use]
    pub fn consultation_mark(&self, consultation: &str, mark: &str) -> String {
        // Both are of one length only, so that no two are written alike.
        self.keyed(&["my-pledge consultation v1 ", consultation, " ", mark])
    }

    /// The same for what is said of one action.
    #[must_use]
    pub fn action_mark(&self, action: &str, mark: &str) -> String {
        self.keyed(&["my-pledge action v1 ", action, " ", mark])
    }

    fn keyed(&self, parts: &[&str]) -> String {
        // A key of HMAC may have any length.
        let keyed = Hmac::<Sha256>::new_from_slice(self.0.as_slice());
        keyed.map_or_else(
            |_| String::new(),
            |mut keyed| {
                for part in parts {
                    keyed.update(part.as_bytes());
                }
                URL_SAFE_NO_PAD.encode(keyed.finalize().into_bytes())
            },
        )
    }

    /// A member's secret as it is kept. Bound to the member: put beside another's
    /// name it does not open.
    ///
    /// # Errors
    /// [`NoRandomness`].
    pub fn seal(
        &self,
        member: &str,
        shared: &Shared,
        random: &Random,
    ) -> Result<String, NoRandomness> {
        let nonce: [u8; NONCE] = random.bytes()?;
        let sealed = XChaCha20Poly1305::new((&*self.0).into())
            .encrypt(
                &XNonce::from(nonce),
                Payload {
                    msg: shared.as_slice(),
                    aad: member.as_bytes(),
                },
            )
            .map_err(|_| NoRandomness)?;
        Ok(URL_SAFE_NO_PAD.encode([&nonce[..], &sealed].concat()))
    }

    /// The secret again; none when it was sealed under another key or for another.
    #[must_use]
    pub fn open(&self, member: &str, kept: &str) -> Option<Shared> {
        let bytes = URL_SAFE_NO_PAD.decode(kept).ok()?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE>()?;
        let opened = XChaCha20Poly1305::new((&*self.0).into())
            .decrypt(
                &XNonce::from(*nonce),
                Payload {
                    msg: sealed,
                    aad: member.as_bytes(),
                },
            )
            .map(Zeroizing::new)
            .ok()?;
        <[u8; 20]>::try_from(opened.as_slice())
            .ok()
            .map(Zeroizing::new)
    }
}

impl std::fmt::Debug for FactorKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FactorKey(..)")
    }
}

/// Written whole under another name, synced, and then given its own, unless another
/// process was first: nobody ever reads half a key.
fn make(file: &Path, random: &Random) -> Result<io::Result<()>, NoRandomness> {
    let text = Zeroizing::new(URL_SAFE_NO_PAD.encode(random.bytes::<32>()?));
    let tag = u64::from_be_bytes(random.bytes()?);
    Ok(put(file, &text, tag))
}

fn put(file: &Path, text: &str, tag: u64) -> io::Result<()> {
    let folder = file.parent().filter(|folder| *folder != Path::new(""));
    if let Some(folder) = folder {
        std::fs::create_dir_all(folder)?;
    }
    let draft = file.with_extension(format!("{tag:016x}"));
    let mut made = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&draft)?;
    let written = made
        .write_all(text.as_bytes())
        .and_then(|()| made.sync_all());
    let linked = written.and_then(|()| match std::fs::hard_link(&draft, file) {
        Err(fault) if fault.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other,
    });
    std::fs::remove_file(&draft)?;
    linked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::factor::draw;
    use std::os::unix::fs::PermissionsExt as _;

    #[test]
    fn a_secret_opens_under_its_key_and_for_its_member_alone() {
        let random = Random::of_this_machine();
        let (key, other) = (FactorKey::of([1; 32]), FactorKey::of([2; 32]));
        let shared = draw(&random).unwrap();
        let kept = key.seal("ada", &shared, &random).unwrap();
        assert_eq!(key.open("ada", &kept), Some(shared));
        assert_eq!(key.open("bo", &kept), None);
        assert_eq!(other.open("ada", &kept), None);
        assert_eq!(key.open("ada", &kept[1..]), None);
        assert_ne!(key.check(), other.check());
    }

    #[test]
    fn a_key_is_made_once_for_its_owner_alone_and_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("new/second-factor.key");
        let random = Random::of_this_machine();
        let made: Vec<String> = std::thread::scope(|scope| {
            let making: Vec<_> = (0..8)
                .map(|_| scope.spawn(|| FactorKey::read_or_make(&file, &random).unwrap().check()))
                .collect();
            making.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert!(made.iter().all(|check| *check == made[0]), "{made:?}");
        let mode = std::fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let beside = std::fs::read_dir(file.parent().unwrap()).unwrap().count();
        assert_eq!(beside, 1, "drafts are gone");
        std::fs::write(&file, "not a key").unwrap();
        let fault = FactorKey::read_or_make(&file, &random).unwrap_err();
        assert!(matches!(fault, KeyFault::Unreadable(_)), "{fault}");
    }
}
