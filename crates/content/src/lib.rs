//! The first edition of the content, as the build checked it: the same JSON in
//! the apps and in the server.
//!
//! What is in it is written in `content/**.toml`; how it is checked is the
//! `content-check` crate's, which never runs on a phone.

use domain::edition::Edition;

/// The edition as JSON.
pub const EDITION_JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/edition.json"));

/// The edition's hash: 16 hexadecimal digits of the SHA-256 of [`EDITION_JSON`].
pub const EDITION_HASH: &str = include_str!(concat!(env!("OUT_DIR"), "/edition.hash"));

/// The edition, read.
///
/// # Errors
/// Never for the JSON that this build made; the signature is that of reading any edition.
pub fn edition() -> Result<Edition, serde_json::Error> {
    serde_json::from_str(EDITION_JSON)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_edition_reads_back_to_the_same_json() {
        let edition = edition().unwrap();
        assert_eq!(serde_json::to_string(&edition).unwrap(), EDITION_JSON);
    }

    #[test]
    fn the_hash_is_sixteen_hexadecimal_digits() {
        assert_eq!(EDITION_HASH.len(), 16);
        assert!(EDITION_HASH.bytes().all(|byte| byte.is_ascii_hexdigit()));
    }
}
