//! Padding: sealed words have one of a few lengths, so that their length says
//! next to nothing.
//!
//! A padded plaintext is the length of the words (four bytes, big-endian), the
//! words, and zeros up to one of [`PADDED_LENGTHS`].

use domain::submission::PADDED_LENGTHS;
use zeroize::Zeroizing;

const PREFIX: usize = 4;
/// The most bytes that can be sealed: 262,140.
pub const MOST_PLAINTEXT: usize = PADDED_LENGTHS[PADDED_LENGTHS.len() - 1] - PREFIX;

/// More than can be sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{bytes} bytes are more than the {MOST_PLAINTEXT} that can be sealed at once")]
pub struct TooLong {
    /// How many there are.
    pub bytes: usize,
}

/// Pads to the smallest length that holds it. Wiped when dropped.
pub(crate) fn pad(plaintext: &[u8]) -> Result<Zeroizing<Vec<u8>>, TooLong> {
    let bytes = plaintext.len();
    let too_long = TooLong { bytes };
    let padded = PADDED_LENGTHS
        .into_iter()
        .find(|length| bytes <= length - PREFIX)
        .ok_or(too_long)?;
    let length = u32::try_from(bytes).map_err(|_| too_long)?;
    // Full size from the start: growing would leave copies of the words behind.
    let mut out = Zeroizing::new(Vec::with_capacity(padded));
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(plaintext);
    out.resize(padded, 0);
    Ok(out)
}

/// The words within; `None` when this is not what [`pad`] makes, byte for byte.
pub(crate) fn unpad(padded: &[u8]) -> Option<&[u8]> {
    let (prefix, rest) = padded.split_first_chunk::<PREFIX>()?;
    let length = usize::try_from(u32::from_be_bytes(*prefix)).ok()?;
    let (plaintext, zeros) = rest.split_at_checked(length)?;
    let smallest = PADDED_LENGTHS
        .into_iter()
        .find(|size| length <= size - PREFIX)?;
    (padded.len() == smallest && zeros.iter().all(|byte| *byte == 0)).then_some(plaintext)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_length_is_padded_to_the_smallest_that_holds_it_and_comes_back() {
        let mut lengths = vec![0, 1];
        for padded in PADDED_LENGTHS {
            lengths.extend([padded - PREFIX - 1, padded - PREFIX, padded - PREFIX + 1]);
        }
        lengths.retain(|length| *length <= MOST_PLAINTEXT);
        for length in lengths {
            let plaintext = vec![7; length];
            let padded = pad(&plaintext).unwrap();
            let smallest = PADDED_LENGTHS.into_iter().find(|p| length + PREFIX <= *p);
            assert_eq!(Some(padded.len()), smallest, "{length}");
            assert_eq!(unpad(&padded), Some(plaintext.as_slice()), "{length}");
        }
    }

    #[test]
    fn one_byte_more_than_fits_is_refused_with_the_limit() {
        let refused = pad(&vec![0; MOST_PLAINTEXT + 1]).unwrap_err();
        assert_eq!(refused.bytes, MOST_PLAINTEXT + 1);
        assert!(refused.to_string().contains("262140"), "{refused}");
    }

    #[test]
    fn padding_that_was_made_otherwise_is_refused() {
        let good = pad(b"words").unwrap().to_vec();
        let mut beyond = good.clone();
        beyond[0] = 0xff;
        let mut marked = good.clone();
        marked[511] = 1;
        let mut roomier = good.clone();
        roomier.resize(2_048, 0);
        for bad in [&beyond[..], &marked, &roomier, &good[..511], b"", b"\0\0\0"] {
            assert_eq!(unpad(bad), None, "{} bytes", bad.len());
        }
    }
}
