//! Tokens, codes and passwords: how they are made, and the only form in which
//! they are kept. Unlock phrases and keys never come here.

use crate::edges::{NoRandomness, Random};
use argon2::{Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// Digits and letters that are not mistaken for each other and make no words.
const ALPHABET: &[u8; 28] = b"23456789bcdfghjkmnpqrstvwxyz";
const SETUP_CODE_CHARACTERS: usize = 20;

/// A session's token: 256 random bits, given to the browser and kept only as its hash.
///
/// # Errors
/// [`NoRandomness`].
pub fn session_token(random: &Random) -> Result<String, NoRandomness> {
    Ok(URL_SAFE_NO_PAD.encode(random.bytes::<32>()?))
}

/// An id of a member or a session.
///
/// # Errors
/// [`NoRandomness`].
pub fn short_id(random: &Random) -> Result<String, NoRandomness> {
    Ok(URL_SAFE_NO_PAD.encode(random.bytes::<12>()?))
}

/// A setup code, about 96 random bits, in groups to be typed.
///
/// # Errors
/// [`NoRandomness`].
pub fn setup_code(random: &Random) -> Result<String, NoRandomness> {
    code(random, SETUP_CODE_CHARACTERS)
}

/// A code of this many characters, in groups of five to be typed. Each character is
/// 4.8 random bits.
///
/// # Errors
/// [`NoRandomness`].
pub fn code(random: &Random, characters: usize) -> Result<String, NoRandomness> {
    let mut code = String::with_capacity(characters + characters / 5);
    let mut written = 0;
    while written < characters {
        for byte in random.bytes::<32>()? {
            // Bytes past the last whole run of the alphabet would favour its beginning.
            let Some(character) = (byte < 252).then(|| ALPHABET[usize::from(byte % 28)]) else {
                continue;
            };
            if written == characters {
                break;
            }
            if written > 0 && written % 5 == 0 {
                code.push('-');
            }
            code.push(char::from(character));
            written += 1;
        }
    }
    Ok(code)
}

/// A typed setup or spare code without what does not matter: capitals, hyphens, spaces.
#[must_use]
pub fn plain_code(typed: &str) -> String {
    typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|character| character.to_ascii_lowercase())
        .collect()
}

/// SHA-256 in lower-case hexadecimal. Enough for what has the strength of a key;
/// passwords go through [`hash_password`].
#[must_use]
pub fn sha256_hex(bytes: impl AsRef<[u8]>) -> String {
    use std::fmt::Write as _;
    let digest = Sha256::digest(bytes.as_ref());
    let mut text = String::with_capacity(64);
    for byte in digest {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// The password could not be hashed, or the kept hash is not one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("Argon2id failed")]
pub struct PasswordFault;

/// The cost of one guess. OWASP's first choice for Argon2id: 19 MiB, two passes.
fn argon2() -> Argon2<'static> {
    let params = Params::new(19 * 1_024, 2, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// The password as it is kept, in PHC form. Takes tens of milliseconds: not for
/// the threads that answer requests.
///
/// # Errors
/// [`PasswordFault`].
pub fn hash_password(password: &str, salt: [u8; 16]) -> Result<String, PasswordFault> {
    argon2()
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map(|hash| hash.to_string())
        .map_err(|_| PasswordFault)
}

/// Whether this is the password kept as `kept`. As slow as [`hash_password`].
#[must_use]
pub fn is_password(password: &str, kept: &str) -> bool {
    PasswordHash::new(kept)
        .is_ok_and(|hash| argon2().verify_password(password.as_bytes(), &hash).is_ok())
}

/// The hash of no password: checked when the sign-in name is unknown, so that it
/// takes as long as a known one.
pub const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm8gcGFzc3dvcmQgaXM$7w2n0Kq1x4nF2l2dEwJvXc0bq0m4X0j1mWQv0m1m3hE";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_known_by_its_hash_and_no_other_is() {
        let kept = hash_password("correct horse battery", [7; 16]).unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(is_password("correct horse battery", &kept));
        assert!(!is_password("correct horse batterY", &kept));
        assert!(!is_password("", "not a hash"));
    }

    #[test]
    fn the_hash_of_nobody_costs_as_much_as_a_real_one() {
        let nobody = PasswordHash::new(NOBODY).unwrap();
        let real = hash_password("x", [1; 16]).unwrap();
        let real = PasswordHash::new(&real).unwrap();
        assert_eq!(nobody.algorithm, real.algorithm);
        assert_eq!(nobody.params, real.params);
        assert!(!is_password("", NOBODY));
    }

    #[test]
    fn a_setup_code_survives_being_typed_badly() {
        let code = setup_code(&Random::of_this_machine()).unwrap();
        assert_eq!(code.len(), 23);
        assert_eq!(plain_code(&code).len(), 20);
        assert_eq!(
            plain_code(&format!(" {} ", code.to_uppercase().replace('-', " "))),
            plain_code(&code)
        );
    }
}
