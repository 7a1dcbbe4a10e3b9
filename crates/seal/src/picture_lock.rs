//! The key of a picture lock: from a few pictures in an order, slowly, so that whoever
//! tries them all on a copy of the phone needs long for each.

use crate::derive::{Purpose, Root, TooLittleMemory};
use zeroize::Zeroizing;

/// The key that these pictures give with this salt.
///
/// # Errors
/// [`TooLittleMemory`].
pub fn picture_key(pictures: &[u8], salt: &str) -> Result<Zeroizing<[u8; 32]>, TooLittleMemory> {
    Ok(Root::of_code(Purpose::PictureLock, pictures, salt)?.key("draft"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_salt_both_change_the_key() {
        let key = |pictures: &[u8], salt| picture_key(pictures, salt).unwrap();
        let first = key(&[1, 2, 3, 4], "00ff");
        assert_eq!(first, key(&[1, 2, 3, 4], "00ff"));
        assert_ne!(first, key(&[2, 1, 3, 4], "00ff"));
        assert_ne!(first, key(&[1, 2, 3, 4], "00fe"));
    }
}
