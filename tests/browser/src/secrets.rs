//! Searching everything that left a phone, and everything a server wrote, for words
//! that nobody but the young person and the desk may see.

use anyhow::{Result, bail};

use crate::{product::Product, witness::Witness};

/// Fails if one of these words is in any byte that browsers sent: address, header
/// or body, plain or in one of the ways in which bytes are written as text.
///
/// # Errors
/// With the word, how it was written, and where.
pub fn are_in_no_request(words: &[&str], witness: &Witness) -> Result<()> {
    let sent = witness.sent();
    if sent.iter().all(Vec::is_empty) {
        bail!("the witness saw no request: nothing was proved");
    }
    for (which, bytes) in sent.iter().enumerate() {
        if let Some(found) = found(words, bytes) {
            bail!("{found} left the phone on connection {which}");
        }
    }
    Ok(())
}

/// Fails if one of these words is in any file that the server wrote: database,
/// write-ahead log, journal, log.
///
/// # Errors
/// With the word, how it was written, and the file.
pub fn are_in_no_file(words: &[&str], product: &Product) -> Result<()> {
    let written = product.everything_written()?;
    if !written.iter().any(|(path, held)| {
        path.extension().is_some_and(|kind| kind == "sqlite") && !held.is_empty()
    }) {
        bail!("there is no database to search: nothing was proved");
    }
    for (path, held) in written {
        if let Some(found) = found(words, &held) {
            bail!("{found} is in {}", path.display());
        }
    }
    Ok(())
}

fn found(words: &[&str], bytes: &[u8]) -> Option<String> {
    words.iter().find_map(|word| {
        ways(word)
            .into_iter()
            .find(|(_, way)| contains(bytes, way))
            .map(|(how, _)| format!("“{word}” ({how})"))
    })
}

/// How a word may be written: as it is, in UTF-16, in hexadecimal, and in base 64
/// at each of the three places where it can fall.
fn ways(word: &str) -> Vec<(&'static str, Vec<u8>)> {
    let plain = word.as_bytes().to_vec();
    let mut ways = vec![
        ("plain", plain.clone()),
        (
            "UTF-16",
            word.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ),
        (
            "hexadecimal",
            plain
                .iter()
                .flat_map(|byte| format!("{byte:02x}").into_bytes())
                .collect(),
        ),
        ("percent-encoded", word.replace(' ', "%20").into_bytes()),
    ];
    for place in 0..3 {
        let shifted: Vec<u8> = std::iter::repeat_n(0, place)
            .chain(plain.iter().copied())
            .collect();
        ways.push(("base 64", inner_base64(&shifted, place)));
    }
    ways
}

/// The letters of base 64 that depend on the word alone, not on what stands around it.
fn inner_base64(shifted: &[u8], place: usize) -> Vec<u8> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letters = shifted.chunks_exact(3).flat_map(|three| {
        let whole = u32::from_be_bytes([0, three[0], three[1], three[2]]);
        [18, 12, 6, 0].map(|shift| LETTERS[(whole >> shift) as usize & 63])
    });
    letters
        .skip(if place == 0 { 0 } else { place + 1 })
        .collect()
}

fn contains(bytes: &[u8], way: &[u8]) -> bool {
    bytes.windows(way.len()).any(|window| window == way)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_however_it_is_written() {
        for written in [
            &b"GET /?q=kestrelmoonbeam HTTP/1.1"[..],
            b"{\"a\":\"eGtlc3RyZWxtb29uYmVhbXg=\"}", // x + word + x
            b"{\"a\":\"eHhrZXN0cmVsbW9vbmJlYW14\"}",
            b"{\"a\":\"a2VzdHJlbG1vb25iZWFt\"}",
            b"6b65737472656c6d6f6f6e6265616d",
        ] {
            assert!(
                found(&["kestrelmoonbeam"], written).is_some(),
                "{}",
                String::from_utf8_lossy(written)
            );
        }
        assert_eq!(
            found(&["kestrelmoonbeam"], b"kestrelmoonbea eGtlc3RyZWxt"),
            None
        );
    }
}
