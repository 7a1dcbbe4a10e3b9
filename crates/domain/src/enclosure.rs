//! Bytes that travel beside a JSON text and not inside it: a picture, a sound.
//!
//! In the text stands only how many there are; the bytes follow after a zero byte,
//! which no JSON text holds, in the order in which the text names them. Base 64
//! inside the text would cost a third more, and the longest sealed message has no
//! room to waste. What the bytes are is said by whoever encloses them.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

/// What parts the text from the bytes.
const END_OF_TEXT: u8 = 0;

/// Some bytes. Clones share them.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "u32", into = "u32")]
pub struct Enclosure {
    length: u32,
    bytes: Arc<[u8]>,
}

/// The bytes beside a text are not those that it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the text names {named} bytes, and {found} follow it")]
pub struct NotWhole {
    /// How many the text names.
    pub named: usize,
    /// How many there are.
    pub found: usize,
}

impl Enclosure {
    /// These bytes; what would not fit into four gibibytes is nothing that is ever made.
    #[must_use]
    pub fn new(bytes: impl Into<Arc<[u8]>>) -> Self {
        let bytes = bytes.into();
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        Self { length, bytes }
    }

    /// The bytes: none as long as only the text has been read.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How many the text names.
    #[must_use]
    pub const fn length(&self) -> usize {
        self.length as usize
    }

    /// The bytes themselves, for wiping, where nobody else holds them.
    pub fn bytes_mut(&mut self) -> Option<&mut [u8]> {
        Arc::get_mut(&mut self.bytes)
    }
}

impl From<u32> for Enclosure {
    fn from(length: u32) -> Self {
        Self {
            length,
            bytes: Arc::default(),
        }
    }
}

impl From<Enclosure> for u32 {
    fn from(enclosure: Enclosure) -> Self {
        enclosure.length
    }
}

impl fmt::Debug for Enclosure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Enclosure({} bytes)", self.length)
    }
}

/// The text, with what it names after it. A text that names nothing stays as it is.
#[must_use]
pub fn pack<'a>(
    text: Vec<u8>,
    enclosures: impl IntoIterator<Item = &'a Enclosure> + Clone,
) -> Vec<u8> {
    let all = || enclosures.clone().into_iter();
    if all().next().is_none() {
        return text;
    }
    let length: usize = all().map(|enclosure| enclosure.bytes.len()).sum();
    let mut packed = Vec::with_capacity(text.len() + 1 + length);
    packed.extend(text);
    packed.push(END_OF_TEXT);
    all().for_each(|enclosure| packed.extend_from_slice(&enclosure.bytes));
    packed
}

/// The text, and the bytes after it.
#[must_use]
pub fn unpack(packed: &[u8]) -> (&[u8], &[u8]) {
    packed
        .iter()
        .position(|byte| *byte == END_OF_TEXT)
        .map_or((packed, &[]), |end| (&packed[..end], &packed[end + 1..]))
}

/// Gives what the text names its bytes.
///
/// # Errors
/// [`NotWhole`]; then none has any.
pub fn fill<'a>(
    enclosures: impl IntoIterator<Item = &'a mut Enclosure>,
    bytes: &[u8],
) -> Result<(), NotWhole> {
    let enclosures: Vec<&mut Enclosure> = enclosures.into_iter().collect();
    let named = enclosures
        .iter()
        .fold(0_usize, |sum, one| sum.saturating_add(one.length()));
    let found = bytes.len();
    if named != found {
        return Err(NotWhole { named, found });
    }
    let mut rest = bytes;
    for enclosure in enclosures {
        let (these, others) = rest.split_at(enclosure.length());
        enclosure.bytes = these.into();
        rest = others;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(enclosures: &[Enclosure]) -> Vec<u8> {
        serde_json::to_vec(enclosures).expect("numbers")
    }

    fn round(enclosures: &[Enclosure]) -> Vec<Enclosure> {
        let packed = pack(text(enclosures), enclosures);
        let (text, bytes) = unpack(&packed);
        let mut found: Vec<Enclosure> = serde_json::from_slice(text).expect("a list");
        fill(&mut found, bytes).expect("it is whole");
        found
    }

    #[test]
    fn bytes_of_any_value_come_back_in_their_order() {
        let all: Vec<u8> = (0..=255).collect();
        let many = [
            Enclosure::new([0, 0, 1]),
            Enclosure::new([]),
            Enclosure::new(all),
        ];
        assert_eq!(round(&many), many);
    }

    #[test]
    fn a_text_that_names_nothing_is_sent_as_it_stands() {
        assert_eq!(pack(b"{}".to_vec(), &[]), b"{}");
        assert_eq!(unpack(b"{}"), (&b"{}"[..], &b""[..]));
    }

    #[test]
    fn more_or_fewer_bytes_than_named_are_refused_and_none_is_taken() {
        for found in [0, 2, 4] {
            let mut named = [Enclosure::from(1), Enclosure::from(2)];
            let fault = fill(&mut named, &vec![7; found]);
            assert_eq!(fault, Err(NotWhole { named: 3, found }));
            assert!(named.iter().all(|one| one.bytes().is_empty()));
        }
        let fault = fill(&mut [Enclosure::from(u32::MAX)], b"");
        assert!(fault.is_err());
    }

    #[test]
    fn nothing_of_the_bytes_is_printed() {
        let printed = format!("{:?}", Enclosure::new(*b"CANARY"));
        assert!(
            !printed.contains("67") && !printed.contains("CANARY"),
            "{printed}"
        );
    }
}
